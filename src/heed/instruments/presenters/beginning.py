"""The questionnaires from which another one may begin."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from heed.instruments.definition import Definition, for_reader
from heed.instruments.models import Edition
from heed.instruments.queries import definition_of
from heed.ui.forms import Choice


def sources(editions: Iterable[Edition], library: Iterable[Definition]) -> list[Choice]:
    """Those that are published here, then those that came with Heed."""
    published = [
        Choice(
            f"{edition.instrument.code}:{edition.number}",
            _("%(title)s (%(code)s, version %(number)s)")
            % {
                "title": _title(definition_of(edition)),
                "code": edition.instrument.code,
                "number": edition.number,
            },
        )
        for edition in editions
    ]
    here = {choice.value.partition(":")[0] for choice in published}
    return published + [
        Choice(one.code, _("%(title)s (came with Heed)") % {"title": _title(one)})
        for one in library
        if one.code not in here
    ]


def _title(definition: Definition) -> str:
    language = definition.languages[0]
    return for_reader(definition, group=definition.groups[0], language=language).title
