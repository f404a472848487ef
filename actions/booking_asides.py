"""Whether a turn is for the booking under way, for somebody else, or for nobody at all."""

from __future__ import annotations

import re
from dataclasses import replace

from rasa_sdk import Tracker

from actions.booking_memory import memory_of
from actions.turn import CurrentTurn
from care.booking_after import about_another, orders_now
from care.booking_answers import calls_off
from care.booking_changes import Search, reference_in
from care.booking_hearing import Heard
from care.booking_old_one import asks_if_gone
from care.booking_services import service_in
from care.booking_visit import asks_of_visit
from care.booking_wishes import orders
from care.booking_yes import holds_yes
from care.bookings import QUESTIONS, Progress
from care.desk import Desk
from care.desk_assent import closes, takes_leave, thanks
from care.desk_words import say as desk_say
from care.eligibility_asked import is_personal, only_tells, programme_cited, tells_of_body
from care.messages import Message
from care.requests import SIGN_UPS, recognise
from care.text import normalise
from care.told_stories import tells_wrong

SERVICES = {
    "book_housekeeping": "家政",
    "book_nursing_visit": "上门护理",
    "book_health_consult": "健康咨询",
    "book_errand": "物品代购",
    "book_meal": "助餐",
}
"""What an intent books where the caller's words name no service more closely."""

_ASIDE = frozenset(
    [
        "ask_policy",
        "eligibility_check",
        "ask_institution",
        "check_booking",
        "complain",
        "pay_service_fee",
        "health_record",
        "volunteer_signup",
        "caregiver_training_signup",
        "chitchat_lonely",
        "greet",
        "thanks",
        "repeat",
        "slower_louder",
    ]
)
ELSEWHERE = _ASIDE - {"check_booking", "greet", "thanks", "repeat", "slower_louder"}
_YES_COUNTS = frozenset({"confirm", "what_to_change", "service"})
FOR_OTHERS = frozenset({"talk_to_human", "emergency", "goodbye"})
_FORGOTTEN = re.compile(
    "(?:记|想)(?:不|没|唔)(?:得|起|到|清|住)|忘记?了|不记得|唔记得|不(?:知道?|晓得|清楚)"
)
_HOMES = "institution"
_OF_US = frozenset({"ability", "identity"})
_FAREWELL = re.compile("再见|拜拜|挂了|收线|先这样|不聊了|走了")


def asks_of_what_stands(text: str) -> bool:
    """Tell whether a text asks about a booking that was made, and orders nothing new.

    要不要我先买好水龙头 orders no repair, 咁听日嗰餐就冇喇系咪 no meal.
    """
    return asks_of_visit(text) or asks_if_gone(text)


def of_check(tracker: Tracker, turn: CurrentTurn) -> bool:
    """Whether a turn goes on telling how somebody stands, after what they may get was spoken of.

    长期卧床 翻身喂饭都要护工 sounds like an order for a nurse, and answers what was told of beds.
    """
    desk = Desk.from_json(memory_of(tracker).get("desk"))
    last = max(desk.walked, desk.talked)
    if not last or turn.ordinal - last > 1 or orders(turn.text) or orders_now(turn.text):
        return False
    cited = programme_cited(desk.clause, desk.quote, desk.programmes)
    spoken_of = desk.walk_row is not None or (cited is not None and is_personal(cited))
    return spoken_of and (only_tells(turn.text) or tells_of_body(turn.text))


def about_else(heard: Heard, intent: str, search: Search) -> bool:
    """Whether a turn answers nothing that a search asks, and is a question or talk of its own."""
    answers = heard.firm or heard.yes or heard.no or heard.stop or heard.keep or heard.changing
    if search.asked in ("proof", "reference") and _FORGOTTEN.search(heard.text):
        return False  # 哪天我真的记不得了 is the answer
    if answers or reference_in(heard.text, asked=True) or re.search("[0-9]{2}", heard.text):
        return False
    if search.asked in ("which", "changes", "confirm", *QUESTIONS) and heard.details:
        return False
    return heard.asks or intent in ELSEWHERE


def meant_for_desk(text: str, progress: Progress, sought: str | None) -> bool:
    """Whether a turn plainly praises or complains, before a booking has learnt anything.

    `sought`: what a search for a booking that exists has asked for.
    """
    begun = progress.told or progress.queue or progress.asked == "confirm"
    if begun or not (progress.asked or sought in ("reference", "proof")):
        return False
    request = recognise(text, "complain" if tells_wrong(text) else "")
    return request is not None and request.id in _OF_OUR_OWN and not orders(text)


_LEAVES = 0.9
_PUTS_OFF = re.compile(
    "(?:改天|改日|下次|下回|过[两几]天|迟[点些]|回头|晚点"
    "|商量好?了?|问过了?|定了)[^，。 ]{0,6}再(?:打|找|联系|讲|说)"
)
_LETS_BE = re.compile(
    "^(?:那|唉|哎)?(?:没有|没|查不到|找不到|没订到|没约到)(?:的话)?(?:就|那就)(?:算|罢|由|不(?:查|订|约|用))"
)

_OF_OUR_OWN = frozenset({"praise", "complain", "neighbour"})


def leaves(heard: Heard, text: str, search: Search) -> bool:
    """Whether a caller who is asked which booking, or what about it, only thanks and wishes well.

    多谢哦 暖铃好好 新年快乐: whatever was to be changed, nothing more is.
    """
    if search.asked == "confirm" or heard.firm or heard.changing or heard.asks:
        return False
    if _LETS_BE.search(heard.text):
        return True  # 没有就算数，我自己煮
    request = recognise(text)
    return thanks(text) or takes_leave(text) or (request is not None and request.id == "festive")


def sends_for(heard: Heard, search: Search) -> bool:
    """Whether a caller who is asked which booking it is wants somebody to come instead.

    So does who tells where to, while a number was asked for; and who orders a service for a day,
    after looking in vain: 唔记得喇，咁你同我重新约过 听日上午换药.
    """
    if search.asked == "reference" and heard.address and not heard.changing:
        return True
    day = heard.when.date is not None and heard.when.problem is None
    anew = orders(heard.text) or orders_now(heard.text) or bool(_ANEW.search(heard.text))
    return search.task == "check" and anew and day and heard.service is not None


_ANEW = re.compile("再(?:预?约|订|叫|请)")


def idles(heard: Heard, progress: Progress, text: str) -> bool:
    """Whether a caller who gave no detail yet only agrees or thanks: perhaps none was meant."""
    answers = progress.proposal or (progress.asked == "phone" and progress.offered_caller)
    if answers or progress.told or progress.asked in _YES_COUNTS or heard.details:
        return False
    return closes(text) and not takes_leave(text)


def is_aside(heard: Heard, intent: str, confidence: float) -> bool:
    """Whether the turn is for somebody else to answer before the form goes on."""
    if intent == "goodbye" and confidence >= _LEAVES and _PUTS_OFF.search(heard.text):
        return True  # 我先问问哥哥同不同意，改天再打: nothing is asked of us
    if heard.stop or heard.price or heard.wrong or heard.secret or heard.reread or heard.offers:
        return False
    if heard.care or heard.facts or calls_off(heard.text):
        return False
    if intent == "goodbye":
        # 得，就呢个 and 这回对了 are no farewells, whatever the intent says
        answered = heard.details or heard.yes or heard.no
        return not answered and (confidence >= 0.9 or bool(_FAREWELL.search(heard.text)))
    if intent == "emergency" and confidence < 0.9:
        # The detector has heard the turn first; the intent alone is a weak sign.
        return False
    if intent in FOR_OTHERS:
        return not heard.firm
    if intent == "check_booking" and heard.questions and not about_another(heard.text):
        # 是打电话还是有人上门: of this booking, which cannot be looked up yet
        return False
    if intent == "cancel_booking" and not heard.firm:
        return False
    if intent not in _ASIDE or heard.firm:
        return False
    if _hears_badly(heard, intent, confidence) or _signs_up(heard, intent, confidence):
        return True
    if heard.note and not heard.asks:
        # 叫她带够纱布 is for whoever comes, whatever talk it sounds like
        return False
    plain = not (heard.details or heard.yes or heard.no)
    return confidence >= 0.5 and (plain or (heard.asks and not (heard.changing or heard.wrong)))


def _hears_badly(heard: Heard, intent: str, confidence: float) -> bool:
    """Whether a caller only wants it said again: 你讲什么 我耳朵背 is no note for who comes."""
    return intent == "repeat" and confidence >= _SURELY and not (heard.address or heard.yes)


def _signs_up(heard: Heard, intent: str, confidence: float) -> bool:
    """Whether a caller offers help of their own: 我想报名当志愿者帮老人 books nothing for 老人."""
    request = recognise(heard.text, intent, confidence)
    signs = request is not None and request.id in SIGN_UPS and intent in request.intents
    return signs and confidence >= _SURELY and not heard.service


_SURELY = 0.9


def with_intent(heard: Heard, intent: str, confidence: float) -> Heard:
    """Let the intent say yes, no or stop where the words alone did not."""
    said = heard.details or heard.yes or heard.no or heard.wrong or heard.facts
    if said or confidence < 0.6:
        return heard
    if intent == "affirm" and (len(heard.text) <= 2 or holds_yes(heard.text)):
        return replace(heard, yes=True)
    if intent == "deny" and len(heard.text) <= 8:
        return replace(heard, no=True)
    if intent == "cancel_booking" and not heard.changing:
        return replace(heard, stop=True)
    return heard


def of_homes(tracker: Tracker) -> bool:
    """Whether the enquiry last taken down at the desk seeks a home."""
    case = (memory_of(tracker).get("desk") or {}).get("case") or {}
    return bool(case.get("request") == _HOMES)


def said_of_us(turn: CurrentTurn) -> Message | None:
    """Return who we are and what we do, to who asks that amid a booking."""
    request = recognise(turn.text)
    if request is None or request.id not in _OF_US or service_in(normalise(turn.text).text):
        return None
    return desk_say(f"talk.{request.id}", turn.language, turn.channel)


def intent_of(tracker: Tracker) -> tuple[str, float]:
    """Return the intent of the turn, and how sure it is (0..1)."""
    found = (tracker.latest_message or {}).get("intent") or {}
    return str(found.get("name") or ""), float(found.get("confidence") or 0.0)
