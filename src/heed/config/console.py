"""The ``heed`` command: management commands of the rooms, grouped by subject.

``heed feedback import FILE`` runs the management command ``feedback_import``.
"""

import os
import sys
from collections import defaultdict

import django
from django.core.management import (
    execute_from_command_line,
    get_commands,
    load_command_class,
)
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.module_loading import import_string

from heed.config.environment import SettingError
from heed.foundation.keys import KeyFileError
from heed.foundation.reporting import say_no_words

DJANGO_COMMANDS = {"migrate": "Bring the database up to date."}


def main(arguments: list[str] | None = None) -> None:
    """Run one command; a wrong setting is told in a sentence, not a traceback."""
    words = sys.argv[1:] if arguments is None else arguments
    say_no_words()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.config.settings")
    try:
        django.setup()
        run(words)
    except (SettingError, KeyFileError) as error:
        sys.exit(f"heed: {error}")


def run(words: list[str]) -> None:
    """Run the command that the words name, or show which ones there are."""
    ours = our_commands()
    name, rest = find(words, ours)
    if name is None:
        print(overview(ours, words[:1]))  # noqa: T201 - a console prints
        sys.exit(0 if not words or words[0] in {"help", "--help", "-h"} else 2)
    # By name, since models can be imported only after Django is set up.
    import_string("heed.foundation.keyring.refuse_wrong_keys")()
    try:
        execute_from_command_line(["heed", name, *rest])
    except DatabaseError:
        if is_up_to_date():
            raise
        sys.exit("heed: The database is not up to date. Run: heed migrate")


def is_up_to_date() -> bool:
    """Whether the database has every table and column that this Heed knows."""
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return True  # it cannot be asked; what went wrong is something else


def our_commands() -> dict[str, str]:
    """Every command that a user may type, with the sentence that explains it."""
    found = dict(DJANGO_COMMANDS)
    for name, app in get_commands().items():
        if str(app).startswith("heed."):
            found[name] = load_command_class(str(app), name).help
    return found


def find(words: list[str], commands: dict[str, str]) -> tuple[str | None, list[str]]:
    """The command that the words name, longest name first, and what follows it."""
    for length in (3, 2, 1):
        name = "_".join(words[:length]).replace("-", "_")
        if len(words) >= length and name in commands:
            return name, words[length:]
    return None, words


def overview(commands: dict[str, str], group: list[str]) -> str:
    """A page of help: each group with its commands."""
    groups = defaultdict(list)
    for name in sorted(commands):
        groups[name.split("_")[0]].append(name)
    chosen = {g: groups[g] for g in group if g in groups} or groups
    lines = ["Usage: heed COMMAND [options]", "       heed COMMAND --help", ""]
    for names in chosen.values():
        for name in names:
            lines.append(f"  heed {name.replace('_', ' '):<28} {commands[name]}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
