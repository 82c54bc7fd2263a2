"""What a questionnaire is, as plain data; knows no Django.

One item is one page. ``Definition`` is the whole; ``parse`` makes it from loaded
data, ``formats.yaml_files.read_yaml`` from a file; ``for_reader`` gives it in the words
of one group, language and Easy Read choice.
"""

from heed.instruments.definition.conditions import Condition
from heed.instruments.definition.document import Definition, fingerprint, parse
from heed.instruments.definition.items import (
    Consent,
    Date,
    FivePoint,
    Item,
    LongText,
    Number,
    OneChoice,
    Option,
    Several,
    ShortText,
    Statement,
    TextList,
)
from heed.instruments.definition.missing import WRITTEN, Missing
from heed.instruments.definition.readers import (
    ReaderItem,
    ReaderOption,
    ReaderView,
    for_reader,
)
from heed.instruments.definition.readiness import gaps
from heed.instruments.definition.words import GROUPS, LANGUAGES, Variant, Words

__all__ = [
    "GROUPS",
    "LANGUAGES",
    "WRITTEN",
    "Condition",
    "Consent",
    "Date",
    "Definition",
    "FivePoint",
    "Item",
    "LongText",
    "Missing",
    "Number",
    "OneChoice",
    "Option",
    "ReaderItem",
    "ReaderOption",
    "ReaderView",
    "Several",
    "ShortText",
    "Statement",
    "TextList",
    "Variant",
    "Words",
    "fingerprint",
    "for_reader",
    "gaps",
    "parse",
]
