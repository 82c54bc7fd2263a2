"""Writing questionnaires as YAML that reads back as the same."""

import re
from typing import Any

import yaml

from heed.instruments.definition import Definition


def write_yaml(definition: Definition) -> bytes:
    """The file that ``read_yaml`` reads back as the same questionnaire."""
    text = yaml.dump(
        definition.as_json(),
        Dumper=PlainDumper,
        sort_keys=False,
        allow_unicode=True,
        width=88,
    )
    return text.encode()


class PlainDumper(yaml.SafeDumper):
    """Safe YAML that repeats a part rather than pointing at it."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write no anchors, since none are read."""
        return True


def _quoted_if_odd(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # Without marks these line ends would come back as spaces.
    style = '"' if re.search("[\x85\u2028\u2029]", text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


PlainDumper.add_representer(str, _quoted_if_odd)
