"""Reading and writing what others code, in file formats; no Django here."""
