"""The columns of a REDCap data dictionary, as its pages and its API name them."""

FIELD, FORM, SECTION, TYPE = "field_name", "form_name", "section_header", "field_type"
LABEL, CHOICES, NOTE = "field_label", "select_choices_or_calculations", "field_note"
VALIDATION = "text_validation_type_or_show_slider_number"
LEAST, MOST = "text_validation_min", "text_validation_max"
IDENTIFIER, BRANCHING, ANNOTATION = "identifier", "branching_logic", "field_annotation"
REQUIRED, ALIGNMENT = "required_field", "custom_alignment"
NUMBER, MATRIX, RANKING = "question_number", "matrix_group_name", "matrix_ranking"

# In the order of the file; the name in the API, and the heading on REDCap's pages.
HEADINGS = {
    FIELD: "Variable / Field Name",
    FORM: "Form Name",
    SECTION: "Section Header",
    TYPE: "Field Type",
    LABEL: "Field Label",
    CHOICES: "Choices, Calculations, OR Slider Labels",
    NOTE: "Field Note",
    VALIDATION: "Text Validation Type OR Show Slider Number",
    LEAST: "Text Validation Min",
    MOST: "Text Validation Max",
    IDENTIFIER: "Identifier?",
    BRANCHING: "Branching Logic (Show field only if...)",
    REQUIRED: "Required Field?",
    ALIGNMENT: "Custom Alignment",
    NUMBER: "Question Number (surveys only)",
    MATRIX: "Matrix Group Name",
    RANKING: "Matrix Ranking?",
    ANNOTATION: "Field Annotation",
}
_KNOWN = {
    "".join(filter(str.isalnum, name.casefold())): column
    for column, heading in HEADINGS.items()
    for name in (column, heading)
}
REASONS = {
    REQUIRED: "In Heed every question may be skipped.",
    ALIGNMENT: "Heed decides how a question looks.",
    NUMBER: "Heed numbers no questions, since not everyone is asked all of them.",
    MATRIX: "In Heed each question has a page of its own.",
    RANKING: "Heed has no question that puts answers in order.",
    VALIDATION: "Heed has no rule of this kind.",
    LEAST: "Heed has no rule of this kind.",
    MOST: "Heed has no rule of this kind.",
    IDENTIFIER: "Heed marks words as identifying, and no other answers.",
    CHOICES: "Heed has no labels for this kind of question.",
    ANNOTATION: "It is an instruction to REDCap.",
}
UNKNOWN = "The column is none of a data dictionary's."


def canonical(heading: str) -> str:
    """The API's name of a column, however the file spells it."""
    plain = "".join(filter(str.isalnum, heading.casefold()))
    return _KNOWN.get(plain, heading)
