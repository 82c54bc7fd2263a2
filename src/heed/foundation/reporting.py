"""Logs and error pages that never hold anyone's words."""

import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter


class SaysNothing(SafeExceptionReporterFilter):
    """An error report without settings, posted answers or local variables."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        return {}

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: Any
    ) -> list[tuple[str, Any]]:
        return []


class WordlessFormatter(logging.Formatter):
    """One line a record: level, logger, and for an error its kind and place.

    The message of an exception may quote what a person typed, so only its class and
    the file and line that raised it are written.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = f"{record.levelname} {record.name} {self._said(record)}"
        if record.exc_info and record.exc_info[0]:
            line += f" [{record.exc_info[0].__name__} at {self._place(record)}]"
        return line

    def _said(self, record: logging.LogRecord) -> str:
        # Django's own messages carry addresses with receipts or search words in them.
        if record.name.startswith("django"):
            return f"{record.funcName} status={getattr(record, 'status_code', '-')}"
        return record.getMessage()

    def _place(self, record: logging.LogRecord) -> str:
        traceback = record.exc_info[2] if record.exc_info else None
        while traceback and traceback.tb_next:
            traceback = traceback.tb_next
        if traceback is None:
            return "unknown"
        code = traceback.tb_frame.f_code
        return f"{code.co_filename.rsplit('/heed/', 1)[-1]}:{traceback.tb_lineno}"


def say_no_words() -> None:
    """From now on an exception that nobody caught is told without its message.

    The message may quote what somebody typed, and so may those of the exceptions
    before it. Its class and the lines of code stay, so that it can be mended.
    """
    sys.excepthook = _told
    threading.excepthook = lambda gone: _told(
        gone.exc_type, gone.exc_value, gone.exc_traceback
    )


def wordless(kind: type[BaseException], where: TracebackType | None) -> str:
    """An exception's class and the way to it, without its message."""
    lines = traceback.format_tb(where)
    return "".join(
        [
            "Something went wrong in Heed. This is our mistake, not yours.\n",
            *lines,
            f"{kind.__module__}.{kind.__qualname__} (its message may hold somebody's "
            "words, so it is not shown)\n",
        ]
    )


def _told(
    kind: type[BaseException],
    _value: BaseException | None,
    where: TracebackType | None,
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.stderr.write("\n")
        return
    sys.stderr.write(wordless(kind, where))
