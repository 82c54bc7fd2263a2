"""Building the made-up world, once, or anew."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from heed.concerns.actions import ring_due_clocks, settle_what_writers_added
from heed.config.demonstration.agenda import Agenda
from heed.config.demonstration.checks import courses, store_checks
from heed.config.demonstration.founding import found
from heed.config.demonstration.interviews import hold_interviews
from heed.config.demonstration.looking import look
from heed.config.demonstration.numbers import count_on, count_people
from heed.config.demonstration.open_survey import hold_open_survey
from heed.config.demonstration.sending import work_off
from heed.config.demonstration.stories import tell_stories
from heed.config.demonstration.survey import HOLDS_THE_SURVEY, hold_survey
from heed.config.demonstration.world import Size, Trust, trusts
from heed.foundation import clock
from heed.foundation.keyring import remember_keys
from heed.foundation.writer import written_in_this_thread
from heed.people.demo_links import refuse_real_data
from heed.people.errors import Refused
from heed.people.models import Place
from heed.responses.actions import settle_closed_windows

Say = Callable[[str], None]
CALLS_FOR = 40  # days in which the worker called people; older promises were kept


def refuse_outside_the_demonstration() -> None:
    """Stop unless this is a demonstration, on a store without a real organisation."""
    if not settings.HEED_DEMO:
        raise Refused(
            "The made-up world is for the demonstration only. Set HEED_DEMO=yes, and "
            "HEED_DATA_DIR to an empty folder."
        )
    refuse_real_data()


def is_built() -> bool:
    """Whether a made-up world stands in this store."""
    return Place.objects.filter(made_up=True).exists()


def clear_world() -> None:
    """Empty the store of a made-up world, and of nothing else."""
    refuse_outside_the_demonstration()
    call_command("flush", interactive=False, verbosity=0)
    remember_keys()


def build_world(size: Size, say: Say) -> None:
    """Make all trusts and what happened in them, as one transaction or not at all."""
    refuse_outside_the_demonstration()
    now = clock.now()
    with transaction.atomic(), written_in_this_thread():
        agenda = Agenda(now)
        for trust in trusts():
            say(f"{trust.name}: places, people, {size.days(trust)} days of ward checks")
            _prepare(trust, size, agenda)
        _call_daily(agenda)
        say("Concerns, replies and handovers, in the order in which they happened")
        agenda.play()
    settle_closed_windows()
    settle_what_writers_added()


def keep_counting() -> int:
    """Bring the wards' daily numbers of an older world up to today."""
    leaves = {leaf.key: leaf for t in trusts() for s in t.services for leaf in s.places}
    wards = Place.objects.filter(made_up=True, slug__in=leaves, setting="inpatient")
    return count_on([(ward, leaves[ward.slug]) for ward in wards])


def _prepare(trust: Trust, size: Size, agenda: Agenda) -> None:
    days = size.days(trust)
    made = found(trust, size, agenda.now)
    count_people(made, days)
    several = courses(made, agenda.now - timedelta(days=days), agenda.now)
    store_checks(made, several, agenda.now)
    look(made, several, agenda)
    tell_stories(made, agenda, since_days=days)
    if trust.key == HOLDS_THE_SURVEY:
        hold_survey(made, agenda.now)
        hold_open_survey(made, agenda.now)
        hold_interviews(made, agenda.now)


def _call_daily(agenda: Agenda) -> None:
    """The worker rings what is due; here it is enough that it does so each day."""
    for back in range(CALLS_FOR):
        agenda.put(agenda.now - timedelta(days=back), _call)


def _call() -> None:
    ring_due_clocks()
    work_off()
