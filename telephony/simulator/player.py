"""TwiML -> what the carrier would do with it, as steps that a page can play. Pure functions."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import Any

Step = dict[str, Any]

_RATES = {"x-slow": 0.6, "slow": 0.8, "medium": 1.0, "fast": 1.2, "x-fast": 1.4}
_VOLUMES = {"x-soft": 0.3, "soft": 0.5, "medium": 0.7, "loud": 0.9, "x-loud": 1.0}
_SPEECH = {"cmn-CN": "zh-CN", "yue-HK": "zh-HK"}
"""Browsers name these languages differently from Twilio's Say."""


@dataclass(frozen=True)
class Script:
    """What to play, and where the call goes on.

    At most one of the addresses is set: `answer_url` takes what the caller does, `dialled_url` the
    outcome of a transfer, `next_url` is asked at once. With none of them the call is over.
    """

    steps: list[Step] = field(default_factory=list)
    answer_url: str | None = None
    dialled_url: str | None = None
    next_url: str | None = None

    @property
    def ended(self) -> bool:
        """Tell whether the carrier would hang up now."""
        return not (self.answer_url or self.dialled_url or self.next_url)


def script(twiml: str) -> Script:
    """Return what the carrier does with a document; raise `ValueError` if it is none."""
    try:
        root = ET.fromstring(twiml)  # noqa: S314 - our own webhook's answer
    except ET.ParseError as error:
        raise ValueError(f"the answer is not TwiML: {error}") from None
    steps: list[Step] = []
    for verb in root:
        if verb.tag == "Say":
            steps.append(_say(verb))
        elif verb.tag == "Pause":
            steps.append({"verb": "pause", "seconds": _number(verb.get("length"), 1.0)})
        elif verb.tag == "Gather":
            steps += [_say(child) for child in verb if child.tag == "Say"]
            steps.append(_gather(verb))
            return Script(steps, answer_url=verb.get("action"))
        elif verb.tag == "Dial":
            steps.append({"verb": "dial", "number": "".join(verb.itertext())})
            return Script(steps, dialled_url=verb.get("action"))
        elif verb.tag == "Redirect":
            return Script(steps, next_url=(verb.text or "").strip())
        elif verb.tag == "Hangup":
            break
        else:
            raise ValueError(f"the simulator does not know the TwiML verb {verb.tag}")
    steps.append({"verb": "hangup"})
    return Script(steps)


def pretty(twiml: str) -> str:
    """Return a document with line breaks, to be read beside the call."""
    root = ET.fromstring(twiml)  # noqa: S314 - our own webhook's answer
    ET.indent(root)
    return ET.tostring(root, encoding="unicode")


def _say(say: ET.Element) -> Step:
    prosody = say.find("prosody")
    inner = say if prosody is None else prosody
    return {
        "verb": "say",
        "text": _words(inner),
        "language": _SPEECH.get(say.get("language", ""), "zh-CN"),
        "rate": _RATES.get(inner.get("rate", "medium"), 1.0),
        "volume": _VOLUMES.get(inner.get("volume", "medium"), 0.7),
    }


def _words(element: ET.Element) -> str:
    """Return the words, with a comma where the voice pauses."""
    words = element.text or ""
    for child in element:
        words += ("，" if child.tag == "break" else _words(child)) + (child.tail or "")
    return words


def _gather(gather: ET.Element) -> Step:
    return {
        "verb": "gather",
        "language": gather.get("language"),
        "keys": int(_number(gather.get("numDigits"), 0)),
        "finish": gather.get("finishOnKey", "#"),
        "timeout": _number(gather.get("timeout"), 5.0),
        "partial": gather.get("partialResultCallback"),
    }


def _number(value: str | None, default: float) -> float:
    try:
        return float(value) if value else default
    except ValueError:
        return default
