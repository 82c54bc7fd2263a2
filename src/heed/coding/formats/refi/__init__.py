"""REFI-QDA codebooks (.qdc) and projects (.qdpx), in and out.

``import_file`` reads a stranger's file in a child process, ``read_file`` in this one;
``write_project`` and ``write_codebook`` give bytes. All list what was not carried.
"""

from heed.coding.formats.refi.counting import Counting, LineEnds, Unit
from heed.coding.formats.refi.files import import_file, read_file
from heed.coding.formats.refi.results import Imported, Placed
from heed.coding.formats.refi.writing import write_codebook, write_project

__all__ = [
    "Counting",
    "Imported",
    "LineEnds",
    "Placed",
    "Unit",
    "import_file",
    "read_file",
    "write_codebook",
    "write_project",
]
