"""What the desk remembers between the turns of a call, and how it hears yes, no and enough."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from care.desk_homes import Visit
from care.loose_counts import without_loose_counts
from care.telling import Told
from care.text import normalise

_QUOTES = 8
"""So many cited clauses are remembered."""

PRIVATE = frozenset({"health_record"})
"""Requests whose contents are kept after a yes only."""


@dataclass(frozen=True)
class Pending:
    """A question that waits for its answer.

    `kind` is quote, note, consult, visit, book or available (an offer, gone if not taken up;
    the last is no question), walk (eligibility) or intake (details are being taken). `asked` is
    what was asked for last, `put` how often it was, `misses` how often in a row it was not
    understood, `digits` the part of a phone number heard so far, `caller` that the calling
    number was offered, `declined` that it is not to be used, `since` the turn's ordinal.
    """

    kind: str
    asked: str | None = None
    misses: int = 0
    digits: str | None = None
    caller: bool = False
    declined: bool = False
    since: int = 0
    put: int = 1

    @property
    def firm(self) -> bool:
        """Whether it is asked again after something else was talked about."""
        return self.kind in ("walk", "intake")


@dataclass(frozen=True)
class Case:
    """An enquiry that is open in this call: the request, its row, what it concerns so far.

    `done` is the turn in which it was complete, `closings` how often the caller ended it while
    something was lacking, `consents` how often their consent was asked for, `counties` those that
    homes were sought in, `visit` the wish to see one.
    """

    request: str
    id: str
    about: str | None = None
    note: str = ""
    given: tuple[str, ...] = ()
    over: bool = False
    done: int = 0
    closings: int = 0
    consents: int = 0
    counties: tuple[str, ...] = ()
    visit: Visit | None = None

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Case:
        """Read it from a slot; unknown keys of another version are dropped."""
        known = {f.name for f in fields(cls)}
        values = {k: v for k, v in data.items() if k in known}
        lists = {name: tuple(values.get(name) or ()) for name in ("given", "counties")}
        return cls(**values | lists | {"visit": Visit.from_json(values.get("visit"))})

    @property
    def unsaid(self) -> bool:
        """Whether it is a health record that nobody has agreed to: what is told is not kept."""
        return self.request in PRIVATE and "consent" not in self.given


@dataclass(frozen=True)
class Desk:
    """The desk's memory of one call.

    `told`, `standing` (what eligibility may turn on), `walk` and `rows` are of one person
    (`person`, a key of `care.desk_people`); what was told of others before is in `people`. `fact`
    was told last from `clause`; `quotes` are the clauses cited so far (clause, quote, title),
    `programmes` the entitlements asked about, `warned` that a fraud was warned of, `others_name`
    that the name told is another's (她叫…), `walked` the turn in which an eligibility check last
    learnt something, `talked` the one in which the documents were last spoken of, `heard` the last
    one that the desk answered, `put` how often each question of the check was put in vain.
    """

    told: Told = field(default_factory=Told)
    pending: Pending | None = None
    case: Case | None = None
    walk: dict[str, Any] | None = None
    walk_row: str | None = None
    clause: str | None = None
    quote: str | None = None
    title: str = ""
    fact: str | None = None
    standing: dict[str, Any] = field(default_factory=dict)
    question: str | None = None
    themes: tuple[str, ...] = ()
    lonely: int = 0
    offers: int = 0
    foul: int = 0
    lost: int = 0
    unanswered: int = 0
    questions: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    person: str = ""
    people: dict[str, Any] = field(default_factory=dict)
    quotes: tuple[tuple[str, str, str], ...] = ()
    programmes: tuple[str, ...] = ()
    warned: bool = False
    others_name: bool = False
    walked: int = 0
    talked: int = 0
    heard: int = 0
    put: dict[str, int] = field(default_factory=dict)

    @classmethod
    def from_json(cls, data: dict[str, Any] | None) -> Desk:
        """Read it from a slot; unknown keys of another version are dropped."""
        known = {f.name for f in fields(cls)}
        values = {k: v for k, v in (data or {}).items() if k in known}
        values["told"] = Told.from_json(values.get("told"))
        pending, case = values.get("pending"), values.get("case")
        values["pending"] = Pending(**pending) if pending else None
        values["case"] = Case.from_json(case) if case else None
        for name in ("themes", "questions", "rows", "programmes"):
            values[name] = tuple(values.get(name) or ())
        values["quotes"] = tuple(
            (str(clause), str(quote), str(title))
            for clause, quote, title in values.get("quotes") or ()
        )
        return cls(**values)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self) | {"told": self.told.to_json()}

    @property
    def withholds(self) -> bool:
        """Whether health facts wait for a yes before they are stored."""
        return self.case is not None and self.case.unsaid and not self.case.over

    def without_unsaid(self) -> Desk:
        """Return it without the health facts of a record that was not agreed to."""
        return replace(self, told=replace(self.told, conditions=())) if self.withholds else self

    def asking(self, kind: str, asked: str | None = None, *, since: int = 0) -> Desk:
        """Return it with a new pending question."""
        return replace(self, pending=Pending(kind, asked, since=since))

    def citing(self, clause: str, quote: str, title: str, fact: str | None = None) -> Desk:
        """Return it with the clause just cited, which a wish for the original text may mean."""
        cited = (clause, quote, title)
        others = tuple(known for known in self.quotes if known != cited)
        quotes = (*others, cited)[-_QUOTES:]
        return replace(self, clause=clause, quote=quote, title=title, fact=fact, quotes=quotes)

    def off_topic(self) -> Desk:
        """Return it with no clause that a short question could go on with."""
        return replace(self, clause=None, quote=None, title="", fact=None)

    def turned_to(self, person: str, told: Told) -> Desk:
        """Return it with somebody else in hand; what is known of the one before is put by.

        Who was spoken of before comes back with everything told of them. An enquiry of theirs that
        lacks something is put by with it (`left_open`).
        """
        kept = {
            "told": self.told.to_json(),
            "standing": self.standing,
            "walk": self.walk,
            "walk_row": self.walk_row,
            "rows": list(self.rows),
            "case": asdict(self.case) if self.case and not self.case.over else None,
        }
        people = {**self.people, self.person: kept}
        before = people.get(person)
        if before is None:
            before = {"told": told.to_json(), "walk": None, "walk_row": None, "rows": []}
        return replace(
            self,
            person=person,
            people=people,
            told=Told.from_json(before["told"]),
            standing=dict(before.get("standing") or {}),
            walk=before["walk"],
            walk_row=before["walk_row"],
            rows=tuple(before["rows"]),
            case=None,
            pending=None,
            put={},
        )

    def left_open(self) -> tuple[str, Case] | None:
        """Return who was left amid an enquiry when somebody else came up, and the enquiry."""
        for person, kept in self.people.items():
            if person != self.person and kept.get("case"):
                return person, Case.from_json(kept["case"])
        return None

    def summary(self) -> str:
        """Return what a person who takes over should know, in one line; no health details."""
        told = self.told
        who = "，".join(
            part
            for part in (
                told.name and f"{'提到的' if self.others_name else '来电人'}{told.name}",
                told.beneficiary and f"为{told.beneficiary}",
                told.age and f"{told.age}岁",
                told.county,
                told.town,
            )
            if part
        )
        asked = "；".join(self.questions[-3:])
        return "。".join(part for part in (who, f"说过：{asked}" if asked else "") if part)


def handoff_facts(
    slots: dict[str, Any], caller: str | None, told: Told | None = None
) -> dict[str, str]:
    """Return what goes with a handoff: a summary of the call and the number to ring back.

    `slots` are the dialogue's own, as they are kept between turns; `told` are the facts of the turn
    that asks for a person.
    """
    memory = slots.get("memory")
    desk = Desk.from_json(memory.get("desk") if isinstance(memory, dict) else None)
    if told is not None:
        desk = replace(desk, told=desk.told.with_(told))
    number = desk.told.phone or slots.get("phone") or caller
    facts = {"summary": desk.summary(), "phone": str(number or "")}
    if slots.get("service") and slots.get("requested_slot"):
        facts["booking"] = f"正在订{slots['service']}"
    return {name: value for name, value in facts.items() if value}


def says_yes(text: str) -> bool:
    """Whether a text agrees to what was offered."""
    plain = _plain(text)
    if _ASKS_THEMSELVES.search(plain):
        return False  # 好，我去问下村长 takes leave of what was offered
    return bool(_YES.match(plain)) and not _NO.match(plain) and not _ASKS.search(plain)


def says_no(text: str) -> bool:
    """Whether a text declines what was offered."""
    return bool(_NO.match(_plain(text)))


def says_enough(text: str) -> bool:
    """Whether a text calls off what is being taken down."""
    return bool(_ENOUGH.search(_plain(text)))


def asks(text: str) -> bool:
    """Whether a text is a question."""
    return bool(_ASKS.search(without_loose_counts(normalise(text).text)))


_YES = re.compile(
    "(?:嗯+|对|是|好|要(?!不要|是)|可以|行|得(?!空)|系|同意|愿意|想(?!想)|麻烦|记|登记|念|读|听|讲|说吧|帮我|来吧|当然|没问题|就|ok|OK|中|成|肯|订|约|报(?!销|多少|几|百分)|请|转)"
)
_NO = re.compile(
    "(?:不|没|冇|唔|算了|先不|还是不|别|暂时不|下次|改天|以后再|免了|无|都不|好了不|行了|够了|谢谢不)"
)
_ENOUGH = re.compile(
    "算了|不(?:办|报|记|说|讲|登记|投诉|查|用|问)了|^取消(?:吧|了|掉|报名|登记)*$"
    "|下次再(?:说|讲|打|来|报|登记|办|弄|记)|不想(?:说|讲|登记)|先不(?:说|讲|报|登记|记|弄|搞|办|留|填|问|查|用|急|[了啦吧]|$)"
)
_ASKS_THEMSELVES = re.compile(
    "(?<!帮我)(?<!帮)(?<!替我)[我涯捱](?:再|先|自己|回头|等下)*(?:去)?问(?:一?[下问]|问看)?"
    "(?:村|街道|居委|社区|镇|县|医院|[儿女仔孙]|家里|老伴|邻居)"
)
_ASKS = re.compile(
    "[吗?？]|(?<![什这那怎要多])么(?=$|[ ,，。])|多少|好多(?:钱|块|文)|几钱"
    "|(?P<verb>[要行得会用收管肯贵])不(?P=verb)"
    "|[好完成到了过起建批开](?:没有?|未)[啊呀咧哩呢嘞了]*$"
    # 不识字也听得不
    "|[听学去来做报参领看用吃喝]得(?:不|未|无)[啊呀呢]*(?=$|[ ,，。])"
    "|怎么|(?<!没)(?<!没有)(?<!没得)什么"
    "|哪(?!(?:里|儿)?(?:有|来)(?:什么|得|的)?(?:钱|收入|工资|退休|低保|儿女?|人管))|有没有|能不能|是不是|可不可以|几[岁时个成](?!点)|呢$|点样|[会要]点(?:[啊呀呢㗎]|$)|边个|边度|谁"
)


def _plain(text: str) -> str:
    # 嗯 alone is a filler to the normaliser, and an answer here.
    heard = normalise(text).text or text
    return re.sub(r"[\s，。！？,.!?]", "", heard).lstrip("那就哦啊唉诶")
