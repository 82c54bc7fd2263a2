"""For people who were asked by name: the way in with six words, and no more letters.

The words travel in the body of a form. A link carries them behind a ``#``, which no
browser sends; a script puts them into the field and takes them out of the address.
"""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heed.people.access import anyone
from heed.reception import actions, queries
from heed.reception.errors import TooManyGuessesError
from heed.reception.presenters.invited import around_invited
from heed.reception.views.public.back.entering import busy, unknown
from heed.reception.views.public.doorway import hand_key
from heed.responses.errors import CodeUsedError
from heed.responses.queries.invitations import Invited


@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def words(request: HttpRequest) -> HttpResponseBase:
    """Type the six words of a letter, and go on to the questions."""
    error, status = "", 200
    if request.method == "POST":
        try:
            invited = actions.try_invitation(typed=request.POST.get("words", ""))
        except TooManyGuessesError:
            error, status = busy(), 429
        except CodeUsedError:
            return redirect("invited:used")
        else:
            if invited is not None:
                return let_in(invited)
            error, status = unknown(), 422
    context = around_invited(request, _("Your invitation"), error=error)
    return render(request, "reception/invited/words.html", context, status=status)


def let_in(invited: Invited) -> HttpResponseBase:
    """To the survey's door: with a draft where it is open, else to what it says."""
    code, is_easy = invited.fieldwork.code, invited.is_easy_read
    door = queries.survey_door_to(code, easy_read=is_easy)
    response = redirect(door.url("start"))
    if not invited.is_asking:
        return response
    begun = actions.begin_invited(door=door, invited=invited)
    return hand_key(response, door, begun.token)


@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def stop(request: HttpRequest) -> HttpResponseBase:
    """One tap, and we write no more; nothing has to be answered for it."""
    error, status = "", 200
    if request.method == "POST":
        try:
            if actions.stop_letters(typed=request.POST.get("words", "")):
                context = around_invited(request, _("We will not write to you again"))
                return render(request, "reception/invited/stopped.html", context)
            error, status = unknown(), 422
        except TooManyGuessesError:
            error, status = busy(), 429
    context = around_invited(request, _("No more letters from us"), error=error)
    return render(request, "reception/invited/stop.html", context, status=status)


@require_safe
@anyone
def used(request: HttpRequest) -> HttpResponseBase:
    """The words open nothing any more; says what can be done."""
    context = around_invited(request, _("These words do not work any more"))
    return render(request, "reception/invited/used.html", context)
