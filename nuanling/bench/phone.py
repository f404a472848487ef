"""A phone call to the hotline, as the carrier makes it: signed forms in, TwiML out."""

from __future__ import annotations

import itertools
import uuid
import xml.etree.ElementTree as ET
from time import perf_counter
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
from twilio.request_validator import (  # type: ignore[import-untyped]  # ships no types
    SIGNATURE_HEADER,
    RequestValidator,
)

from nuanling.bench.figures import Sample
from nuanling.bench.scripts import Line

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_FIRST_NUMBER = 100_000
_SORRY = ("系统刚才没有跟上", "系统有点忙", "记不下")
"""What the hotline says where it was too late, was without Rasa, or could keep nothing."""


class Carrier:
    """Makes calls to a hotline that listens at `url` and checks signatures with `token`."""

    def __init__(self, http: httpx.AsyncClient, url: str, token: str) -> None:
        self._http = http
        self._url = url
        self._validator = RequestValidator(token)
        self._numbers = itertools.count(_FIRST_NUMBER)

    def call(self) -> PhoneCall:
        """Return the call of a new caller, who has a number of their own."""
        return PhoneCall(self, f"+86138{next(self._numbers) % 100_000_000:08d}")

    async def post(self, url: str, form: dict[str, str]) -> tuple[httpx.Response, float]:
        """Post a signed form; returns the response and how long it took (ms)."""
        headers = _FORM | {SIGNATURE_HEADER: self._validator.compute_signature(url, form)}
        body = urlencode(form).encode()
        started = perf_counter()
        response = await self._http.post(url, content=body, headers=headers)
        return response, (perf_counter() - started) * 1000

    def address(self, path: str) -> str:
        """Return the address of a webhook."""
        return f"{self._url}/telephony/voice/{path}"


class PhoneCall:
    """One call. The first turn rings; the others go where the TwiML before them says."""

    def __init__(self, carrier: Carrier, number: str) -> None:
        self._carrier = carrier
        self._action: str | None = carrier.address("incoming")
        self._form = {
            "CallSid": "CA" + uuid.uuid4().hex,
            "AccountSid": "AC" + "0" * 32,
            "From": number,
            "To": "+8607750000000",
        }

    @property
    def over(self) -> bool:
        """Tell whether the last TwiML took no further turn."""
        return self._action is None

    async def say(self, line: Line) -> Sample:
        """Play one turn and measure it."""
        action = self._action
        if action is None:
            raise ValueError("the call is over: nothing can be said in it any more")
        turn = None
        if line.kind == "greeting":
            more = {"CallStatus": "ringing"}
        else:
            more = {"CallStatus": "in-progress", "SpeechResult": line.words, "Confidence": "0.9"}
            asked = parse_qs(urlsplit(action).query)
            turn = (asked["conversation"][0], asked["nonce"][0])
        started = perf_counter()
        try:
            response, took = await self._carrier.post(action, self._form | more)
        except httpx.HTTPError as error:
            self._action = None
            took = (perf_counter() - started) * 1000
            return Sample(line.kind, took, f"no answer ({type(error).__name__})", turn)
        if response.status_code != 200:
            self._action = None
            return Sample(line.kind, took, f"HTTP {response.status_code}", turn)
        self._action, words = read(response.text)
        wrong = fault(line, words)
        return Sample(line.kind, took, wrong, turn, f"{line.words} → {words}" if wrong else "")

    async def hang_up(self) -> None:
        """Let the carrier report that the call is over; nobody waits for the answer."""
        try:
            await self._carrier.post(
                self._carrier.address("status"), self._form | {"CallStatus": "completed"}
            )
        except httpx.HTTPError:
            return


def read(twiml: str) -> tuple[str | None, str]:
    """Return where the next turn goes (None if nowhere) and all that is said."""
    root = ET.fromstring(twiml)  # noqa: S314 - our own webhook's answer
    gather = root.find("Gather")
    said = (say for say in root.iter("Say"))
    return (
        None if gather is None else gather.get("action"),
        "".join("".join(say.itertext()) for say in said),
    )


def fault(line: Line, words: str) -> str | None:
    """Return what is wrong with an answer, or None."""
    if any(word in words for word in _SORRY):
        return "an apology instead of an answer"
    if any(word in words for word in line.expects):
        return None
    return f"not the {line.kind} answer that was expected"
