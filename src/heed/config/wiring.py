"""What reaches upward: the registers of lower rooms, filled once at start-up."""

from heed.concerns.banner import unread_age
from heed.config.menus import (
    account,
    footer,
    help_without_a_place,
    made_up_notice,
    menu,
)
from heed.foundation.outbox import every
from heed.responses.actions import settle_closed_windows
from heed.responses.actions.drafts import clear_old_drafts
from heed.safeguards import retention
from heed.ui.frame import fill

fill("help", help_without_a_place)
fill("footer", footer)
fill("menu", menu)
fill("account", account)
fill("unread", unread_age)
fill("notice", made_up_notice)

every(60, "settle closed windows")(settle_closed_windows)
every(60, "clear old drafts")(clear_old_drafts)
every(24 * 60, "retention")(retention.run)
