"""What a word rule noticed: it only raises attention, and its silence says nothing."""

from collections.abc import Callable, Iterable

Rule = Callable[[list[str]], str]  # gives its version where it notices something

_rules: list[Rule] = []


def also_notice(rule: Rule) -> Rule:
    """Add a rule; without any, every text is read by a person within the same time."""
    if rule not in _rules:
        _rules.append(rule)
    return rule


def noticed_in(words: Iterable[str]) -> str:
    """The version of the first rule that noticed something; else nothing."""
    texts = list(words)
    return next((version for rule in _rules if (version := rule(texts))), "")
