"""Facts of how words were coded: framework, coders, agreement, what is settled."""

from importlib.metadata import PackageNotFoundError, version

from heed.coding.access import CODES
from heed.coding.agreement import on_all_codes
from heed.coding.choices import CoderKind
from heed.coding.models import Kind, Memo, Resolution
from heed.coding.reporting.known import Known
from heed.coding.results import coverage as covered
from heed.coding.results import factor_table
from heed.safeguards.counts_in_words import joined, several


def framework(known: Known) -> str:
    """The framework in its version, and those used before it."""
    one = known.project.framework
    used = known.project.frameworks_used.select_related("framework").order_by("since")
    before = [f"{u.framework.title}, {u.framework.version}" for u in used][:-1]
    said = f"Coded to {one.title}, {one.version} (edition {one.number})."
    return said + (f" Before that: {joined(before)}." if before else "")


def codes(known: Known) -> str:
    """How many factors there are, and the remainders."""
    factors = [one for one in known.codes if one.kind == Kind.FACTOR]
    others = [one.label for one in known.codes if one.kind != Kind.FACTOR]
    rest = f", and {joined(others)} for what is no factor" if others else ""
    return f"There are {several(len(factors), 'factor')}{rest}."


def where_codes_come_from(known: Known) -> str:
    """What the framework was made of."""
    setting = known.project.framework.document.get("setting", "")
    return f"The codes were there before the words. {setting}".strip()


def issues(known: Known) -> str:
    """Issues that coders named out of the words."""
    many = known.project.issues.filter(merged_into=None, is_split=False).count()
    if not many:
        return ""
    return f"Coders named {several(many, 'issue')} out of the words, sorted to factors."


def coders(known: Known) -> str:
    """How many coded, and whether they saw each other's codes."""
    many = sum(one.role in CODES for one in known.coders)
    blind = "without seeing" if known.project.is_blind else "seeing"
    return f"{several(many, 'person', 'people')} coded, {blind} each other's codes."


def kinds_of_coders(known: Known) -> str:
    """From which experience people coded."""
    kinds = [one.kind for one in known.coders]
    found = [
        f"{kind.label.lower()}: {sum(one == kind for one in kinds)}"
        for kind in CoderKind
        if kind in kinds
    ]
    return f"Those who coded, by their experience: {joined(found)}." if found else ""


def samples(known: Known) -> str:
    """The random samples that everybody coded."""
    drawn = known.project.samples.order_by("number")
    told = [f"{one.size} of {one.out_of} texts (seed {one.seed})" for one in drawn]
    return f"Drawn at random for everybody to code: {joined(told)}." if told else ""


def agreement(known: Known) -> str:
    """How far coders agree before anything was settled."""
    found = on_all_codes(known.judged)
    if not known.judged.shared or not found.percent:
        return "No text was coded by two people, so agreement cannot be told."
    said = [f"{found.percent.value:.1%} of decisions"]
    said += [f"Cohen's or Fleiss' kappa {found.kappa.value:.2f}"] if found.kappa else []
    said += [f"Krippendorff's alpha {found.alpha.value:.2f}"] if found.alpha else []
    texts = several(known.judged.shared, "text")
    return f"On {texts} coded by two or more, agreement was {joined(said)}."


def settled(known: Known) -> str:
    """How disagreements were settled, and what is open."""
    done = Resolution.objects.filter(text__project=known.project, number=1).count()
    left = len(known.found[0].open)
    return (
        f"{several(done, 'disagreement')} settled by a third or by consensus, every "
        f"step kept; {left} still open and counted nowhere."
    )


def notes(known: Known) -> str:
    """How many notes coders wrote."""
    many = Memo.objects.filter(project=known.project).count()
    return f"Coders wrote {several(many, 'note')} while coding." if many else ""


def coverage(known: Known) -> str:
    """How many factors have a mention."""
    but = frozenset(one.pk for one in known.codes if one.kind != Kind.FACTOR)
    ids = [one.pk for one in known.codes]
    touched, factors = covered(factor_table(known.found[1], ids, unranked=but), but=but)
    return f"{touched} of {factors} factors have a mention."


def saturation(known: Known) -> str:
    """How many new factors the last person brings, over all orders."""
    found = known.saturation
    if found is None:
        return ""
    return (
        f"After {len(found.mean)} people the last one brings {found.new_with_last:.2f} "
        "new factors on average, over all orders."
    )


def edited(_known: Known) -> str:
    """That edited copies were coded."""
    return (
        "Edited copies were coded: what could tell who somebody is was suggested by "
        "patterns and taken out by a person; originals stay sealed."
    )


def software(_known: Known) -> str:
    """What it was coded with."""
    try:
        return f"Heed, version {version('heed')}."
    except PackageNotFoundError:  # it runs from a folder and was not installed
        return "Heed, run from its source, which has no version number."
