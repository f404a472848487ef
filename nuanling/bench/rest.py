"""A conversation with the stock bot through Rasa's own REST channel."""

from __future__ import annotations

import uuid
from time import perf_counter

import httpx

from nuanling.bench.figures import Sample
from nuanling.bench.scripts import Line
from nuanling.bench.stock_project import ACTION_SAYS, GREETING


class RestCall:
    """One sender, who says to it what is said to the hotline; the greeting goes as an intent."""

    over = False

    def __init__(self, http: httpx.AsyncClient, url: str) -> None:
        self._http = http
        self._url = f"{url}/webhooks/rest/webhook"
        self._sender = uuid.uuid4().hex

    async def say(self, line: Line) -> Sample:
        """Play one turn and measure it."""
        words = f"/{GREETING}" if line.kind == "greeting" else line.words
        message = {"sender": self._sender, "message": words}
        started = perf_counter()
        try:
            response = await self._http.post(self._url, json=message)
        except httpx.HTTPError as error:
            took = (perf_counter() - started) * 1000
            return Sample(line.kind, took, f"no answer ({type(error).__name__})")
        took = (perf_counter() - started) * 1000
        if response.status_code != 200:
            return Sample(line.kind, took, f"HTTP {response.status_code}")
        said = "".join(str(part.get("text", "")) for part in response.json())
        wrong = not said or (line.kind != "greeting" and ACTION_SAYS not in said)
        return Sample(
            line.kind,
            took,
            "the action was not run" if wrong else None,
            said=f"{line.words} → {said}" if wrong else "",
        )

    async def hang_up(self) -> None:
        """Do nothing: the REST channel knows no end of a conversation."""
