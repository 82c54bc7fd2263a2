"""Forms with which questionnaires are written; they check what was typed."""
