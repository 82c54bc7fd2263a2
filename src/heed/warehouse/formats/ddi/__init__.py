"""DDI Codebook 2.5: what a dataset holds, for archives and their catalogues.

The document follows the order and the attributes of the official schema of 2012;
`docs/reference/formats.md` says how that is checked.
"""

from pathlib import Path

from heed.warehouse.dataset import Dataset
from heed.warehouse.formats.ddi.study import study_parts
from heed.warehouse.formats.ddi.variables import variables
from heed.warehouse.formats.xml import element, write_xml

NAMESPACE = "ddi:codebook:2_5"


def write_ddi(dataset: Dataset, path: Path) -> None:
    """The study, its file and its variables; answers of single people are not in it."""
    about = {"xmlns": NAMESPACE, "version": "2.5", "lang": "en-GB"}
    root = element("codeBook", study_parts(dataset), variables(dataset), **about)
    write_xml(root, path)
