"""The Jinja environment for every page."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
)

from heed.ui import frame, pictures


def environment(**options: Any) -> Environment:
    """Templates of the rooms first, then the NHS.UK components."""
    options.pop("autoescape", None)
    options |= {
        "undefined": ChainableUndefined,  # the components' macros need it
        "trim_blocks": True,  # these two halve the size of a page with choices
        "lstrip_blocks": True,
        "bytecode_cache": bytecode_cache(),
        "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"],
    }
    env = Environment(autoescape=True, **options)
    env.loader = ChoiceLoader([env.loader, PackageLoader("nhsuk_frontend_jinja")])
    env.install_gettext_translations(translation, newstyle=True)
    env.globals |= {
        "static": static,
        "url": address,
        "slot": frame.slot,
        "said_of_last": get_messages,
        "language": frame.language,
        "picture_url": pictures.url,
        "csp_nonce": csp_nonce,
        "service_name": settings.HEED_SERVICE_NAME,
        "exit_url": settings.HEED_EXIT_URL,
    }
    return env


def bytecode_cache() -> FileSystemBytecodeCache:
    """Where compiled templates are kept; without it the first page costs 0.5 s."""
    folder = Path(settings.HEED_DATA_DIR) / "jinja-cache"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def address(name: str, /, *args: Any, **kwargs: Any) -> str:
    """The address of a page by its name, with its parts as arguments."""
    return reverse(name, args=args, kwargs=kwargs)


def csp_nonce(request: Any) -> str:
    """The page's nonce; asking for it as text is what makes django-csp send it."""
    return str(request.csp_nonce)
