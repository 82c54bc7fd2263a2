"""What coding works with, as plain data; knows no Django."""
