"""The parts behind `ask`, `check-emergency` and `parse`, each alone."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any

import httpx

from nuanling.settings import load_settings

Answering = Callable[[str], dict[str, Any]]


def asker() -> Answering:
    """Return the knowledge base's answer to a question; builds the index first if need be."""
    from knowledge_base import Answerer, build_index

    settings = load_settings()
    index = settings.var_dir / "index"
    build_index(index, encoder=settings.encoder, content=settings.content())
    answerer = Answerer.load(index, encoder=settings.encoder)

    def answer(text: str) -> dict[str, Any]:
        return answerer.answer(text).to_json()

    return answer


def hearer() -> Answering:
    """Return the verdict of care.emergencies on a text."""
    from care.emergencies import check

    check("你好")

    def hear(text: str) -> dict[str, Any]:
        started = perf_counter()
        verdict = check(text)
        return dict(verdict.to_json()) | {"elapsed_ms": _ms(started)}

    return hear


@contextlib.contextmanager
def parser() -> Iterator[Answering]:
    """Give Rasa's understanding of a text: of the running server, or of one started for this."""
    from nuanling.rasa_alone import rasa_url

    settings = load_settings()
    with rasa_url(settings) as url, httpx.Client(timeout=10, trust_env=False) as client:

        def parse(text: str) -> dict[str, Any]:
            started = perf_counter()
            response = client.post(f"{url}/webhooks/nuanling/parse", json={"text": _sound(text)})
            if response.status_code != 200:
                return {"error": f"Rasa refused the text (HTTP {response.status_code})"}
            found = response.json()
            return {
                "intent": found["intent"],
                "confidence": found["confidence"],
                "entities": found["entities"],
                "elapsed_ms": _ms(started),
            }

        yield parse


def _sound(text: str) -> str:
    """A lone surrogate cannot travel as UTF-8, and a leading slash would be read as an intent."""
    text = text.encode("utf-8", errors="replace").decode("utf-8")
    return "／" + text[1:] if text.startswith("/") else text


def _ms(started: float) -> float:
    return round((perf_counter() - started) * 1000, 2)
