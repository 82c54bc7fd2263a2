"""How and when people were reached."""

from heed.safeguards.counts_in_words import joined
from heed.studies.models import MANY
from heed.studies.reports.known import Known


def sampling(known: Known) -> str:
    """How people came to be asked."""
    return f"{known.study.get_sampling_display()}."


def door(known: Known) -> str:
    """Whether anybody could answer who had the address."""
    came = joined([label.lower() for label in known.people("entrance")])
    who = (
        "Open: whoever had the address could answer."
        if known.fieldwork.by_link
        else "Closed: only people who were invited by name could answer."
    )
    return f"{who} How people came in: {came}." if came else who


def sources(known: Known) -> str:
    """The declared ways in which the address was shared."""
    named = [source.title for source in known.sources]
    return f"The address was shared by: {joined(named)}." if named else ""


def dates(known: Known) -> str:
    """When it was open."""
    work = known.fieldwork
    until = f"to {work.closes_on}" if work.closes_on else "and is open"
    return f"From {work.opens_on} {until}."


def quotas(known: Known) -> str:
    """How many were to be taken."""
    told = [
        " ".join(
            [
                f"at most {quota.most}",
                *([f"of {MANY[quota.group]}"] if quota.group else []),
                *([f"by the source {quota.source}"] if quota.source else []),
            ]
        )
        for quota in known.quotas
    ]
    return f"Quotas: {joined(told)}." if told else "There was no quota."


def modes(known: Known) -> str:
    """How answers came, and who wrote for the person; how many is not told."""
    told = [
        f"{words}: {joined([label.lower() for label in found])}."
        for words, found in (
            ("How answers came", known.people("mode")),
            ("Who wrote for the person", known.people("helper")),
        )
        if found
    ]
    return " ".join(told)
