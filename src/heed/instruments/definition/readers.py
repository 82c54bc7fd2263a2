"""A questionnaire in the words of one reader, finished for a page to show."""

from dataclasses import dataclass

from heed.instruments.definition.document import Definition
from heed.instruments.definition.items import TEXT_KINDS, BaseItem, Option
from heed.instruments.definition.readiness import texts_in
from heed.instruments.definition.words import Variant, Words, next_best

AWAITING = "awaiting a checker"


@dataclass(frozen=True, slots=True)
class ReaderOption:
    """One answer to choose, in finished words."""

    code: str
    words: str
    explain: str | None
    picture: str | None
    exclusive: bool


@dataclass(frozen=True, slots=True)
class ReaderItem:
    """One page in finished words; ``language`` is for its ``lang`` attribute."""

    item: BaseItem
    code: str
    kind: str
    ask: str
    hint: str | None
    unit: str | None
    picture: str | None
    options: tuple[ReaderOption, ...]
    asks_for_words: bool
    language: str
    easy_read: bool
    fell_back: bool


@dataclass(frozen=True, slots=True)
class ReaderNotices:
    """What is said before the first words are asked for."""

    version: int
    limits: str
    reading: str  # holds {reading_hours}
    could_tell: str
    language: str


@dataclass(frozen=True, slots=True)
class ReaderView:
    """The questionnaire as one reader meets it, before routing."""

    code: str
    version: int
    title: str
    group: str
    language: str
    easy_read: bool
    fell_back: bool
    awaiting_checker: bool
    items: tuple[ReaderItem, ...]
    notices: ReaderNotices | None
    first_text: str | None

    def item(self, code: str) -> ReaderItem:
        """One item by its code."""
        return next(item for item in self.items if item.code == code)


def for_reader(
    definition: Definition, *, group: str, language: str, easy_read: bool = False
) -> ReaderView:
    """The questionnaire for a group, a language and Easy Read, or the next best.

    Each item is whole in one variant; where the wanted one is not there, the item
    says so in ``fell_back`` and names the language it is really in.
    """
    wanted = Variant(language, easy_read)
    items = tuple(_item(i, group, wanted) for i in definition.asked_of(group))
    title_in = _variant([definition.title], group, wanted)
    statuses = {str(k): v for k, v in definition.marked_translation.items()}
    return ReaderView(
        code=definition.code,
        version=definition.version,
        title=_text(definition.title, group, title_in),
        group=group,
        language=title_in.language,
        easy_read=title_in.easy_read,
        fell_back=title_in != wanted or any(item.fell_back for item in items),
        awaiting_checker=statuses.get(title_in.language) == AWAITING,
        items=items,
        notices=_notices(definition, group, wanted),
        first_text=next((item.code for item in items if item.asks_for_words), None),
    )


def _variant(texts: list[Words], group: str, wanted: Variant) -> Variant:
    for variant in next_best(wanted):
        if all(words.find(group, variant) is not None for words in texts):
            return variant
    raise LookupError(f"There are no words for {group} in {wanted.key}.")


def _text(words: Words, group: str, variant: Variant) -> str:
    return words.find(group, variant) or ""


def _item(item: BaseItem, group: str, wanted: Variant) -> ReaderItem:
    variant = _variant([words for _name, words in texts_in(item)], group, wanted)
    unit = getattr(item, "unit", None)
    return ReaderItem(
        item=item,
        code=item.code,
        kind=item.kind,
        ask=_text(item.ask, group, variant),
        hint=_text(item.hint, group, variant) if item.hint else None,
        unit=_text(unit, group, variant) if unit else None,
        picture=item.picture,
        options=tuple(_option(option, group, variant) for option in item.choices),
        asks_for_words=item.kind in TEXT_KINDS,
        language=variant.language,
        easy_read=variant.easy_read,
        fell_back=variant != wanted,
    )


def _option(option: Option, group: str, variant: Variant) -> ReaderOption:
    return ReaderOption(
        code=option.code,
        words=_text(option.words, group, variant),
        explain=_text(option.explain, group, variant) if option.explain else None,
        picture=option.picture,
        exclusive=option.exclusive,
    )


def _notices(
    definition: Definition, group: str, wanted: Variant
) -> ReaderNotices | None:
    notice = definition.before_free_text
    if notice is None:
        return None
    texts = [notice.limits, notice.reading, notice.could_tell]
    variant = _variant(texts, group, wanted)
    limits, reading, could_tell = (_text(words, group, variant) for words in texts)
    return ReaderNotices(notice.version, limits, reading, could_tell, variant.language)
