"""How plain a text is: sentence lengths, and a reading age for English.

A formula proves little without readers; it guards against slips. Syllables are counted
by groups of vowels, which is near enough for an average.
"""

import re

_SENTENCE_END = re.compile(r"(?<=[.!?:])[\"”)]*\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
# A placeholder is a finished sentence that the page puts in.
_PLACEHOLDER = re.compile(r"\{\w+\}")


def sentences(text: str) -> list[list[str]]:
    """The sentences of a text, each as its words."""
    parts = _SENTENCE_END.split(_PLACEHOLDER.sub("", text))
    return [words for part in parts if (words := _WORD.findall(part))]


def longest_sentence(text: str) -> int:
    """How many words the longest sentence has."""
    return max((len(words) for words in sentences(text)), default=0)


def syllables(word: str) -> int:
    """About how many syllables an English word has."""
    word = word.lower()
    count = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith("le") and count > 1
    silent_ed = word.endswith("ed") and not word.endswith(("ted", "ded")) and count > 1
    return max(count - silent - silent_ed, 1)


def reading_age(texts: list[str]) -> float:
    """The age at which most can read English texts (Flesch-Kincaid grade plus 5)."""
    found = [words for text in texts for words in sentences(text)]
    words = [word for sentence in found for word in sentence]
    if not words:
        return 0.0
    per_sentence = len(words) / len(found)
    per_word = sum(map(syllables, words)) / len(words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59 + 5
