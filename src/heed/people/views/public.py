"""The page behind an invitation's link."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from heed.people import actions
from heed.people.access import signing_in
from heed.people.actions.accounts import is_invited
from heed.people.errors import AccountRefused
from heed.people.forms import ChoosePassword
from heed.people.models import Account


@signing_in
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def accept_invitation(request: HttpRequest, account: UUID, token: str) -> HttpResponse:
    """Choose the password of an invited account, then go to sign in."""
    invited = get_object_or_404(Account, id=account)
    form = ChoosePassword(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.accept_invitation(
                account=invited, token=token, password=form.cleaned_data["password"]
            )
            return redirect("account_login")
        except ValidationError as error:
            form.add_error("password", error)
        except AccountRefused:
            pass  # the page below says that the link is too old
    works = is_invited(invited, token)
    context = {"form": form if works else None, "works": works}
    return render(
        request, "people/accept_invitation.html", context, status=200 if works else 410
    )
