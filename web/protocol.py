"""What goes over the chat's socket: JSON frames, read without trust and written in one place.

From the page: `hello` (session, resume), `say` (text, nonce), `ping`, `bye`.
To the page: `welcome` (session, resumed, reply), `reply`, `notice` (code, text), `pong`, `ended`.
Unknown fields are ignored; docs of each frame stand at its class or function.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from conversation.contract import Reply
from web.policies import PolicyPages, clause_url

MAX_FRAME = 256 * 1024
"""Characters of a frame: 10,000 characters of text, each as a pair of `\\uXXXX`, fit twice."""

_NONCE = re.compile(r"[A-Za-z0-9_-]{8,64}")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

NOTICES = {
    "malformed": "这条消息没有收好，请您再发一次。",
    "binary": "这里只能收文字，暂时收不了图片、语音和文件。请把您的问题写成文字。",
    "too_long": "您写的内容太长了。请分成几段发给我，一次最多一万个字。",
    "slow_down": "您发得有点快，我一条一条来看，请稍等几秒。",
    "late": "我还在查，请您再稍等一下。如果着急，可以点“找人工”。",
    "failed": "对不起，刚才出了点问题，没能回答您。请再说一次，或点“找人工”。"
    "情况紧急请马上拨打120。",
    "full": "现在来咨询的人比较多，请稍等一会儿再试。情况紧急请马上拨打120。",
}
"""What a page is told besides replies, by code."""


class BadFrame(ValueError):
    """A frame that is not of this protocol; `code` names the notice that answers it."""

    def __init__(self, code: str, nonce: str | None = None) -> None:
        super().__init__(f"The page sent a frame that is {code}.")
        self.code = code
        self.nonce = nonce


@dataclass(frozen=True)
class Hello:
    """The page begins. `session` is the token it was given before, if any."""

    session: object = None


@dataclass(frozen=True)
class Say:
    """The caller says something; `nonce` names the turn, also when it is sent again."""

    text: str
    nonce: str


@dataclass(frozen=True)
class Ping:
    """The page asks whether the line still stands."""


@dataclass(frozen=True)
class Bye:
    """The caller ends the conversation."""


Frame = Hello | Say | Ping | Bye


def read(raw: str, *, max_characters: int) -> Frame:
    """Read one frame from the page; raises BadFrame for anything else."""
    if len(raw) > MAX_FRAME:
        raise BadFrame("too_long")
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise BadFrame("malformed") from None
    if not isinstance(data, dict):
        raise BadFrame("malformed")
    match data.get("type"):
        case "hello":
            return Hello(data.get("session"))
        case "say":
            return _say(data, max_characters)
        case "ping":
            return Ping()
        case "bye":
            return Bye()
        case _:
            raise BadFrame("malformed")


def welcome(session: str, reply: Reply, *, resumed: bool, policies: PolicyPages) -> dict[str, Any]:
    """Return the answer to `hello`: the token to keep, and the greeting."""
    body = reply_fields(reply, policies)
    return {"type": "welcome", "session": session, "resumed": resumed, "reply": body}


def answer(nonce: str, reply: Reply, policies: PolicyPages) -> dict[str, Any]:
    """Return the answer to `say`, under the nonce of the turn."""
    return {"type": "reply", "nonce": nonce, **reply_fields(reply, policies)}


def notice(code: str, *, nonce: str | None = None) -> dict[str, Any]:
    """Return something the page is told that is no turn."""
    return {"type": "notice", "code": code, "text": NOTICES[code], "nonce": nonce}


def ended(reason: str) -> dict[str, Any]:
    """Return the last word of a socket: the conversation is over, and why."""
    return {"type": "ended", "reason": reason}


def reply_fields(reply: Reply, policies: PolicyPages) -> dict[str, Any]:
    """Return what a page shows of a reply, citations with their document's title and date."""
    return {
        "turn_id": reply.turn_id,
        "ordinal": reply.ordinal,
        "text": reply.text,
        "speech": reply.speech,
        "citations": [_citation(c.to_json(), policies) for c in reply.citations],
        "buttons": [asdict(button) for button in reply.buttons],
        "escalation": asdict(reply.escalation) if reply.escalation else None,
        "then": reply.then,
        "voice": asdict(reply.voice),
    }


def _say(data: dict[str, Any], max_characters: int) -> Say:
    text, nonce = data.get("text"), data.get("nonce")
    if not isinstance(nonce, str) or not _NONCE.fullmatch(nonce):
        raise BadFrame("malformed")
    if not isinstance(text, str):
        raise BadFrame("malformed", nonce)
    if len(text) > max_characters:
        raise BadFrame("too_long", nonce)
    # JSON can spell half a character, which no UTF-8 database or process would take.
    return Say(_LONE_SURROGATE.sub("\ufffd", text), nonce)


def _citation(citation: dict[str, str], policies: PolicyPages) -> dict[str, str]:
    page = policies(citation["document"])
    if page is None:
        return {**citation, "document_title": "", "document_date": "", "url": ""}
    url = clause_url(citation["document"], citation["clause"])
    return {**citation, "document_title": page.title, "document_date": page.date, "url": url}
