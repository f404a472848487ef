"""Lines in, lines out: the common part of `ask`, `check-emergency` and `parse`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

from care.errors import NuanLingError


def serve_lines(
    answer: Callable[[str], dict[str, Any]], *, as_json: bool, prompt: str, show: str | None
) -> None:
    """Answer every line of standard input with `answer(text)`.

    With `as_json` lines are `{"text": …}` and answers are JSON; a bad line gets {"error": …} and
    the stream goes on. Without it a person types text; `show` names the field that they read.
    """
    if as_json:
        for line in raw_lines():
            write_json(_answered(line, answer))
        return
    while True:
        try:
            text = input(prompt)
        except EOFError:
            return
        result = answer(text)
        shown = result[show] if show else json.dumps(result, ensure_ascii=False)
        print(shown)  # noqa: T201 - the terminal is the reader


def raw_lines() -> Iterator[bytes]:
    """Yield the non-empty lines of standard input as they come."""
    for line in sys.stdin.buffer:
        if line.strip():
            yield line


def read_object(line: bytes) -> dict[str, Any]:
    """Read one JSON object; raises ValueError with a sentence that says what is wrong."""
    try:
        data = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError("the line is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ValueError("the line is not JSON") from error
    if not isinstance(data, dict):
        raise ValueError("the line is not a JSON object")
    return data


def write_json(value: dict[str, Any]) -> None:
    """Write one JSON line, unbuffered. Lone surrogates, which UTF-8 lacks, become ？."""
    text = json.dumps(value, ensure_ascii=False)
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace") + b"\n")
    sys.stdout.buffer.flush()


def _answered(line: bytes, answer: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    try:
        data = read_object(line)
        if not isinstance(data.get("text"), str):
            raise ValueError('the object needs a string "text"')
        return answer(data["text"])
    except (ValueError, NuanLingError) as error:
        return {"error": str(error)}
