"""Cases opened from responses: triage, conversations, clocks, complaints."""
