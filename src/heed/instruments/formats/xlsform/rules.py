"""Our ranges as rules in the language of XLSForm."""

from heed.instruments.definition import Date, Number


def number_rule(item: Number) -> str:
    """The rule of a number in the language of XLSForm."""
    return f". >= {item.least} and . <= {item.most}"


def date_rule(item: Date) -> str:
    """The rule of a date in the language of XLSForm."""
    rule = f". >= date('{item.earliest_year}-01-01')"
    return rule if item.future else f"{rule} and . <= today()"
