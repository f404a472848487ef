"""Whatever is said after whatever: no turn makes the desk or the booking form fail.

Every state that a turn leads to is met by another turn, and by one that begins a booking, as Rasa's
rules would, in whose slots what the desk asked for last is still there.
"""

import asyncio

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_form import ValidateBookingForm
from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import NOW, database

SAID = [
    ("我爸68岁，低保，瘫在床上，能申请什么", "eligibility_check"),
    ("轮椅护理床这些发不发", "ask_policy"),
    ("服务券能请人上门擦身吗", "book_nursing_visit"),
    ("培训怎么报名", "ask_policy"),
    ("想申请家庭病床", "book_nursing_visit"),
    ("我要投诉送饭的", "complain"),
    ("她叫蒋月兰，住仁厚镇", "inform"),
    ("我要表扬小韦", "thanks"),
    ("一定要跟她领导讲", "talk_to_human"),
    ("我想当志愿者", "volunteer_signup"),
    ("想建健康档案，我血压高", "health_record"),
    ("服务费怎么交", "pay_service_fee"),
    ("北流有没有养老院", "ask_institution"),
    ("想先去看看", "inform"),
    ("那现在建好没有咧", "goodbye"),
    ("有消息发我这个号码", "inform"),
    ("13877501060", "inform"),
    ("1387750", "inform"),
    ("那就是一定有得领咯", "affirm"),
    ("一个月发几多钱", "ask_policy"),
    ("那我妈呢", "eligibility_check"),
    ("好", "affirm"),
    ("不用了", "deny"),
    ("原文怎么讲", "ask_policy"),
    ("好闷，没人陪", "chitchat_lonely"),
    ("有人叫我转账", "ask_policy"),
    ("你们是骗子吧", "complain"),
    ("头晕吃什么药", "book_health_consult"),
    ("平时有人送饭吗，就了解一下", "book_meal"),
    ("帮我约人明天上午来打扫", "book_housekeeping"),
    ("买两斤鸡蛋", "book_errand"),
    ("我的预约呢", "check_booking"),
    ("", "nlu_fallback"),
    ("？？", "out_of_scope"),
    ("银行卡号6222020200112233445", "inform"),
    ("再讲一次", "repeat"),
    ("再见", "goodbye"),
]
BOOKING = ("book_nursing_visit", "book_meal", "book_housekeeping")


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    turns=st.lists(st.sampled_from(SAID), min_size=2, max_size=4),
    after=st.sampled_from(SAID),
    book=st.sampled_from(BOOKING),
    channel=st.sampled_from(["phone", "sms", "web"]),
    caller=st.sampled_from([None, "+8613800005512"]),
)
def test_no_turn_fails_in_any_state(database_url, turns, after, book, channel, caller):
    made = database(database_url)
    try:
        line = DeskLine(made, caller=caller, channel=channel)
        line.count = next(COUNTED)
        for text, intent in turns:
            line.say(text, intent)
        # a booking begins where the desk still waits, is left for a question, and asks again
        for text, intent in (after, ("想约人上门", book)):
            _booked(line, text, intent)
    finally:
        made.close()


def test_a_booking_left_for_a_question_asks_again_though_the_desk_asked_last(database_url):
    made = database(database_url)
    try:
        line = DeskLine(made, channel="sms")
        line.slots["requested_slot"] = "康复辅具"  # to apply for it was offered
        _booked(line, "服务券能请人上门擦身吗", "book_nursing_visit")
    finally:
        made.close()


COUNTED = iter(range(1000, 10**9, 1000))
"""Each example has turns of its own in the one database."""


def _booked(line, text, intent):
    line.count += 1
    latest = {
        "text": text,
        "intent": {"name": intent, "confidence": 0.9},
        "metadata": {
            "turn_id": f"t_{line.count}",
            "ordinal": line.count,
            "conversation_id": "c_1",
            "now": NOW.isoformat(),
            "caller": line.caller,
            "channel": line.channel,
        },
    }
    heard = {"event": "user", "text": text}
    answered = {"event": "action", "name": "action_answer_policy"}
    for events in ([heard], [heard, answered]):
        tracker = Tracker(
            "c_1", dict(line.slots), latest, events, False, None, {"name": "booking_form"}, "x"
        )
        form = ValidateBookingForm(line.services)
        done = asyncio.run(form.run(CollectingDispatcher(), tracker, {}))
        for event in done:
            if event["event"] == "slot":
                line.slots[event["name"]] = event["value"]
