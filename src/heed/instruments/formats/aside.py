"""What a format has no place for, kept beside it in one piece of JSON.

The writer compares the item with what a reader would make of the file's own cells,
and keeps the difference: a path and a value for each thing missed. Each part that the
difference builds on has a short fingerprint, so that a part which somebody changed in
another program wins over what was kept for its earlier form.
"""

import hashlib
import json
from copy import deepcopy
from typing import Any

from heed.instruments.formats.words import UNWRITABLE

Data = dict[str, Any]

SEEN = "seen"
# Lists and conditions are kept whole; only words and options have parts of their own.
_WHOLE = frozenset({"shown_if", "maps_to"})


def left_out(whole: Data, bare: Data) -> Data:
    """What someone who reads only ``bare`` would miss of ``whole``."""
    found = _differences(whole, bare, "")
    roots = {_root(path) for path in found}
    seen = {
        root: _fingerprint(value)
        for root in sorted(roots)
        if (value := _at(bare, root)) is not None
    }
    return {**found, SEEN: seen} if seen else found


def restored(bare: Data, kept: Data) -> tuple[Data, list[str]]:
    """The whole again, and the paths that no longer fit what the file says."""
    whole, stale = deepcopy(bare), []
    seen = kept.get(SEEN)
    seen = seen if isinstance(seen, dict) else {}
    for path, value in kept.items():
        if path == SEEN:
            continue
        root = _root(path)
        changed = root in seen and _fingerprint(_at(bare, root)) != seen[root]
        if changed or not _put(whole, path.split("."), value):
            stale.append(path)
    return whole, stale


def as_text(kept: Data) -> str:
    """The difference as JSON that every file format can hold."""
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    text = text.replace("${", "\\u0024{")  # to XLSForm, an earlier answer
    return UNWRITABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def from_text(text: str) -> Data | None:
    """The difference from JSON, or None where the text is none."""
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return kept if isinstance(kept, dict) else None


def _differences(whole: Data, bare: Data, prefix: str) -> Data:
    found: Data = {}
    for key in [*whole, *(key for key in bare if key not in whole)]:
        path, ours, theirs = f"{prefix}{key}", whole.get(key), bare.get(key)
        if ours == theirs:
            continue
        if key == "options" and _same_codes(ours, theirs):
            for one, other in zip(ours or (), theirs or (), strict=True):
                found |= _differences(one, other, f"{path}.{one['code']}.")
        elif isinstance(ours, dict) and isinstance(theirs, dict | None):
            whole_only = key in _WHOLE or not ours
            found |= {path: ours} if whole_only else _inside(ours, theirs, path)
        else:
            found[path] = ours
    return found


def _inside(ours: Data, theirs: Data | None, path: str) -> Data:
    return {path: ours} if theirs is None else _differences(ours, theirs, f"{path}.")


def _same_codes(ours: Any, theirs: Any) -> bool:
    if not isinstance(ours, list) or not isinstance(theirs, list):
        return False
    return [one["code"] for one in ours] == [one["code"] for one in theirs]


def _root(path: str) -> str:
    steps = path.split(".")
    return ".".join(steps[:2]) if steps[0] == "options" else steps[0]


def _at(data: Data, path: str) -> Any:
    here: Any = data
    for step in path.split("."):
        here = _step(here, step)
    return here


def _step(here: Any, step: str) -> Any:
    if isinstance(here, list):
        return next((one for one in here if one.get("code") == step), None)
    return here.get(step) if isinstance(here, dict) else None


def _put(whole: Data, steps: list[str], value: Any) -> bool:
    here: Any = whole
    for step in steps[:-1]:
        inside = _step(here, step)
        if inside is None and isinstance(here, dict):
            inside = here[step] = {}
        here = inside
    if not isinstance(here, dict):
        return False
    if value is None:
        here.pop(steps[-1], None)
    else:
        here[steps[-1]] = value
    return True


def _fingerprint(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:8]
