"""A caller on the phone, by SMS and on the web: the same few verbs over the real channels."""

from __future__ import annotations

import base64
import json
import time
import uuid
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

import httpx
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from telephony.numbers import thread_key
from tests.real_hotline import PUBLIC, Stack
from web import tokens

CHANNELS = ("phone", "sms", "web")
HOTLINE = "+8607750000000"


@dataclass(frozen=True)
class Heard:
    """What came back, after how many seconds; `served` is false for a line's own apology."""

    words: str
    seconds: float
    served: bool = True


@dataclass
class Said:
    """What the caller said and what they got for it, in order."""

    words: str
    heard: Heard


@dataclass
class Line:
    """One caller. `key` is the conversation's key in the database."""

    stack: Stack
    key: str = ""
    said: list[Said] = field(default_factory=list)

    def say(self, words: str) -> Heard:
        """Say something once; what the gateway does not answer at all is heard as nothing."""
        heard = self.ask(words, uuid.uuid4().hex)
        self.said.append(Said(words, heard))
        return heard

    def insist(self, words: str, patience_s: float) -> Heard:
        """Say something as one turn, offered again while nobody answers, as a carrier would."""
        nonce, began = uuid.uuid4().hex, time.monotonic()
        while True:
            heard = self.ask(words, nonce)
            waited = time.monotonic() - began
            if heard.words or waited > patience_s:
                self.said.append(Said(words, Heard(heard.words, waited, heard.served)))
                return self.said[-1].heard
            time.sleep(0.1)

    def ask(self, words: str, nonce: str) -> Heard:
        raise NotImplementedError

    def close(self) -> None:
        """Hang up."""


class Phone(Line):
    """A call, as the carrier makes it."""

    def __init__(self, stack: Stack) -> None:
        super().__init__(stack, "CA" + uuid.uuid4().hex)
        self.form = {"CallSid": self.key, "From": _number(), "To": HOTLINE}
        self.form["AccountSid"] = "AC" + "0" * 32
        self.twiml = ""
        self.post("/telephony/voice/incoming", {"CallStatus": "ringing"})

    def ask(self, words: str, nonce: str) -> Heard:
        gather = ET.fromstring(self.twiml).find("Gather")
        assert gather is not None, self.twiml
        more = {"CallStatus": "in-progress", "SpeechResult": words, "Confidence": "0.9"}
        return self.post(gather.attrib["action"], more)

    def post(self, url: str, more: dict[str, str]) -> Heard:
        heard, twiml = _posted(self.stack, url, self.form | more)
        self.twiml = twiml or self.twiml
        return heard

    def status(self, status: str) -> Heard:
        """Let the carrier report on the call."""
        return self.post("/telephony/voice/status", {"CallStatus": status})

    def close(self) -> None:
        self.status("completed")


class Sms(Line):
    """A thread of texts."""

    def __init__(self, stack: Stack) -> None:
        self.number = _number()
        secret = stack.settings.secret("sms_key")
        super().__init__(stack, thread_key(HOTLINE, self.number, base64.b64decode(secret)))

    def ask(self, words: str, nonce: str) -> Heard:
        form = {"MessageSid": "SM" + nonce, "From": self.number, "To": HOTLINE, "Body": words}
        return _posted(self.stack, "/telephony/sms/incoming", form | {"NumMedia": "0"})[0]


class Web(Line):
    """A page with its socket; it connects again when the socket is gone, as the page does."""

    def __init__(self, stack: Stack) -> None:
        super().__init__(stack)
        self.token: str | None = None
        self.socket: ClientConnection | None = None
        self.hello()

    def hello(self) -> None:
        url = f"ws://127.0.0.1:{self.stack.settings.port}/chat/ws"
        self.socket = connect(url, origin=PUBLIC, proxy=None, open_timeout=15)
        self.socket.send(json.dumps({"type": "hello", "session": self.token}))
        frame = json.loads(self.socket.recv(timeout=15))
        self.token = frame["session"]
        secret = base64.b64decode(self.stack.settings.secret("web_secret"))
        self.key = str(tokens.session_of(self.token, secret))

    def ask(self, words: str, nonce: str) -> Heard:
        began = time.perf_counter()
        try:
            if self.socket is None:
                self.hello()
            assert self.socket is not None
            self.socket.send(json.dumps({"type": "say", "text": words, "nonce": nonce}))
            while True:
                left = 15 - (time.perf_counter() - began)
                frame = json.loads(self.socket.recv(timeout=max(0.1, left)))
                if frame.get("nonce") == nonce:
                    took = time.perf_counter() - began
                    return Heard(frame["text"], took, frame["type"] == "reply")
        except (OSError, TimeoutError, ConnectionClosed, KeyError):
            self.socket = None
            return Heard("", time.perf_counter() - began, False)

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()


def open_line(stack: Stack, channel: str) -> Line:
    """Return a new caller."""
    return {"phone": Phone, "sms": Sms, "web": Web}[channel](stack)


def _posted(stack: Stack, url: str, form: dict[str, str]) -> tuple[Heard, str]:
    began = time.perf_counter()
    try:
        response = stack.signed(url, form)
    except httpx.HTTPError:
        return Heard("", time.perf_counter() - began, False), ""
    took = time.perf_counter() - began
    if response.status_code not in (200, 204):
        return Heard("", took, False), ""
    spoken = ET.fromstring(response.text).iter() if response.text else ()
    words = "".join("".join(e.itertext()) for e in spoken if e.tag in ("Say", "Message"))
    return Heard(words, took, "系统刚才没有跟上" not in words), response.text


def _number() -> str:
    return f"+861380000{uuid.uuid4().int % 10_000:04d}"
