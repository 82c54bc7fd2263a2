"""Priority exercises: Delphi, best-worst, ranking, from idea to top ten."""
