"""How much of a stranger's project is read at all."""

from dataclasses import dataclass

MB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """Far above any real project, far below what could hurt the house."""

    entries: int = 300_000  # files in the package, media included
    xml_bytes: int = 512 * MB
    text_bytes: int = 32 * MB  # one text
    all_text_bytes: int = 256 * MB
    packing_ratio: int = 200  # of what is read and larger than a megabyte
    depth: int = 64  # of elements inside each other
    code_depth: int = 40
    code: int = 50_000
    text: int = 200_000
    selection: int = 1_000_000
    coding: int = 1_000_000
    note: int = 200_000
    other: int = 500_000  # users, variables, values, cases, sets, links, graphs


LIMITS = Limits()
