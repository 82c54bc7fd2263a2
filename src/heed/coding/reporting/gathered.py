"""Facts of how words were gathered: people, sources, months, papers, interviews."""

from zoneinfo import ZoneInfo

from heed.coding.models import Paper
from heed.coding.reporting.known import Known
from heed.coding.tallies import month_of
from heed.people.queries import name_on
from heed.responses.choices import Group
from heed.safeguards.counts_in_words import careful, joined, several
from heed.safeguards.disclosure import DEFAULT
from heedstats.disclosure import named


def people(known: Known) -> str:
    """How many people's texts are done, by group as far as no group is small."""
    if not known.told:
        return "Nobody's text is done yet."
    counts = dict.fromkeys((*Group.values, ""), 0)
    for one in known.told:
        counts[one.group] += 1
    shown = named(counts, threshold=DEFAULT.entries, zeros_shown=False)
    labels = {**dict(Group.choices), "": "Not known who"}
    groups = [f"{labels[g]}: {n}" for g, n in shown.items() if n]
    hidden = any(shown[group] is None for group in counts)
    told = [f"The texts of {several(len(known.told), 'person', 'people')} are done."]
    told += [f"{'; '.join(groups)}."] if groups else []
    return " ".join(told + (["Small groups are not told."] if hidden else []))


def texts(known: Known) -> str:
    """How many texts came in, and what is coded in them."""
    unit = known.project.get_unit_display().lower()
    return f"{several(known.project.texts.count(), 'text')} came in. Coded: {unit}."


def sources(known: Known) -> str:
    """The fieldworks and interviews from which texts come."""
    titled = [f"“{title}”" for title in known.sources if title]
    held = ["interviews"] if "" in known.sources else []
    return f"Texts come from {joined(titled + held)}." if titled + held else ""


def months(known: Known) -> str:
    """The first and the last month of what is done."""
    zone = ZoneInfo(known.project.place.zone)
    days = sorted({month_of(one.month, zone) for one in known.told if one.month})
    if not days:
        return ""
    first, last = f"{days[0]:%B %Y}", f"{days[-1]:%B %Y}"
    return (
        f"The words are from {first}."
        if first == last
        else (f"The words are from {first} to {last}.")
    )


def withdrawn(known: Known) -> str:
    """How many took their words back; they count in nothing."""
    if not known.withdrawn:
        return "Nobody took their words back."
    many = careful(known.withdrawn)
    return f"{many} people took their words back, and count nowhere.".capitalize()


def interviewers(known: Known) -> str:
    """How many people held the interviews."""
    held = {one.interviewer_id for one in known.interviews}
    return (
        f"{several(len(held), 'person', 'people')} held the interviews." if held else ""
    )


def ways_of_meeting(known: Known) -> str:
    """How interviewers and people met."""
    ways = sorted({one.get_contact_display().lower() for one in known.interviews})
    return f"Interviews were held {joined(ways)}." if ways else ""


def guides(known: Known) -> str:
    """The topic guides, each with its number."""
    return _papers("Topic guides", [one.guide for one in known.interviews])


def distress(known: Known) -> str:
    """The distress protocols that lay before interviewers."""
    return _papers("Distress protocols", [one.protocol for one in known.interviews])


def consent_papers(known: Known) -> str:
    """The wordings to which people said yes."""
    papers = [
        consent.paper
        for one in known.interviews
        for consent in one.consent.select_related("paper")
    ]
    return _papers("Consent wordings", papers)


def purpose(known: Known) -> str:
    """What the words were coded for, and whose words may be in it."""
    said = known.project.get_purpose_display().lower()
    return f"Coded for {said}. Only words whose writers allow that came in."


def place(known: Known) -> str:
    """Where the project belongs."""
    return f"The project belongs to {name_on(known.project.place)}."


def _papers(what: str, papers: list[Paper | None]) -> str:
    found = sorted({f"{one.title}, version {one.number}" for one in papers if one})
    return f"{what}: {joined(found)}." if found else ""
