"""A second service of the same call: it waits its turn, and what is said of it is kept for it."""

from __future__ import annotations

import re
from dataclasses import replace

from care.booking_hearing import Heard
from care.booking_items import ListChange
from care.booking_people import beneficiary_in
from care.booking_reading import not_told
from care.booking_services import service_called, service_in
from care.booking_wishes import declines, replaces, spoken_of
from care.booking_words import say, spoken_date, spoken_time
from care.bookings import Draft, Progress
from care.extractors import times
from care.extractors.times import Resolved
from care.messages import Message
from care.text import normalise


def for_later(
    heard: Heard, draft: Draft, progress: Progress, language: str
) -> tuple[Heard, Progress, list[Message]]:
    """Keep what a turn says of the service that waits; the one being booked hears no word of it.

    伤口要换药，护士会带药水来吗, while the cleaning waits for its yes, is of the nurse's visit.
    """
    waiting = progress.queue
    if waiting is None or heard.second is not None:
        return heard, progress, []
    if declines(heard.text, waiting):
        done = replace(progress, queue=None, queued_words=None)
        return _of_others(heard), done, [say("queue_off", language, service=waiting)]
    if heard.instead:
        return heard, replace(progress, queue=None, queued_words=None), []
    if not _is_of(waiting, heard, draft):
        return heard, progress, []
    words = "，".join(filter(None, (progress.queued_words, _in_context(heard.text, draft))))
    said = say("queued_more", language, service=waiting)
    said = not_told(heard.questions, language) if heard.questions else said
    return _of_others(heard), replace(progress, queued_words=words), [said]


def queued(heard: Heard, new: Draft, progress: Progress) -> Progress:
    """Return the progress with the second service that a turn wishes for, and its words."""
    if heard.second is not None:
        service, words = heard.second
        words = _in_context(words, new)
        if service == progress.queue:
            words = "，".join(filter(None, (progress.queued_words, words)))
        return replace(progress, queue=service, queued_words=words)
    other = heard.service is not None and new.service != heard.service
    if other and heard.also and not (heard.instead or heard.changing):
        return replace(progress, queue=heard.service)
    return progress


def put_first(draft: Draft, progress: Progress, text: str) -> tuple[Draft, Progress]:
    """Return the form for the service that a turn wants spoken of first; the other one waits.

    先讲订饭，明天中午…, while the cleaning is being booked: what was told of that is kept for it.
    The turn itself names the service to the empty form, which so says what it books now.
    """
    plain = normalise(text).text
    named, own = service_in(plain), draft.service
    if named is None or own is None or named[0] == own or progress.queue not in (None, named[0]):
        return draft, progress
    if not goes_first(plain) or (progress.queue is None and replaces(plain, own)):
        return draft, progress
    kept = ("name", "phone", "address", "county", "town", "beneficiary")
    new = Draft(**{name: getattr(draft, name) for name in kept})
    turned = replace(
        progress,
        asked=replace(new, service=named[0]).next_question(),
        misses=0,
        proposal=None,
        skipped=(),
        queue=own,
        queued_words=_in_words(draft),
    )
    return new, turned


def goes_first(text: str) -> bool:
    """Tell whether a normalised text wants the service that it names dealt with first: 先讲订饭."""
    for clause in _CLAUSES.findall(text):
        named = service_in(clause)
        if named is None:
            continue
        if _FIRST.search(clause[: named[1]]) or _FIRST_INSIDE.match(clause, named[1]):
            return True
    return False


def _in_words(draft: Draft) -> str:
    """Write what was told of a service as a caller would say it."""
    days = [
        "".join((spoken_date(visit.date), spoken_time(visit.time) if visit.time else ""))
        for visit in draft.visits()
    ]
    count = f"{draft.quantity}份" if draft.quantity else ""
    return "，".join(
        filter(None, (draft.service, *days, count, "、".join(draft.items), draft.note))
    )


def _is_of(waiting: str, heard: Heard, draft: Draft) -> bool:
    if heard.service is not None:
        return heard.service == waiting
    if _THE_OTHER.search(heard.text):
        return True
    own, other = service_called(draft.service), service_called(waiting)
    if heard.firm:
        # 东西后天下午送: by its short name, while the service under way is not spoken of
        said = spoken_of(heard.text, waiting) and heard.when != Resolved()
        return said and not (own and spoken_of(heard.text, own.name))
    if other is None or other.task is None or not other.task.search(heard.text):
        return False
    return own is None or own.task is None or own.task.search(heard.text) is None


def _of_others(heard: Heard) -> Heard:
    """Return of a turn only who calls, where, and whether they agree."""
    return replace(
        heard,
        service=None,
        instead=False,
        when=Resolved(),
        days=None,
        no_day=None,
        beneficiary=None,
        items=ListChange(),
        quantity=None,
        note=None,
        questions=(),
        care=(),
        stop=False,
        also=False,
        changing=False,
        wrong=(),
    )


def _in_context(words: str, first: Draft) -> str:
    """Write what words of a second wish mean beside the first: 那天中午, and whom 他 stands for."""
    if first.date is not None and not any(found.kind == "date" for found in times.find(words)):
        year, month, number = (int(part) for part in first.date.split("-"))
        words = _THAT_DAY.sub(f"{year}年{month}月{number}日", words, count=1)
    if first.beneficiary and _THEM.search(words) and beneficiary_in(words) is None:
        words = f"给{first.beneficiary}，{words}"
    return words


_CLAUSES = re.compile("[^,，。;；!！?？]+")
_FIRST = re.compile(
    "(?<![首最原事])先(?:来|把|将|给我|帮我|替我|讲|说|谈|搞|弄|办|订|约|登记|安排|记|要|请|叫|喊|做|处理|那个|这个|一?下|定)*$"
    "|(?<![首最原事])先(?:讲|说|谈|搞|弄|办|订|约|登记|安排|记|请|叫|喊|处理)"
    "[^,，。;； 不]{0,4}$|(?:第一|首先|头一)[^,，。;； 不]{0,4}$"
)
_FIRST_INSIDE = re.compile(
    "[^,，。;； ]{1,6}?(?:的事|那[个样件]|这[个样件])?(?:先(?![不生吃])|排?在?前)"
)
_THAT_DAY = re.compile("(?:那|嗰|同一?)[天日](?![天日子])")
_THE_OTHER = re.compile("第[二2][个样件单]|另外?[那一][个样件单]")
_THEM = re.compile("[他她佢]")
