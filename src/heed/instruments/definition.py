"""What a questionnaire is, as plain data; knows no Django."""
