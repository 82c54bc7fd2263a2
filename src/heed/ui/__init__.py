"""Base pages, form fields, components, and charts as accessible figures."""
