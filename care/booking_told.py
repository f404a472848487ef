"""What a turn says about a booking, weighed by the network that reads it beside the question.

`care.booking_hearing` finds values by how they are written: a day, a number, a place. Whether they
are of this booking or of a story (祝你中秋快乐, 我侄满月酒是后日), and what is a yes,
`care.turns` reads better. What neither is sure of stays as the words say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from care.booking_assent import besides
from care.booking_spans import joined, side_by_side
from care.booking_yes import holds_yes
from care.bookings import with_note
from care.errors import ContentError
from care.extractors import times
from care.extractors.names import to_pause
from care.text import Normalised, normalise
from care.turns.corpus import ASKED
from care.turns.reader import Reading, Told, read_turn

SURELY, SURE, LIKELY, HALF = 0.9, 0.8, 0.6, 0.5
"""Where the network decides alone (an assent above all), and where it supports."""
LISTED, DOUBTED, HARDLY, NEVER = 0.4, 0.3, 0.12, 0.04
"""What a list may hold; below which a thing is doubted, an act hardly heard, words no detail."""

_QUESTIONS = {
    None: "open",
    "what_to_change": "changed",
    "note": "service",
    "offer": "consent",
    "beneficiary": "name",
}
_ONLY_HEARS = re.compile("(?:[哦噢喔啊嗯]|原来|这样子?|是吗|[,， ])+")
"""哦这样啊 takes note and agrees to nothing."""
_CHANGES = re.compile("改(?![天日])|换|挪|推|提前|应该|错|(?<!是)不是|不对|再加|还有")
_GIVES_UP = re.compile("取消|不(?:要|用|订|约|做|使|搞|来|办|需要)|算了|免了|作罢")
_DENIALS = re.compile("[不没无别莫错误反乱]|哪里|唔|冇")
_ANSWERED_BY_YES = ("confirm", "changed", "number", "consent")
_NOT_ASKED_FOR = ("confirm", "what_to_change", "phone", "name", "address", "items")
_WHEN = ("date", "time")
_WITH = ("同", "和", "跟")  # 我跟我阿爸吃 is for both, and for nobody in the caller's place
_OWN = re.compile("我[是叫姓]+$")
_ORDERED = re.compile("(?:[我们是就想]要.|[改过])$")  # 我是要晚上那餐, 改天再来吧
_NAME = re.compile("[\u4e00-\u9fff·]{1,5}")
_PIECES = re.compile("[,，。;；、!！?？\\s]+")
_RELATION, _BARE = 8, 3
_SERVED = re.compile("[^,，。;； ]{0,6}[0-9一二两三四五六七八九十]份")
_BESIDE = 0.6
"""A day beside one that is surely meant has to be at least this likely, compared with it."""
_WHOLE = 4  # no place to come to is said in fewer characters


@dataclass(frozen=True)
class Weighed:
    """A turn as it was read. Each method takes what the words alone come to, and returns what is
    left of it, or put in its place, beside the reading; without one, all stays."""

    heard: Normalised
    reading: Reading | None
    asked: str | None = None
    question: str = "open"

    def agrees(self, said: bool, *, refused: bool) -> bool:
        """Whether it is a yes; no other words of it say that something is wrong (`refused`)."""
        if self.reading is None or self.question not in _ANSWERED_BY_YES:
            return said
        act = self.reading.acts
        vetoes = ("wait", "repeat", "cancel", *(() if said else ("deny",)))
        if max(act[veto] for veto in vetoes) > SURE:
            return False
        if said:
            return act["affirm"] >= HARDLY
        told = any(detail.share >= LISTED for detail in self.reading.told)
        other = max(act["inform"], act["another"], act["wait"]) >= HALF or act["deny"] > DOUBTED
        notes = _ONLY_HEARS.fullmatch(self.heard.text) is not None
        # 另外请安排个女的来 sounds willing, and no word of it stands as a yes
        assents = holds_yes(self.heard.text) and not notes
        if assents and act["affirm"] >= SURELY and not (told or other or refused):
            return True  # 落单啦, 没有漏: assent in words that no list has
        else_told = max(act["inform"], act["remark"]) >= SURE > act["affirm"]
        refused = refused or act["deny"] > 0.4 or act["ask"] >= SURE  # 这个要备注吗
        return act["affirm"] >= LIKELY and assents and not (refused or else_told)

    def refuses(self, said: bool, *, agreed: bool) -> bool:
        """Whether it is a no, or calls something wrong; 没有没有，是对的 has `agreed` in words."""
        if self.reading is None or self.asked is None or agreed:
            return said
        denies = _DENIALS.search(self.heard.text) is not None
        return said or (denies and self.reading.acts["deny"] >= SURE)

    def signals(self, said: dict[str, Any]) -> dict[str, Any]:
        """What else it does, by the names of `Heard`'s fields."""
        if self.reading is None or self.asked is None:
            return said
        stops, asks = bool(said["stop"]), self.reading.acts["ask"] >= HALF
        # 饭不要了的话退不退钱 asks, and calls nothing off
        gives_up = stops or (_GIVES_UP.search(self.heard.text) is not None and not asks)
        return said | {
            "stop": gives_up and self._does("cancel", said=stops),
            "wait": bool(said["wait"]) and self._does("wait", said=True),
        }

    def when(self, text: str) -> str:
        """Leave of a text the days and hours of this booking: 祝你中秋快乐 names none.

        Of several days told (周六元宵我们不在家，下周一吧) those stay that the network takes for
        days of the request. Where no day is asked for and nothing changes, one that is surely of
        a story goes also where it is the only one.
        """
        told = [(found, self._share(text, found)) for found in times.find(text)]
        spoken = sum(found.end - found.start for found, _ in told)
        if self.reading is None or len(text.strip(" ,，。")) - spoken <= _BARE:
            return text  # 二十六号来: nothing else is told
        best = max((share for found, share in told if found.kind == "date"), default=0.0)
        vetoes = self._may_veto() and not _CHANGES.search(text)
        pieces, at = [], 0
        for found, share in told:
            day = found.kind == "date" and best >= SURE and not _SERVED.match(text, found.end)
            wished = found.new or _ORDERED.search(text, 0, found.start + 1)
            told_of = vetoes and share < HARDLY and not wished
            if (day and share < best * _BESIDE) or told_of:
                pieces.append(text[at : found.start])
                at = max(at, found.end)
        return "，".join([*pieces, text[at:]]) if pieces else text

    def _share(self, text: str, found: times.When) -> float:
        """How likely the words of a day or an hour, wherever they stand, are one of the request."""
        said = text[found.start : found.end]
        read = self.reading
        places = [m.start() for m in re.finditer(re.escape(said), read.text)] if read else []
        if read is None or not places:
            return 1.0
        kinds, end = (*_WHEN, "service", "portions", "second"), len(said)
        return max(read.likelihood(at, at + end, *kinds, whole=True) for at in places)

    def name(self, said: str | None, *, asked: bool) -> str | None:
        """Return the name of who books; `asked`: it was asked for, or called wrong.

        我妈叫邹丽琼 names who is cared for, however much it looks like the answer.
        """
        if self.reading is None:
            return said
        words = self.reading.words("name", least=LIKELY if said or asked else SURE)
        told = [to_pause(self.heard.text, word) for word in words if _NAME.fullmatch(word)]
        theirs = said is not None and self._theirs(said)
        if told and (said is None or theirs or not self._is_one(said, "name")):
            return max(told, key=len)
        longer = [word for word in told if said and word.startswith(said)]
        if longer:
            return max(longer, key=len)
        doubted = said is not None and (theirs or not self._is_one(said, "name", "whom_name"))
        return None if doubted and not asked and (theirs or self._may_veto()) else said

    def _theirs(self, said: str) -> bool:
        """Whether a name is surely that of who is cared for rather than of who books."""
        read = self.reading
        at = read.text.find(said) if read else -1
        if read is None or at < 0 or _CHANGES.search(read.text) or _OWN.search(read.text, 0, at):
            return False
        shares = [read.likelihood(at, at + len(said), kind) for kind in ("whom_name", "name")]
        return shares[0] >= SURE and shares[1] < HARDLY

    def where(self) -> tuple[str, bool]:
        """Return the words that are likely the place to come to, all of them, and if surely so."""
        read = self.reading
        spans = joined(self._told("address"), likely=LIKELY, listed=LISTED)
        longest = max(spans, key=lambda t: t.end - t.start, default=None)
        if read is None or longest is None or longest.end - longest.start < _WHOLE:
            return "", False
        return read.text[longest.start : longest.end], longest.share >= SURE

    def whom(self, said: str | None) -> str | None:
        """Return for whom it is: in the words of the turn, where they surely say it."""
        read = self.reading
        for told in self._told("whom") if read and not said else ():
            words = self.heard.text[told.start : told.end]
            # 我同我妈住人民路 is for both
            beside = self.heard.text[max(0, told.start - 1) : told.start] in _WITH
            beside = beside or words.endswith(_WITH)
            if told.share >= SURE and 1 < len(words) <= _RELATION and not beside:
                return words
        return said

    def place(self, said: str) -> str | None:
        """Return an address; None where its words are surely none of this request."""
        if self.reading is None or self.asked == "address":
            return said
        return said if self._is_one(said, "address") else None

    def shopping(self, text: str, *, begun: bool = False) -> str:
        """Leave of a text what is to be bought, and what no longer.

        Of a clause in which the network hears things (爱囤东西大米三十斤) they alone stay; a clause
        that surely names none goes: 透气防滑的, 老头也馋. A list that has `begun` is edited in
        words that grammar reads (再加一斤): there only what stands in the text is added to it.
        """
        if self.reading is None:
            return text
        if self.asked != "items" and not self._tells("item", "drop"):
            return ""
        gone = [f"不要{word}" for word in self._sure("drop")]
        things = [t for t in self._told("item") if t.share >= (LIKELY if begun else LISTED)]
        spans = (_PIECES.split(self.reading.text[t.start : t.end]) for t in things)
        words = [word for span in spans for word in span if word]
        if begun:
            more = (w for w in (*words, *gone) if w.removeprefix("不要") in text)
            return "，".join((text, *more)) if gone else text
        kept: list[str] = []
        for piece in filter(None, _PIECES.split(text)):
            inside = [word for word in words if word in piece]
            if inside or self._is_one(piece, "item", "drop", least=DOUBTED):
                kept += side_by_side(piece, inside) or [piece]
        return "，".join([*kept, *gone])

    def goods(self, noun: str, *, least: float = DOUBTED) -> bool:
        """Whether a thing that was said may be one to buy."""
        return self._is_one(noun, "item", "drop", least=least)

    def portions(self, text: str) -> str:
        """Leave nothing of a text that surely tells of no portions."""
        return text if not self._may_veto() or self._tells("portions", "service", "item") else ""

    def note(self, said: str | None) -> str | None:
        """Return what whoever comes should know; what is told beside a yes adds to it."""
        if self.reading is None or self.asked != "confirm":
            return said
        meant = ("note", "service", "second", "condition", "item", "drop")
        kept = [part for part in (said or "").split("；") if part and self._is_one(part, *meant)]
        noted = "；".join(kept) or None
        for told in self._told("note"):
            words = self.heard.original_text(told.start, told.end).strip(" ,，。")
            if told.share >= SURE and len(words) >= _WHOLE and not _overlap(words, said or ""):
                noted = with_note(noted, words)
        return noted

    def spans(self, *details: str) -> list[Told]:
        """Return where the turn surely tells one of these details."""
        return [t for t in self._told(*details) if t.share >= LIKELY]

    def informs(self) -> bool:
        """Whether it surely tells something, neither agreeing nor only talking."""
        if self.reading is None or self.asked != "confirm":
            return False
        act = self.reading.acts
        if besides(self.heard.text) != self.heard.text and act["ask"] < HALF:
            return True  # 哦对了家里有只猫怕生
        return act["inform"] >= SURE and max(act["affirm"], act["remark"], act["cancel"]) < HALF

    def _may_veto(self) -> bool:
        """Whether what is no detail to the network is none: where none was asked for."""
        return self.reading is not None and self.asked in _NOT_ASKED_FOR

    def _does(self, act: str, *, said: bool) -> bool:
        return bool(self.reading and self.reading.acts[act] >= (HARDLY if said else SURE))

    def _tells(self, *details: str) -> bool:
        """Whether any words may be one of these details at all."""
        read = self.reading
        return read is not None and read.likelihood(0, len(read.text), *details) >= NEVER

    def _told(self, *details: str) -> list[Told]:
        return [t for t in self.reading.told if t.detail in details] if self.reading else []

    def _sure(self, *details: str) -> list[str]:
        return self.reading.words(*details, least=LIKELY) if self.reading else []

    def _is_one(self, value: str, *details: str, least: float = NEVER) -> bool:
        """Whether a value found in the text may be one of these details, where it stands."""
        read = self.reading
        places = [m.start() for m in re.finditer(re.escape(value), read.text)] if read else []
        if read is None or not places:
            return True
        shares = (read.likelihood(at, at + len(value), *details) for at in places)
        return max(shares) >= least


def weigh(text: str, asked: str | None, *, offered: bool = False) -> Weighed:
    """Read a turn beside the slot asked for; `offered`: the calling number was, as the phone."""
    heard = normalise(text)
    if not heard.text.strip(" ,，。"):
        return Weighed(heard, None)  # nothing that could be read
    question = _QUESTIONS.get(asked, asked)
    if asked == "phone" and offered:
        question = "number"
    if question not in ASKED:
        question = "open"  # what a search asks for is none of a booking's questions
    try:
        return Weighed(heard, read_turn(question, heard.text), asked, question)
    except ContentError:
        return Weighed(heard, None)  # without the network's file the words alone still serve


def _overlap(one: str, other: str) -> bool:
    """Whether two notes share most of the shorter one's characters."""
    short, long = sorted((one, other), key=len)
    return bool(short) and sum(c in long for c in short) >= 0.6 * len(short)
