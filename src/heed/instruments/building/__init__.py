"""Changing a questionnaire that is still being written, as plain data; no Django.

Every function takes a document and gives a new one. A document in the making need not
be a questionnaire yet: ``standing.stops`` says what is left to do.
"""
