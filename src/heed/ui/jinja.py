"""The Jinja environment for every page."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader


def environment(**options: Any) -> Environment:
    """Templates of the rooms first, then the NHS.UK components."""
    options.pop("autoescape", None)
    options |= {
        "undefined": ChainableUndefined,  # the components' macros need it
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": ["jinja2.ext.i18n"],
    }
    env = Environment(autoescape=True, **options)
    env.loader = ChoiceLoader([env.loader, PackageLoader("nhsuk_frontend_jinja")])
    env.install_gettext_translations(translation, newstyle=True)
    env.globals |= {"static": static, "url": reverse}
    return env
