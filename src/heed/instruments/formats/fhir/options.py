"""The answers that a FHIR question offers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from heed.instruments.formats.aside import Data
from heed.instruments.formats.drafts import Draft
from heed.instruments.formats.fhir import urls
from heed.instruments.formats.fhir.nodes import Node
from heed.instruments.formats.losses import quoted
from heed.instruments.formats.naming import Codes

YES_NO = (("true", "yes", "Yes"), ("false", "no", "No"))
ELSEWHERE = "The options are in a value set that is not in the file."


@dataclass(frozen=True, slots=True)
class Offered:
    """Options, their names in the file, and the one for another answer."""

    options: list[Data]
    answers: Mapping[str, str]
    other: str


class Options:
    """Finds the options of a question, in it or in a value set of the file."""

    def __init__(self, root: Node, draft: Draft, language: str) -> None:
        self.draft, self.language = draft, language
        self._sets = {
            f"#{one.data.get('id')}": one
            for one in root.nodes("contained")
            if one.data.get("resourceType") == "ValueSet"
        }

    def of(self, node: Node, link: str, kind: str) -> Offered | None:
        """The options, or None, with the loss listed, where there are not two."""
        if kind == "boolean":
            options = [{"code": code, "words": {"en-gb": w}} for _, code, w in YES_NO]
            return Offered(options, {name: code for name, code, _ in YES_NO}, "other")
        pairs = list(self._pairs(node))
        address = node.text("answerValueSet")
        if address and not pairs:
            found = self._sets.get(address)
            if found is None:
                where = node.at("answerValueSet")
                self.draft.lose("", where, f"The question {link}.", ELSEWHERE)
                return None
            pairs = list(self._concepts(found))
        return self._offered(node, link, pairs, kind)

    def _offered(
        self, node: Node, link: str, pairs: Iterable[tuple[str, Data]], kind: str
    ) -> Offered | None:
        codes, answers, options = Codes(), {}, []
        for name, option in pairs:
            if name in answers:
                what = f"The option {name} stands twice."
                self.draft.lose("", node.path, what, "The first one counts.")
                continue
            answers[name] = codes.take(name)
            options.append({"code": answers[name], **option})
        other = codes.take("other")
        if kind == "open-choice":
            options.append({"code": other, "words": {"en-gb": "Other"}})
        if len(options) < 2:
            what = f"The question {link} has fewer than two options."
            self.draft.lose("", node.path, what, "There is nothing to choose.")
            return None
        return Offered(options, answers, other)

    def _pairs(self, node: Node) -> Iterable[tuple[str, Data]]:
        for one in node.nodes("answerOption"):
            if "valueCoding" in one.data:
                coding = one.node("valueCoding")
                words = coding.words("display", self.language)
                name = coding.text("code") or next(iter(words.values()), "")
                self._beside(coding)
            else:
                value = _plain(one.data)
                name, words = value, {"en-gb": value} if value else {}
            if not name:
                self.draft.refuse(one.path, "The option has no code.", "Give it one.")
                continue
            option: Data = {"words": words}
            found = one.extensions()
            if True in {found.pop(urls.ALONE, None), found.pop(urls.ALONE_TOO, None)}:
                option["exclusive"] = True
            for address in found:
                what = f"The extension {address[:120]}."
                self.draft.lose("", one.path, what, "Heed does not know it.")
            if one.flag("initialSelected"):
                why = "Heed chooses nothing before the person does."
                self.draft.lose("", one.path, f"{name} is chosen beforehand.", why)
            yield name, option

    def _beside(self, coding: Node) -> None:
        """List what a coding says beyond its code and words."""
        for what in coding.not_ours("display"):
            self.draft.lose("", coding.path, what, "Heed has plain words.")
        coding.take("userSelected", object, None)
        for key, value in coding.left():
            what = f"{key} {quoted(str(value))}"
            self.draft.lose("", coding.at(key), what, "Heed's options have codes only.")

    def _concepts(self, found: Node) -> Iterable[tuple[str, Data]]:
        for part in found.node("compose").nodes("include"):
            for concept in part.nodes("concept"):
                name = concept.text("code")
                if name:
                    words = concept.words("display", self.language)
                    self._beside(concept)
                    yield name, {"words": words or {"en-gb": name}}


def _plain(data: Mapping[str, Any]) -> str:
    for key in ("valueString", "valueInteger", "valueDate", "valueTime"):
        if isinstance(data.get(key), str | int):
            return str(data[key]).strip()
    return ""
