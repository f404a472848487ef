"""`check`: from a caller's words to a verdict.

Signs found by patterns, with the scopes around them, are numbers of a linear model over n-grams of
characters and sounds; a small transformer reads the text as a whole. Their log-odds are added.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

import numpy as np

from care.emergencies import encoder, model, ngrams, signals, signs
from care.emergencies.denied import without_denied
from care.emergencies.kinds import KINDS, Level
from care.emergencies.model import Model, Opinion
from care.emergencies.signals import Signals
from care.emergencies.verdict import Verdict
from care.text.normalised import Normalised, normalise

_log = logging.getLogger(__name__)
_LONGEST = 6_000
_LAST_RESORT = ("救命", "救护车", "120", "不想活", "没呼吸", "没气", "着火", "晕倒", "摔倒", "流血")
SHARE_OF_ENCODER = 0.5
"""How much the transformer's log-odds count beside the linear model's."""
ALARM, URGENT, SURE = -0.5, -1.0, 2.25
"""Log-odds from which an emergency is heard, something urgent, and from which we act before asking.
`docs/results/emergencies.md` shows what they come to; a follow-up on a false urgent costs a call
back, a false emergency wakes the family, so the one bar stands lower than the other."""
GRAVE = -2.0
"""Log-odds from which what is heard is an emergency, not only urgent; below even odds it is asked.
An emergency put off until staff ring back harms more than a worry answered at once. Of what is kept
out of training (`care/emergencies/calibration`) 1 in 254 is put off so, at even odds 4."""
_PAYING = "scam_in_progress"
_HOPELESS = -9.0
"""Below these log-odds of the linear model the transformer could not raise an alarm."""
_ASSENTS = frozenset({"着", "著"})
"""Said alone, the Hakka yes, and no 着火: a caller who only agreed was told to run."""


def check(text: str) -> Verdict:
    """Judge what a caller said. Never raises; bounded in time whatever the text.

    Of a text longer than 6,000 characters the first and the last 3,000 are heard.
    """
    try:
        return _judge(normalise(without_denied(_bounded(text))))
    except Exception as error:  # noqa: BLE001 - a fault of ours must not silence the alarm
        _log.error("emergency check failed (%s); falling back on words", type(error).__name__)
        found = tuple(word for word in _LAST_RESORT if word in text)
        return Verdict("emergency", True, "other_acute", found) if found else Verdict()


def warm_up() -> None:
    """Load everything that `check` needs; raises ContentError where a file is wrong."""
    signs.load()
    model.load()
    encoder.load()
    _judge(normalise("我妈胸口痛"))


def _bounded(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[: _LONGEST // 2] + "。" + text[-_LONGEST // 2 :]


def odds(text: str) -> tuple[Level, float]:
    """Return the level that a text would have if it raised an alarm, and its log-odds to do so.

    For choosing the bars: `check` compares the second with the bar of the first.
    """
    heard = _weigh(normalise(without_denied(_bounded(text))))
    return ("none", -float("inf")) if heard is None else (heard.level, heard.alarm)


@dataclass(frozen=True)
class _Heard:
    """What both models make of a text, before the bars."""

    level: Level
    alarm: float
    grave: float
    opinion: Opinion
    kinds: dict[str, float]
    found: Signals


def _weigh(said: Normalised) -> _Heard | None:
    """Ask both models; None where there is nothing to hear."""
    found = signals.read(said)
    words = ngrams.core(ngrams.said(found.text))
    if not words or words in _ASSENTS:
        return None
    linear = model.load()
    opinion = linear.judge(found)
    if opinion.alarm < _HOPELESS:
        return None
    network = encoder.load()
    logs = network.classify(linear.focus(words, encoder.LONGEST))
    alarm, grave = network.alarm(logs)
    alarm = opinion.alarm + SHARE_OF_ENCODER * alarm
    # A faint alarm that would be no emergency yet may still be something urgent.
    bar = GRAVE if alarm >= ALARM else 0.0
    grave = opinion.grave + grave
    level: Level = "emergency" if grave > bar else "urgent"
    return _Heard(level, alarm, grave, opinion, network.of_kinds(logs), found)


def _judge(said: Normalised) -> Verdict:
    heard = _weigh(said)
    if heard is None or heard.alarm < (ALARM if heard.level == "emergency" else URGENT):
        return Verdict()
    level: Level = heard.level
    perhaps_urgent = heard.grave <= 0
    kind = _kind(heard.opinion, heard.kinds, level)
    if kind == _PAYING and perhaps_urgent:
        # Nobody's life hangs on the doubt, and 先别转钱 is said at once either way.
        level, kind = "urgent", _kind(heard.opinion, heard.kinds, "urgent")
    score = round(1 / (1 + float(np.exp(-heard.alarm))), 4)
    # Surely an alarm, but perhaps only an urgent one: asked as well.
    ask = level == "emergency" and (heard.alarm < SURE or perhaps_urgent)
    evidence = _evidence(said, heard.found, model.load(), kind)
    return Verdict(level, ask, kind, evidence, score)


def _kind(opinion: Opinion, logs: dict[str, float], level: Level) -> str:
    """Return the kind of this level on which linear model and transformer agree best."""
    scores = opinion.kinds - opinion.kinds.max()
    scores = scores - np.log(np.exp(scores).sum())
    both = {
        kind: float(score) + logs.get(kind, -10.0)
        for kind, score in zip(KINDS, scores, strict=True)
    }
    return max((kind for kind in KINDS if KINDS[kind] == level), key=both.__getitem__)


def _evidence(said: Normalised, found: Signals, linear: Model, kind: str) -> tuple[str, ...]:
    """Return the caller's own words behind the verdict: signs of the kind, else what told most."""
    hits = sorted(found.hits, key=lambda hit: (hit.kind != kind, -hit.weight, hit.start))
    spans = [(hit.start, hit.end) for hit in hits if hit.kind == kind and hit.weight > 1]
    spans = spans or linear.telling(found.text) or [(0, len(found.text))]
    return tuple(dict.fromkeys(said.original_text(*span) for span in spans))[:5]
