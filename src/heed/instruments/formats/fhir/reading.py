"""From a FHIR R4 Questionnaire to our own, and what it cost."""

from typing import Any

from heed.instruments.formats.aside import Data, from_text
from heed.instruments.formats.drafts import Draft, Imported, both
from heed.instruments.formats.fhir import kinds, urls
from heed.instruments.formats.fhir.enabling import condition_of
from heed.instruments.formats.fhir.nodes import Node
from heed.instruments.formats.fhir.not_carried import CHANGED, NOT_CARRIED
from heed.instruments.formats.fhir.options import Offered, Options
from heed.instruments.formats.losses import How, quoted
from heed.instruments.formats.naming import slug_from
from heed.instruments.formats.ranges import WIDEST
from heed.instruments.formats.words import languages_in, variant_of

DEEPEST = 20
REASONS = {
    "required": "In Heed every question may be skipped.",
    "readOnly": "Heed shows such words as a statement, or not at all.",
    "initial": "Heed fills in nothing before the person does.",
    "prefix": "Heed numbers no questions, since not everyone is asked all of them.",
    "repeats": "Heed asks each question once.",
    "definition": "Heed knows no data elements of other systems.",
    "maxLength": "Heed has a longest answer for words only.",
    "enableBehavior": "It says how conditions are joined, and there are none.",
}
UNKNOWN = "Heed has no place for it."
EXTENSION = "Heed does not know this extension."
BESIDE = "Heed has plain words, in English and Welsh."
ABOUT_FILE = {"resourceType", "meta", "text", "contained", "language", "url", "status"}


def read_questionnaire(data: Any, *, name: str) -> Imported:
    """The questionnaire of a resource; ``name`` serves where it has none."""
    return Reader(Node(data, "Questionnaire")).read(name)


class Reader:
    """Reads the items from top to bottom, groups included."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.draft = Draft()
        self.language = root.text("language") or "en-GB"
        self.options = Options(root, self.draft, self.language)
        self.languages: dict[str, None] = {}

    def read(self, name: str) -> Imported:
        """Everything, or a refusal with all that stands in the way."""
        kind = self.root.text("resourceType")
        if kind != "Questionnaire":
            self.draft.refuse(
                "resourceType",
                f"The file holds {kind[:60] or 'no FHIR resource'}.",
                "Give a file that holds one Questionnaire.",
            )
        fields = self.bare(name)
        found = self.root.extensions()
        kept = self.kept_of(self.root, found)
        for key in ABOUT_FILE:
            self.root.take(key, object, None)
        self.rest(self.root, "", found)
        if not self.languages and not variant_of(self.language):
            self.draft.refuse(
                "language",
                f"All words are in {self.language[:40]}.",
                "Add translations to English or Welsh.",
            )
        return self.draft.finish(fields, kept, place="Questionnaire")

    def bare(self, name: str) -> Data:
        """The questionnaire as a whole, as FHIR's own elements have it."""
        for node in self.root.nodes("item"):
            self.item(node, None, depth=1)
        title = self.words(self.root, "title", "")
        short = self.root.text("name")
        fields: Data = {
            "code": slug_from(short or next(iter(title.values()), name)),
            "version": self.version(),
            "title": title or {"en-gb": short or name},
        }
        if about := self.root.text("description"):
            fields["about"] = about[:4000]
        return fields | languages_in(self.languages or ["en-gb"])

    def version(self) -> int:
        """The resource's version where it is a number that ours can be."""
        text = self.root.text("version")
        if text.isdecimal() and 1 <= int(text[:9]) <= 32_000:
            return int(text)
        if text:
            self.draft.lose(
                "",
                self.root.at("version"),
                f"The version {text[:40]} became 1.",
                "Heed counts versions from 1 to 32,000.",
                How.CHANGED,
            )
        return 1

    def item(self, node: Node, around: Data | None, *, depth: int) -> None:
        """One item with what is in it."""
        if depth > DEEPEST:
            self.draft.refuse(
                node.path, f"Groups nest deeper than {DEEPEST}.", "Make them flatter."
            )
            return
        link, kind = node.text("linkId"), node.text("type")
        if not link:
            self.draft.refuse(node.at("linkId"), "It has no linkId.", "Give it one.")
        elif kind == "group":
            self.group(node, link, around, depth)
        elif kind in NOT_CARRIED:
            what = f"{link} ({kind})."
            self.draft.lose("", node.at("type"), what, NOT_CARRIED[kind])
            self.inside(node, around, depth)
        elif kind in kinds.CHOSEN | kinds.TYPED:
            self.question(node, link, kind, around, depth)
        else:
            self.draft.refuse(
                node.at("type"),
                f"The type {kind[:60] or 'is missing'} is none of FHIR R4's.",
                "Use one of the types in docs/reference/formats.md.",
            )

    def inside(self, node: Node, around: Data | None, depth: int) -> None:
        """The items in an item."""
        for child in node.nodes("item"):
            self.item(child, around, depth=depth + 1)

    def group(self, node: Node, link: str, around: Data | None, depth: int) -> None:
        """A group, whose words become a statement and whose condition goes inward."""
        words = self.words(node, "text", "")
        code = self.draft.codes.take(link) if words else ""
        condition = both(around, self.condition(node, code))
        if node.flag("repeats"):
            self.draft.lose(
                code, node.at("repeats"), "The group is asked once.", REASONS["repeats"]
            )
        if words:
            item: Data = {"code": code, "kind": "statement", "ask": words}
            item |= {"shown_if": condition} if condition else {}
            self.draft.add(item, place=node.path, name=link)
        children = list(node.nodes("item"))
        self.rest(node, code, node.extensions())
        for child in children:
            self.item(child, condition, depth=depth + 1)

    def question(
        self, node: Node, link: str, kind: str, around: Data | None, depth: int
    ) -> None:
        """A question or a statement."""
        found = node.extensions()
        offered: Offered | None = None
        if kind in kinds.CHOSEN:
            offered = self.options.of(node, link, kind)
            if offered is None:
                self.inside(node, around, depth)
                return
            made: Data = {"kind": "several" if node.flag("repeats") else "one_choice"}
            made["options"] = offered.options
        else:
            made = kinds.typed(node, kind, found)
        item: Data = {"code": self.draft.codes.take(link), **made}
        if kind in CHANGED:
            what, why = CHANGED[kind]
            self.draft.lose(item["code"], node.at("type"), what, why, How.CHANGED)
        if item["kind"] == "number":
            self.number(node, item, found)
        self.finish(node, link, item, offered, around, found, depth)
        if kind == "open-choice" and offered:
            self.other(node, link, item, offered.other)

    def number(self, node: Node, item: Data, found: dict[str, Any]) -> None:
        """The unit of a number, and a range where the file has none."""
        unit = found.pop(urls.UNIT, None)
        if isinstance(unit, dict):
            name = unit.get("display") or unit.get("code")
            if isinstance(name, str) and name.strip():
                item["unit"] = {"en-gb": name.strip()}
        for key, widest in (("least", -WIDEST), ("most", WIDEST)):
            if item[key] is None:
                item[key] = widest
                self.draft.lose(
                    item["code"],
                    node.path,
                    f"There is no {key} number.",
                    f"Heed needs one; {widest:,} was put in.",
                    How.CHANGED,
                )

    def other(self, node: Node, link: str, item: Data, option: str) -> None:
        """The words that an open choice asks for."""
        asked: Data = {
            "code": self.draft.codes.take(f"{link}_other"),
            "kind": "short_text",
            "ask": {"en-gb": "Please say which."},
            "shown_if": {"item": item["code"], "is": [option]},
        }
        self.draft.add(asked, place=node.path, name=f"{link} other")

    def finish(
        self,
        node: Node,
        link: str,
        item: Data,
        offered: Offered | None,
        around: Data | None,
        found: dict[str, Any],
        depth: int,
    ) -> None:
        """What all items have: words, condition, what was kept aside."""
        code = item["code"]
        item["ask"] = self.words(node, "text", code)
        children = list(node.nodes("item"))
        helps = [child for child in children if self.is_help(child)]
        for child in helps[:1]:
            child.text("linkId")
            item |= (
                {"hint": words} if (words := self.words(child, "text", code)) else {}
            )
        condition = both(around, self.condition(node, code))
        item |= {"shown_if": condition} if condition else {}
        for key in urls.PROTOCOL:
            text = found.pop(f"{urls.OWN}{key}", None)
            item |= {key: text} if isinstance(text, str) else {}
        answers = offered.answers if offered else None
        self.draft.renamed(
            item, node.at("linkId"), scheme="FHIR", name=link, codes=answers or {}
        )
        self.coded(node, item)
        kept = self.kept_of(node, found)
        self.draft.add(item, place=node.path, name=link, kept=kept, answers=answers)
        self.rest(node, code, found)
        for child in children:
            if child not in helps[:1]:
                self.item(child, condition, depth=depth + 1)

    def is_help(self, node: Node) -> bool:
        """Whether an item inside a question is its hint."""
        control = node.extensions().get(urls.CONTROL)
        codings = control.get("coding") if isinstance(control, dict) else None
        first = codings[0] if isinstance(codings, list) and codings else None
        is_help = isinstance(first, dict) and first.get("code") in {"help", "flyover"}
        return is_help and node.text("type") == "display"

    def coded(self, node: Node, item: Data) -> None:
        """The names of the item in other schemes."""
        schemes = [
            {
                "scheme": one.text("system") or "not stated",
                "version": one.text("version") or "not stated",
                "field": one.text("code") or one.text("display"),
            }
            for one in node.nodes("code")
        ]
        if schemes:
            item["maps_to"] = item.get("maps_to", []) + schemes

    def words(self, node: Node, key: str, code: str) -> dict[str, str]:
        """A text in our variants, with a note of the languages that we have not."""
        found = node.words(key, self.language)
        self.languages.update(dict.fromkeys(found))
        for what in node.not_ours(key):
            self.draft.lose(code, node.at(key), what, BESIDE)
        return found

    def condition(self, node: Node, code: str) -> Data | None:
        """When the item is asked."""
        return condition_of(node, self.draft, code)

    def kept_of(self, node: Node, found: dict[str, Any]) -> Data:
        """What Heed kept aside in an item."""
        text = found.pop(urls.ASIDE, None)
        kept = from_text(text) if isinstance(text, str) else {}
        if kept is None:
            self.draft.refuse(
                node.at("extension"), f"{urls.ASIDE} holds no JSON.", "Remove it."
            )
        return kept or {}

    def rest(self, node: Node, code: str, found: dict[str, Any]) -> None:
        """List everything that nobody took."""
        for address in found:
            if address:
                what = f"The extension {address[:120]}."
                self.draft.lose(code, node.at("extension"), what, EXTENSION)
        for key, value in node.left():
            why = REASONS.get(key, UNKNOWN)
            self.draft.lose(code, node.at(key), quoted(str(value)), why)
