"""Suggested codes of a project: the work under way, the model in use, where shown."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from heed.coding.choices import CoderRole, Errand, Gone, RunState
from heed.coding.models import Coder, Project, Run, TrainedModel, WhereShown
from heed.coding.queries import suggested as queries
from heed.coding.queries.projects import texts_done

STARTS = {
    RunState.REFUSED: gettext_lazy("It gave no model."),
    RunState.STOPPED: gettext_lazy("It was not brought to an end."),
}


def suggestions_page(seat: Coder, *, is_installed: bool) -> dict[str, Any]:
    """Everything about suggested codes, for those who lead or settle."""
    project = seat.project
    models = queries.models_of(project)
    in_use = next((one for one in models if one.gone_at is None), None)
    run = queries.newest_run(project)
    return {
        "page_title": _("Suggested codes"),
        "project": project,
        "is_installed": is_installed,
        "may_decide": seat.role == CoderRole.LEAD and not project.closed_on,
        "done": _done_words(project),
        "run": _run(run) if run else None,
        "model": _in_use(in_use) if in_use else None,
        "is_old": bool(in_use) and in_use.framework_id != project.framework_id,
        "lost": not in_use and bool(models) and models[0].why_gone == Gone.TAKEN_BACK,
        "shown": queries.where_shown(project).label,
        "history": [_decision(one) for one in queries.where_shown_history(project)],
        "earlier": [_earlier(one) for one in models if one.gone_at],
    }


def model_name(model: TrainedModel) -> str:
    """What a model is called wherever it says something."""
    day = date_format(localtime(model.made_at), "j F Y")
    return _("Model %(number)s of %(day)s") % {"number": model.number, "day": day}


def _done_words(project: Project) -> str:
    count = texts_done(project)
    return ngettext(
        "%(count)s text is done by somebody, and may still be used.",
        "%(count)s texts are done by somebody, and may still be used.",
        count,
    ) % {"count": count}


def _run(run: Run) -> dict[str, Any]:
    under_way = run.ended_at is None
    return {
        "is_under_way": under_way,
        "heading": _heading(run),
        "since": _when(run.asked_at),
        "ended": "" if under_way else _when(run.ended_at),
        "said": _said(run),
        "failed": run.state in STARTS,
        "card": _card_address(run.model) if run.model else "",
    }


def _heading(run: Run) -> str:
    if run.errand == Errand.SUGGEST:
        return _("Looking at new texts")
    return _("Learning from what was coded")


def _said(run: Run) -> str:
    if run.state == RunState.WAITING:
        return _("It begins within a minute.")
    if run.state in STARTS:
        return f"{STARTS[RunState(run.state)]} {run.said}"
    return run.said if run.state == RunState.RUNNING else _("It is done.")


def _in_use(model: TrainedModel) -> dict[str, Any]:
    card = model.card
    return {
        "name": model_name(model),
        "card": _card_address(model),
        "on": _("%(on)s of %(all)s codes are suggested; the others are off.")
        % {"on": card["labels_on"], "all": len(card["labels"])},
        "learnt": _(
            "It learnt from %(train)s texts and was tested on %(test)s texts of other "
            "people."
        )
        % {"train": card["n_train"], "test": card["n_test"]},
    }


def _earlier(model: TrainedModel) -> dict[str, str]:
    return {
        "name": model_name(model),
        "card": _card_address(model),
        "why": model.get_why_gone_display(),
        "when": _when(model.gone_at),
    }


def _decision(one: WhereShown) -> dict[str, str]:
    return {
        "shown": one.get_shown_display(),
        "when": _when(one.since),
        "by": one.by.account.name if one.by.account else one.by.label,
    }


def _card_address(model: TrainedModel) -> str:
    return reverse("coding:score_card", args=[model.project.slug, model.number])


def _when(moment: Any) -> str:
    return date_format(localtime(moment), "j F Y, H:i")
