"""Tables that name their base, keep what is missing in sight, and add up."""

from heedstats.tables.counting import cross, frequency
from heedstats.tables.mentions import (
    Mentions,
    MentionTable,
    mention_table,
    mentions_by,
)
from heedstats.tables.pictures import DivergingBars, DotPlot, diverging, share_dots
from heedstats.tables.stated import stated_table, table_from_records
from heedstats.tables.summaries import Summary, summaries, summary
from heedstats.tables.table import Base, Per, Share, Table, percent
from heedstats.tables.ticks import ticked

__all__ = [
    "Base",
    "DivergingBars",
    "DotPlot",
    "MentionTable",
    "Mentions",
    "Per",
    "Share",
    "Summary",
    "Table",
    "cross",
    "diverging",
    "frequency",
    "mention_table",
    "mentions_by",
    "percent",
    "share_dots",
    "stated_table",
    "summaries",
    "summary",
    "table_from_records",
    "ticked",
]
