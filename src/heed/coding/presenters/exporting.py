"""What a file for another program holds, and what it cannot hold."""

from typing import Any

from django.utils.translation import gettext as _

from heed.coding.models import Project
from heed.coding.queries.projects import texts_without_basis


def export_page(project: Project) -> dict[str, Any]:
    """The page before the file."""
    return {
        "page_title": _("Export for another program"),
        "project": project,
        "without_basis": texts_without_basis(project),
        "held": held(),
        "not_carried": not_carried(),
    }


def held() -> list[str]:
    """What goes out."""
    return [
        _("The edited copies that came in, with line feeds alone."),
        _("The codes with their definitions, under their layers; issues under them."),
        _("Every passage with its codes and who gave them. Coders stand in it by "
          "their labels, such as “Coder 2”."),
        _("Who speaks in an interview: each turn stands under one of three codes, "
          "“Participant”, “Interviewer” and “Somebody else”."),
        _("Everybody's notes."),
        _("The framework matrix and the portraits, as notes on each person's first "
          "text."),
        _("People under labels of chance, with their group; samples as sets."),
    ]  # fmt: skip


def not_carried() -> list[str]:
    """What stays behind, in the same words on the page and on the console."""
    return [
        _("Texts that were taken back, or that you may not read."),
        _("Texts that came with a file, until somebody says why they may be used; "
          "and what was noted and summed up of them."),
        _("What was settled, and which disagreements are open: the format has no "
          "such thing. Everybody's codes go out side by side."),
        _("When something was coded or noted of words that came in by themselves: it "
          "would tell the order in which people wrote. What another program brought "
          "keeps its times."),
        _("Who was done with which text. A text without codes looks as if nobody "
          "had read it."),
        _("Whether a code is a factor or a remainder, where definitions come from, "
          "examples, and how versions of the framework hang together."),
        _("The history of issues. A merged issue goes out as the one it went into, "
          "and a split one as it was."),
        _("Codes that were taken off, suggestions by a model, and which codes began "
          "as one."),
        _("From which experience somebody codes, what each writer allowed, and "
          "which texts weigh on their reader."),
        _("Which code a note on a passage was about."),
        _("On which passages a summary or a portrait rests, and what was written "
          "before it."),
    ]  # fmt: skip
