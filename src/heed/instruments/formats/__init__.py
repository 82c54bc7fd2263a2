"""Reading and writing questionnaires in file formats; no Django here."""
