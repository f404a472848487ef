"""Logging that cannot carry a caller's words, set up before Rasa is imported.

Rasa, Sanic and aiohttp write message texts, slots and whole payloads into their logs, in f-strings
and in exception messages, at DEBUG as well as at ERROR. So of a foreign record only the place and
the type of the exception survive; our own loggers (`bot`, `care`) are trusted to log no words, and
their tracebacks are printed without the exceptions' messages.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

_OURS = ("bot", "care")
_STATIC_KEY = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")


def configure(level: int = logging.INFO) -> None:
    """Send everything through one handler on standard error that withholds foreign messages.

    Foreign loggers speak from WARNING upwards whatever `level` is; below that they would only
    repeat what callers said.
    """
    import structlog

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(DiscreetFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").disabled = True  # dozens of deprecations at every start
    structlog.configure(
        processors=[_keep_the_key_only],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


class DiscreetFormatter(logging.Formatter):
    """One line a record; of foreign records and of exceptions only what holds no values."""

    def format(self, record: logging.LogRecord) -> str:
        """Return `time LEVEL logger message` and, indented, the frames of an exception."""
        when = self.formatTime(record, "%Y-%m-%dT%H:%M:%S")
        said = record.getMessage() if _is_ours(record) else _place(record)
        line = f"{when} {record.levelname} {record.name} {said}"
        if record.exc_info and record.exc_info[0] is not None:
            line += "\n" + _frames(*record.exc_info)
        return line


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.split(".", 1)[0] in _OURS


def _place(record: logging.LogRecord) -> str:
    key = record.msg if isinstance(record.msg, str) and _STATIC_KEY.fullmatch(record.msg) else ""
    return f"{key or 'message withheld'} at {record.module}.py:{record.lineno}"


def _frames(
    kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
) -> str:
    lines = [
        f"  {frame.filename}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(trace)[-6:]
    ]
    chain = []
    while error is not None:
        chain.append(type(error).__name__)
        error = error.__cause__ or error.__context__
    return "\n".join([*lines, "  " + " <- ".join(chain or [getattr(kind, "__name__", "?")])])


def _keep_the_key_only(_: Any, __: str, event: MutableMapping[str, Any]) -> str:
    key = str(event.get("event", ""))
    return key if _STATIC_KEY.fullmatch(key) else "rasa.message_withheld"
