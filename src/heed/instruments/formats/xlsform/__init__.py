"""XLSForm: questionnaires as workbooks, as ODK, KoboToolbox and Ona read them."""
