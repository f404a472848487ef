"""Talk without a request: greetings, lonely talk, wrong numbers, children, tests of the line."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.desk_outcome import Hearing, Outcome, Record
from care.booking_after import books_later, not_now, put_off
from care.booking_services import service_in
from care.called_by import called_in
from care.desk import Desk, asks, says_no, says_yes
from care.desk_assent import closes, ends, takes_leave, thanks, waits
from care.desk_gate import JUST_DONE
from care.desk_letting_go import lets_go, takes_in
from care.lonely import Theme, asks_opinion, company_for_self, goes_about, goes_to_bed, theme_of
from care.messages import Citation, Message
from care.notes_asked import leaves_with_it
from care.requests import Wanted, recognise
from care.small_talk import taken_up
from care.wished_amid import ordered_amid

SIMPLE = frozenset(
    {"line_test", "hear_me", "wrong_number", "other_company", "identity", "ability", "child"}
    | {"leaving", "hold_on", "festive", "relieved", "scam_more", "pay_how", "doubts_us"}
    | {"praises_us", "false_alarm", "first_call", "scam_escaped", "sing", "child_plays"}
    | {"weather", "burden", "of_staff", "thanks_us", "scam_fact", "sings", "treats"}
)
_SO_BE_IT = re.compile("对|是|没错|不错|系|照|就(?:这|按|报|登|记|一直)|帮我[报交送登记转]")
_MORE = re.compile(
    "(?<!没)(?:还|仲|另外)有(?:件|个|点|样|单|些|第二)*(?:事|问题|嘢|东西)?(?=$|[,，。 ]|要|想|问)"
    "|(?:还|再)(?:想|要)(?:问|讲|说|办)|再问"
)
_SO_TAKEN = re.compile("(?:登记|报|记|办)|[照按](?:我|这|刚|头)")
"""Who says so late in the call means what was taken down: 那就按我刚才讲的登记."""
_PLAIN = {
    "greet": "greet",
    "thanks": "thanks",
    "goodbye": "goodbye",
    "affirm": "affirm",
    "deny": "deny",
    "inform": "noted",
    "complain": "noted",
    "repeat": "still_here",
    "slower_louder": "still_here",
}
_OPENS = {"affirm": "affirm_more", "noted": "noted_more"}
"""What asks for the matter, and what is said instead to who has had one dealt with."""
_LEFT = frozenset({"thanks", "lonely_thanks", "goodbye", "deny"})
"""Answers that suit a caller who closes the talk as they are."""

_LOST = 2
_OFFER_FROM, _OFFER_ANYWAY = 3, 5
"""From this turn of lonely talk on, something is offered: where the caller tells nothing new, or
whatever they tell."""


def simple(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Answer what takes one sentence."""
    if request.id == "foul":
        desk = replace(desk, foul=desk.foul + 1)
        name = "foul" if desk.foul == 1 else "foul_again"
        return Outcome(desk, (heard.say(f"talk.{name}"),))
    leaves = request.id == "festive" and takes_leave(heard.turn.text)
    words = "festive_bye" if leaves else request.done
    return Outcome(replace(desk, lost=0), (heard.say(f"talk.{words}"),))


def ordered(heard: Hearing, desk: Desk) -> Outcome | None:
    """Begin what is ordered amid greetings, wishes and lonely talk; None where nothing is."""
    if heard.inside_booking or (desk.pending is not None and desk.pending.firm):
        return None
    service = ordered_amid(heard.turn.text)
    if service is None:
        return None
    return Outcome(replace(desk, lost=0, pending=None), booking=service, words=heard.turn.text)


def tells_matter(heard: Hearing, desk: Desk) -> bool:
    """Whether who swears tells what is wrong with a service: 他妈的约了搞卫生等了一下午没人来."""
    if heard.inside_booking or desk.case is not None or asks(_SWORN.sub("", heard.text)):
        return False
    named = service_in(heard.text) is not None or _SENT.search(heard.text) is not None
    return named and len(heard.text) >= _MATTER


_SWORN = re.compile(
    "怎么(?:回事|搞的?|办事的?|做事的?)|什么(?:意思|东西|玩意|服务|态度)|(?:搞|弄)(?:什么|乜)"
)
_SENT = re.compile(
    "[约订等][^，。]{0,6}(?:人|你们|天|午|钟|小时)|没(?:有)?(?:人)?(?:来|到|送)|放鸽子|影都(?:没|不)"
)
_MATTER = 16
"""So many signs are more than curses."""


def lonely(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Listen, come back to what was said, offer company without hurrying to end."""
    if books_later(heard.turn.text) and not heard.inside_booking:
        # 有没有人来陪我坐下，不过今日先不订: who only asks is answered and left in peace
        said = put_off(heard.turn.text, "陪伴", heard.turn.language)
        return Outcome(replace(desk, lost=0, pending=None), (said,))
    begun = ordered(heard, desk)
    if begun is not None:
        return begun
    if company_for_self(heard.turn.text) and not heard.inside_booking:
        # the booking says itself what it takes down
        return Outcome(replace(desk, lost=0), booking="陪伴", words=heard.turn.text)
    if desk.lonely and goes_about(heard.turn.text):
        name = "lonely_night" if goes_to_bed(heard.turn.text) else "lonely_leave"
        return Outcome(replace(desk, lost=0, pending=None), (heard.say(f"talk.{name}"),))
    theme = theme_of(heard.text)
    light = taken_up(heard.turn.text)
    if light is not None and light.id in _CHEERFUL and not (desk.lonely or heard.inside_booking):
        return Outcome(replace(desk, lost=0), (light.reply,))  # a happy word is no lonely talk
    times = desk.lonely + 1
    record = None
    if times == 1:
        record = Record("精神关爱", request.about, request.outcome, heard.text[:500], of_case=False)
    desk = replace(desk, lonely=times, lost=0, pending=None)
    known = desk.themes
    called = called_in(heard.turn.text)
    if called is not None and not heard.inside_booking:
        desk = replace(desk, told=replace(desk.told, name=called.name))
        answer = "talk.person_to_tell" if called.wants_word else "talk.person_called"
        return Outcome(desk, (heard.say(answer, known=called.name),), record)
    if light is not None and light.id in _CHEERFUL - set(known) and not heard.inside_booking:
        return Outcome(replace(desk, themes=(*known, light.id)), (light.reply,), record)
    fresh = theme is not None and theme.theme not in known
    again = theme is not None and not fresh and theme.again and _again(theme) not in known
    if theme is not None:
        told = _again(theme) if again else theme.theme
        others = tuple(name for name in known if name != told)
        desk = replace(desk, themes=(*others, told))
    if heard.inside_booking:
        return Outcome(desk, (heard.say("talk.lonely_first"),), record)
    if fresh and theme is not None and times < _OFFER_ANYWAY:
        return Outcome(desk, (Message(theme.reply, theme.reply),), record)
    if again and theme is not None and theme.again:
        # what was just said is taken up before anything is offered
        return Outcome(desk, (Message(theme.again, theme.again),), record)
    if theme is None and asks_opinion(heard.turn.text):
        return Outcome(desk, (heard.say("talk.lonely_opinion"),), record)
    if times >= _OFFER_FROM:
        return replace(_offer(heard, desk), record=record)
    name = "talk.lonely_first" if times == 1 else "talk.lonely_more"
    return Outcome(desk, (heard.say(name),), record)


_CHEERFUL = frozenset({"fun_pet", "filial", "good_news", "harvest", "cooking", "comes_home"})
"""What is taken up first amid lonely talk: who laughs is laughed along with."""
_BACK = "+"


def _again(theme: Theme) -> str:
    """Return how a theme is remembered that was come back to."""
    return theme.theme + _BACK


def activities(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Where old people sing, play and meet: what clause 20 says, and a place at the university."""
    quote = "支持社区利用公共服务设施和社会场所组织开展适合老年人的群众性文化体育娱乐活动"
    title = "发展老年人精神关爱服务"
    citation = Citation("yulin-2015", "20", quote, title)
    desk = replace(desk, lost=0, questions=(*desk.questions, heard.text[:60])[-5:])
    desk = desk.citing("20", quote, title)
    record = Record(request.topic or "政策咨询", request.about, request.outcome, heard.text[:500])
    if not heard.inside_booking:
        desk = desk.asking("university", since=heard.turn.ordinal)
    said = replace(heard.say("talk.activities"), citations=(citation,))
    return Outcome(desk, (said,), record)


def _offer(heard: Hearing, desk: Desk) -> Outcome:
    """Offer, one at a time: somebody to talk to, a regular visit, the university; then listen."""
    count, desk = desk.offers, replace(desk, offers=desk.offers + 1)
    if count == 0:
        told = (theme for theme in reversed(desk.themes) if not theme.isascii())
        theme = next(told, "的这些").removesuffix(_BACK)  # a light theme has no name to say
        return Outcome(desk, (heard.say("talk.lonely_care", theme=theme),))
    if count == 1:
        desk = desk.asking("visit", since=heard.turn.ordinal)
        return Outcome(desk, (heard.say("talk.lonely_visit"),))
    if count == 3:
        desk = desk.asking("university", since=heard.turn.ordinal)
        return Outcome(desk, (heard.say("talk.lonely_university"),))
    return Outcome(desk, (heard.say("talk.lonely_more"),))


def plain(heard: Hearing, desk: Desk) -> Outcome:
    """Answer a greeting, a yes without a question, and what is not ours."""
    name = _PLAIN.get(heard.intent)
    if name == "thanks" and desk.lonely:
        name = "lonely_thanks"
    if name == "greet" and desk.questions:
        name = "still_here"
    leaves = closes(heard.turn.text) or leaves_with_it(heard.turn.text)
    if name not in _LEFT and leaves and (desk.rows or desk.case):
        name = _closing(heard, desk)
    if name is None:
        if says_yes(heard.text) and len(heard.text) <= 4:
            name = "affirm"
        elif says_no(heard.text) and len(heard.text) <= 4:
            name = "deny"
    if heard.dealt and not heard.inside_booking and name in _OPENS:
        name = _OPENS[name]
    told_who = _who_told(heard, desk) if name in ("noted", "noted_more") and desk.rows else None
    if told_who is not None:
        said = heard.say("talk.person_told", known=told_who)
        return Outcome(replace(desk, lost=0), (said, heard.say("talk.go_on")))
    if name is not None:
        return Outcome(replace(desk, lost=0), (heard.say(f"talk.{name}"),))
    if not heard.inside_booking and not_now(heard.turn.text):
        # 等我问过老公先，而家唔约住: a friendly end, whatever it was taken for
        return Outcome(replace(desk, lost=0), (heard.say("talk.parting"),))
    desk = replace(desk, lost=desk.lost + 1)
    name = "out_of_scope_person" if desk.lost >= _LOST else "out_of_scope"
    return Outcome(desk, (heard.say(f"talk.{name}"),))


def _who_told(heard: Hearing, desk: Desk) -> str | None:
    """Return who and whence a caller says they are, as it is read back; None where they do not."""
    told, name = heard.telling.told, desk.told.name
    named = name if name and name in heard.text and heard.telling.others_name is None else None
    place = f"{told.county or ''}{told.town or ''}" if _OWN_PLACE.search(heard.text) else ""
    if heard.inside_booking or asks(heard.text):
        return None
    return "，".join(part for part in (place, named) if part) or None


_OWN_PLACE = re.compile("(?:我|我们|他|她|老人)[^，。,]{0,4}(?:是|住|在|喺|系)")


def _lets_go(heard: Hearing) -> bool:
    """Whether a turn lets the matter rest and says nothing that is a request of its own."""
    text = heard.turn.text
    return lets_go(text) and (closes(text) or recognise(text) is None)


def _closing(heard: Hearing, desk: Desk) -> str:
    """Return how a caller who closes the talk is answered."""
    taken = desk.case is not None and bool(desk.case.done)
    if taken and _SO_TAKEN.search(heard.text) and not thanks(heard.turn.text):
        return "affirm_done"
    return _parting(heard.turn.text)


def _parting(text: str) -> str:
    if waits(text) or (lets_go(text) and _FOR_CALL.search(text)):
        return "parting_wait"
    return "parting_thanks" if thanks(text) else "parting"


_FOR_CALL = re.compile("[等候].{0,6}(?:电话|消息|回[复覆音电话信]|答[复覆]|通知|信)")


def _just_done(heard: Hearing, desk: Desk) -> bool:
    """Whether an enquiry was complete a moment ago."""
    case = desk.case
    if case is None or not case.over or not case.done:
        return False
    return heard.turn.ordinal - case.done <= JUST_DONE


def settled(heard: Hearing, desk: Desk, *, booked: bool, dealt: bool) -> Outcome | None:
    """Answer a yes or thanks for what was done; None where it may mean more.

    `booked`: a booking was under way a moment ago; `dealt`: there was anything in this call.
    """
    if desk.pending is not None and desk.pending.firm:
        return None
    done = _just_done(heard, desk)
    if _MORE.search(heard.text):
        return None  # 对，还有件事
    agrees = heard.intent == "affirm" and _SO_BE_IT.search(heard.text) is not None
    if agrees and asks(heard.text):
        return None  # 对，就这样报。哪天开班呀: the question is to be answered
    if done and waits(heard.turn.text) and heard.intent not in ("thanks", "goodbye"):
        return Outcome(replace(desk, pending=None, lost=0), (heard.say("talk.parting_wait"),))
    if done and (agrees or closes(heard.turn.text)) and not thanks(heard.turn.text):
        # a praise is passed on, and nobody rings back for it
        praised = desk.case is not None and desk.case.request == "praise"
        name = "requests.praise_done" if praised else "talk.affirm_done"
        return Outcome(replace(desk, pending=None, lost=0), (heard.say(name),))
    text = heard.turn.text
    # 好 alone may wait for what is to come; who thanks, notes or waits wants nothing more
    lets = _lets_go(heard) and (dealt or ends(text) or takes_in(text) or not closes(text))
    if not (done or booked or not desk.lonely) or not lets:
        return None
    if heard.intent in ("thanks", "goodbye"):
        return None  # they have answers of their own
    name = _closing(heard, desk)
    return Outcome(replace(desk, pending=None, lost=0), (heard.say(f"talk.{name}"),))
