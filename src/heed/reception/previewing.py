"""A questionnaire tried out: the way through it, with answers that nothing keeps.

The answers so far travel in the page itself and are gone with it. They touch no draft,
no cookie and no store, so a preview cannot be taken for a person's answers.
"""

from dataclasses import dataclass, replace

from django.http import QueryDict

from heed.instruments.definition import Definition, ReaderView, Variant, for_reader
from heed.instruments.validator import Checked, compile_validator
from heed.reception.flow import Flow, seen
from heed.reception.sittings import Sitting
from heed.responses.draft_body import DraftBody, DraftToken

AT = "_at"


@dataclass(frozen=True)
class Trial:
    """One reader's way through a questionnaire so far."""

    definition: Definition
    variant: Variant
    flow: Flow
    at: str

    @property
    def view(self) -> ReaderView:
        """The questionnaire in this reader's words."""
        language, easy_read = self.variant
        return for_reader(
            self.definition,
            group=self.flow.group,
            language=language,
            easy_read=easy_read,
        )

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What the next page must bring back, for all questions but its own."""
        own = set(self.flow.validator.fields_of(self.at)) if self.at else set()
        posted = self.flow.sitting.body.posted
        kept = [(n, v) for n, vs in posted.items() if n not in own for v in vs]
        return [(AT, self.at), *kept]

    def gone_on(self, posted: QueryDict) -> tuple["Trial", Checked]:
        """The same one question later, or where it was if the answer cannot be."""
        fields = self.flow.taken(self.at, posted)
        checked = self.flow.validator.check_one(self.at, fields)
        sitting = self.flow.sitting.answered(fields)
        flow = replace(self.flow, sitting=sitting)
        at = self.at if checked.errors else flow.after(self.at)
        return replace(self, flow=flow, at=at), checked


def trial_of(
    definition: Definition, group: str, variant: Variant, posted: QueryDict
) -> Trial:
    """Where somebody is who tries the questionnaire: at its start, without answers."""
    validator = compile_validator(definition)
    known = {
        name
        for code in definition.by_code
        for name in validator.fields_of(code) or (seen(code),)
    }
    answers = {n: vs for n, vs in posted.lists() if n in known}
    body = DraftBody(place="", fieldwork="", edition="", group=group, posted=answers)
    flow = Flow(Sitting(DraftToken.new(), body), definition, validator)
    at = posted.get(AT, "")
    return Trial(definition, variant, flow, at if flow.shows(at) else flow.first)
