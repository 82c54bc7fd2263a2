"""What reaches upward: the registers of lower rooms, filled once at start-up."""

from datetime import datetime

from django.contrib.sessions.models import Session

from heed.coding.actions import (
    bring_in_everywhere,
    let_go_of_brought,
    let_go_of_summaries,
    let_go_of_taken_back,
    look_at_new_texts,
    note_broken_off,
    note_brought_broken_off,
    settle_coded_texts,
)
from heed.coding.models import Run
from heed.coding.research_access import say_whose_surveys
from heed.config.menus import (
    account,
    footer,
    help_without_a_place,
    made_up_notice,
    menu,
    unread,
)
from heed.foundation import clock
from heed.foundation.models import OutboxTask
from heed.foundation.outbox import every
from heed.foundation.privacy import Keep
from heed.foundation.upkeep import forget_idempotency_keys
from heed.responses.actions import settle_closed_windows
from heed.responses.actions.counting import write_counts_now_and_then
from heed.responses.actions.drafts import clear_old_drafts
from heed.responses.actions.invitations import mark_used_invitations
from heed.responses.actions.saved import clear_saved_drafts
from heed.safeguards import retention
from heed.studies.queries import surveys_inside
from heed.studies.waiting import call_to_words_in_surveys
from heed.ui.frame import fill
from heed.warehouse.actions import copy_closed_windows

say_whose_surveys(lambda account: [one.pk for one in surveys_inside(account)])

fill("help", help_without_a_place)
fill("footer", footer)
fill("menu", menu)
fill("account", account)
fill("unread", unread)
fill("notice", made_up_notice)


def let_go_of_old_files() -> None:
    """A day is a day: the daily run alone would let a file lie for two."""
    let_go_of_brought(clock.now() - retention.kept(Keep.A_DAY))


every(60, "settle closed windows")(settle_closed_windows)
every(60, "keep the analysis store")(copy_closed_windows)
every(60, "bring texts into coding projects")(bring_in_everywhere)
every(24 * 60, "settle coded texts")(settle_coded_texts)
every(60, "let go of models whose words were taken back")(let_go_of_taken_back)
every(60, "let go of summaries whose words were taken back")(let_go_of_summaries)
every(60, "suggest codes for new texts")(look_at_new_texts)
every(5, "say which long work was broken off")(note_broken_off)
every(5, "say which files did not come in")(note_brought_broken_off)
every(60, "let go of files that nobody decided on")(let_go_of_old_files)
every(60, "clear old drafts")(clear_old_drafts)
every(60, "clear saved drafts")(clear_saved_drafts)
every(15, "write page counts")(write_counts_now_and_then)
every(15, "words in surveys")(call_to_words_in_surveys)
every(60, "mark used invitations")(mark_used_invitations)
every(24 * 60, "retention")(retention.daily)


@retention.purges(Keep.TWENTY_HOURS, "answers so far", "responses.Draft")
def drafts(_before: datetime) -> int:
    """Drafts know themselves when they are gone."""
    return clear_old_drafts()


@retention.purges(
    Keep.UNTIL_THE_DAY_SAID, "answers saved for later", "responses.SavedDraft"
)
def saved_drafts(_before: datetime) -> int:
    """Saved answers know the day that their writer was told."""
    return clear_saved_drafts()


@retention.purges(Keep.A_DAY, "forms sent twice", "foundation.IdempotencyKey")
def forms_sent_twice(_before: datetime) -> int:
    """The keys know the day on which they came."""
    return forget_idempotency_keys()


@retention.purges(Keep.UNTIL_DONE, "tasks that failed", "foundation.OutboxTask")
def failed_tasks(before: datetime) -> int:
    """Tasks that a person had a month to look at."""
    dead = OutboxTask.objects.filter(state=OutboxTask.State.DEAD, due__lt=before)
    return dead.delete()[0]


@retention.purges(Keep.UNTIL_DONE, "long work that ended", "coding.Run")
def long_work_that_ended(before: datetime) -> int:
    """How it went is of no use to anybody a month later."""
    return Run.objects.filter(ended_at__lt=before).delete()[0]


@retention.purges(Keep.A_DAY, "files of other programs", "coding.BroughtFile")
def files_of_other_programs(before: datetime) -> int:
    """What nobody decided on, and lists that somebody had a day to keep."""
    return let_go_of_brought(before)


@retention.purges(
    Keep.SIGN_IN, "sign-ins", "sessions.Session", "account.EmailConfirmation"
)
def sign_ins(before: datetime) -> int:
    """Sessions that ended; addresses are never confirmed by mail here."""
    return Session.objects.filter(expire_date__lt=before).delete()[0]
