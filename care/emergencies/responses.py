"""What follows a verdict: first words, whom to alert, what to dial, what to ask.

All of it is data in `care/emergency_responses.yaml`, in Mandarin (`cmn`) and 白话 (`yue`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from care import safe_yaml
from care.emergencies.kinds import KINDS, Level
from care.errors import ContentError

PATH = Path(__file__).resolve().parent.parent / "emergency_responses.yaml"
AREA_CODE = "0775"
"""Yulin's area code: 0775120 reaches its emergency centre from elsewhere."""
MOST_HAN = 40

# Parsed in C where it can be: a turn may be the first to ask.
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_WHOM = ("duty", "family")
_EXTRAS = (
    *("ask_again", "doubt", "averted", "refused", "taken_in"),
    *("say_self", "meanwhile_self", "over", "lightly"),
)
_NEVER = re.compile(
    "(救护车|医生|警察|有人|工作人员|我们|派人|消防)[^。！？,，]{0,4}(正在|已经)?(在路上|赶来|赶过来|马上到|就到|来了)"
    "|(帮|救助|救援|救护车)[^。！？，]{0,3}(在路上|马上到|就到|出发)"
)


@dataclass(frozen=True)
class Wording:
    """One thing said in both languages. `{dial}`, `{area_code}` and `{sent}` may stand in it."""

    cmn: str
    yue: str

    def say(self, language: str = "cmn", **values: str) -> str:
        """Return the wording in a language, with its blanks filled."""
        text = self.yue if language == "yue" else self.cmn
        return text.format(**values) if values else text


@dataclass(frozen=True)
class Question:
    """A question of the emergency frame; `id` names the fact that it asks for.

    `unless` are facts, by name, after whose words there is nothing to ask. `of_self`, where there
    is one, is asked in its place where the caller is the one in danger: who speaks is awake.
    """

    id: str
    wording: Wording
    unless: tuple[tuple[str, re.Pattern[str]], ...] = ()
    of_self: Question | None = None


@dataclass(frozen=True)
class Asked:
    """The answer to what callers ask, or are about to do, while help is not there yet.

    `when` is searched in a clause's normalised characters without punctuation. `told` ones answer
    a plain statement too (烟太大出不去), the others only a question or an intention. `source` is
    the public guidance behind the words.
    """

    when: re.Pattern[str]
    wording: Wording
    told: bool
    source: str


@dataclass(frozen=True)
class KindResponse:
    """What to do about one kind.

    `first` is said in the same turn. `alert` names whom we tell ("duty", "family"), `dial` the
    numbers that the caller is told to call, the most urgent first. `questions` are asked in this
    order; none for suicide, where the talk itself is the help. `asked` are answers to callers'
    questions, the most dangerous first; `meanwhile` is what to do until help comes, and answers any
    other question. `grave` (0 to 6) tells which of two kinds heard in one emergency comes first.
    `ask_again`, where there is one, is a second and gentler question after an evasive answer to the
    first whether there is danger: who is afraid, or wants to die, may not dare to say so.
    `averted`, where there is one, takes the place of `meanwhile` once the caller has done it.
    `doubt`, where there is one, is said in place of that first question: who fears a fraud is
    first told what not to do.
    `refused` answers who will not have a doctor, `taken_in` whom somebody drives to one.
    `say_self` takes the place of `first`, and `meanwhile_self` of `meanwhile`, where the caller is
    the one in danger; `over` closes with who tells that what ends this kind has come about;
    `lightly` takes the place of `first` where nothing in the words is as grave as the kind.
    `source` is the public guidance behind the words.
    """

    kind: str
    level: Level
    first: Wording
    alert: tuple[str, ...]
    dial: tuple[str, ...]
    questions: tuple[Question, ...]
    source: str
    meanwhile: Wording
    asked: tuple[Asked, ...]
    grave: int
    ask_again: Wording | None = None
    doubt: Wording | None = None
    averted: Wording | None = None
    refused: Wording | None = None
    taken_in: Wording | None = None
    say_self: Wording | None = None
    meanwhile_self: Wording | None = None
    over: Wording | None = None
    lightly: Wording | None = None

    def wanted(self) -> frozenset[str]:
        """Return the ids of all that may be asked."""
        put = (*self.questions, *(q.of_self for q in self.questions if q.of_self is not None))
        return frozenset(question.id for question in put)


@dataclass(frozen=True)
class General:
    """Wordings that belong to no kind.

    `ask` opens a doubtful case, `ask_dial` one in which the number `dial` would help; `alerted` and
    `recorded` say what we did (emergency and urgent);
    `nobody_on_duty` needs `dial`, `far_away` needs `area_code`, `closing` needs `dial`;
    `confirmed` may be said only once a person has confirmed; `resume` offers the interrupted
    booking; `follow_up` is for a third call in a day. `called` acknowledges that the number was
    dialled, `closing_called` is then the closing; `still_well` answers an all-clear said again.
    `no_danger` and `went_on` lead back to what was talked about, after a no and after no answer at
    all, `called_off` to who calls a booking off in the midst of it, `ordered` to who orders a
    service while helpers are there or on their way, `long_ago` to who tells of
    what was, or might be. `arrived` and `rescued` answer that helpers are there; `noted` needs
    `what`, `numbers` needs `numbers`; `sent`, `sent_nobody` and `sent_confirmed` tell what became
    of the alert.
    `leaves` sends off who goes to dial, `leaves_called` who has dialled; `thanked` answers thanks.
    `afterwards` is for whoever asks about a doctor when it is over, `heard` for what is added to
    an urgent matter. `once_more` asks a second time, and last, who answered with nothing of danger;
    `story` lets go whoever only talks. `refused` insists on a doctor, `on_the_way` is for whoever
    is being driven to one, `hospital` for whoever is there, `out_safe` for whoever got out;
    `fraud_over` closes with who saw through it. `meanwhile_self` is what to do for who is in danger
    and speaks; `door_locked_self`, `door_locked`, `door_open` and `key_told` answer how to get in.
    `asked` is what callers ask whatever the kind;
    `dial`, `area_code` and `sent` may stand in it.
    """

    ask: Wording
    ask_dial: Wording
    alerted: Wording
    recorded: Wording
    nobody_on_duty: Wording
    far_away: Wording
    confirmed: Wording
    resolved: Wording
    closing: Wording
    resume: Wording
    follow_up: Wording
    called: Wording
    closing_called: Wording
    still_well: Wording
    no_danger: Wording
    went_on: Wording
    called_off: Wording
    ordered: Wording
    long_ago: Wording
    arrived: Wording
    closing_arrived: Wording
    rescued: Wording
    noted: Wording
    keep_near: Wording
    leaves: Wording
    leaves_called: Wording
    afterwards: Wording
    heard: Wording
    thanked: Wording
    numbers: Wording
    sent: Wording
    sent_nobody: Wording
    sent_confirmed: Wording
    once_more: Wording
    story: Wording
    refused: Wording
    on_the_way: Wording
    hospital: Wording
    out_safe: Wording
    fraud_over: Wording
    meanwhile_self: Wording
    door_locked_self: Wording
    door_locked: Wording
    door_open: Wording
    key_told: Wording
    asked: tuple[Asked, ...]


def for_kind(kind: str) -> KindResponse:
    """Return what to do about a kind of PROTOCOL.md; an unknown one is treated as other_acute."""
    _, kinds = _load()
    return kinds.get(kind) or kinds["other_acute"]


def general() -> General:
    """Return the wordings that belong to no kind."""
    return _load()[0]


@lru_cache(maxsize=1)
def _load() -> tuple[General, dict[str, KindResponse]]:
    try:
        data = safe_yaml.read(PATH)
        anywhere = _asked(data["general"].pop("asked"), "general.asked", source="")
        wordings = {name: _wording(entry, name) for name, entry in data["general"].items()}
        asked = {name: _question(name, data["questions"]) for name in data["questions"]}
        kinds = {name: _kind(name, entry, asked) for name, entry in data["kinds"].items()}
        missing = sorted(set(KINDS) ^ set(kinds))
        if missing:
            raise ContentError(f"{PATH.name} kinds: 与种类表不符的有 {missing}。")
        return General(**wordings, asked=anywhere), kinds
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, re.error) as error:
        raise ContentError(
            f"{PATH.name}: 应有 general、questions、kinds 三部分;出错处:{error!r}。"
        ) from error


def _wording(entry: dict[str, str], where: str) -> Wording:
    wording = Wording(str(entry["cmn"]), str(entry["yue"]))
    for text in (wording.cmn, wording.yue):
        if len(_HAN.findall(text)) > MOST_HAN:
            raise ContentError(f"{PATH.name} {where}: “{text}”超过 {MOST_HAN} 个汉字,请缩短。")
        if _NEVER.search(text):
            raise ContentError(f"{PATH.name} {where}: “{text}”许诺了有人会来,请改成做了什么。")
    return wording


def _question(name: str, entries: dict[str, Any]) -> Question:
    entry = entries[name]
    unless = {fact: re.compile(words) for fact, words in entry.get("unless", {}).items()}
    of_self = _question(entry["of_self"], entries) if "of_self" in entry else None
    return Question(name, _wording(entry, name), tuple(unless.items()), of_self)


def _kind(name: str, entry: dict[str, Any], asked: dict[str, Question]) -> KindResponse:
    alert = tuple(str(whom) for whom in entry["alert"])
    unknown = [w for w in alert if w not in _WHOM] + [q for q in entry["ask"] if q not in asked]
    if unknown or not entry["source"]:
        raise ContentError(f"{PATH.name} kinds.{name}: 不认识 {unknown},或缺 source。")
    return KindResponse(
        name,
        KINDS[name],
        _wording(entry["say"], f"kinds.{name}.say"),
        alert,
        tuple(str(number) for number in entry["dial"]),
        tuple(asked[question] for question in entry["ask"]),
        str(entry["source"]),
        _wording(entry["meanwhile"], f"kinds.{name}.meanwhile"),
        _asked(entry["asked"], f"kinds.{name}.asked", source=str(entry["source"])),
        int(entry["grave"]),
        *(
            _wording(entry[extra], f"kinds.{name}.{extra}") if extra in entry else None
            for extra in _EXTRAS
        ),
    )


def _asked(entries: list[dict[str, Any]], where: str, *, source: str) -> tuple[Asked, ...]:
    return tuple(
        Asked(
            re.compile("|".join(_flat(entry["when"]))),
            _wording(entry, where),
            bool(entry.get("told")),
            str(entry.get("source", source)),
        )
        for entry in entries
    )


def _flat(patterns: list[Any]) -> Iterator[str]:
    """Yield patterns out of lists within lists: topics stand in `when` as YAML aliases."""
    for pattern in patterns:
        if isinstance(pattern, list):
            yield from _flat(pattern)
        else:
            yield str(pattern)
