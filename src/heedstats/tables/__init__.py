"""Tables that name their base, keep what is missing in sight, and add up."""

from heedstats.tables.counting import cross, frequency
from heedstats.tables.mentions import Mentions, MentionTable, mention_table
from heedstats.tables.stated import stated_table, table_from_records
from heedstats.tables.summaries import Summary, summaries, summary
from heedstats.tables.table import Base, Per, Share, Table, percent

__all__ = [
    "Base",
    "MentionTable",
    "Mentions",
    "Per",
    "Share",
    "Summary",
    "Table",
    "cross",
    "frequency",
    "mention_table",
    "percent",
    "stated_table",
    "summaries",
    "summary",
    "table_from_records",
]
