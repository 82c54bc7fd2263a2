"""What groups, languages and kinds of question are called on the pages of staff."""

from django.utils.translation import gettext_lazy as _

LANGUAGE_NAMES = {"en-gb": _("English"), "cy": _("Welsh")}
GROUP_NAMES = {
    "service_user": _("Service users"),
    "carer": _("Carers, family and friends"),
    "staff": _("Staff"),
}
KIND_NAMES = {
    "one_choice": _("One answer out of several"),
    "several": _("Any number of answers"),
    "five_point": _("Five answers from one end to the other"),
    "number": _("A number"),
    "date": _("A date"),
    "short_text": _("A line of words"),
    "long_text": _("Words, as many as wanted"),
    "text_list": _("Several short texts"),
    "statement": _("Words to read, no answer"),
    "consent": _("Yes or no to one purpose"),
}


def language_name(code: str) -> str:
    """A language by its name, or by its code where nobody has named it."""
    return str(LANGUAGE_NAMES.get(code, code))
