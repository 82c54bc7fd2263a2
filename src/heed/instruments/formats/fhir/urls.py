"""The extensions of FHIR that we read and write, and our own."""

_CORE = "http://hl7.org/fhir/StructureDefinition/"
TRANSLATION = f"{_CORE}translation"
LEAST, MOST = f"{_CORE}minValue", f"{_CORE}maxValue"
PLACES = f"{_CORE}maxDecimalPlaces"
UNIT = f"{_CORE}questionnaire-unit"
OCCURS = f"{_CORE}questionnaire-maxOccurs"
ENTRY = f"{_CORE}entryFormat"
CONTROL = f"{_CORE}questionnaire-itemControl"
CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
ALONE = (
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-optionExclusive"
)
# The older and the newer name of the same extension.
ALONE_TOO = f"{_CORE}questionnaire-optionExclusive"

# Ours need no address to look up: what they hold is in docs/reference/formats.md.
OWN = "urn:heed:"
ASIDE = f"{OWN}aside"
PROTOCOL = ("why", "who_uses", "if_missing", "if_danger")
