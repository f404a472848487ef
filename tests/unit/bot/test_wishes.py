"""What a turn wishes for, where the classifier saw less in it."""

import pytest

from bot.wishes import booking_wish, change_wish, order_amid, policy_question
from care.desk_gate import UnderWay

GUESS = {"name": "book_housekeeping", "confidence": 0.9}
LOOSE = {"name": "eligibility_check", "confidence": 0.6}


@pytest.mark.parametrize(
    "said",
    [
        "老人在敬老院里长期卧床 能不能申请家庭病床",
        "紧急呼叫器可以领吗",
        "轮椅政府给配不",
        "无障碍改造怎么申请",
    ],
)
def test_a_question_opens_no_form(said):
    assert policy_question(said, GUESS)
    assert booking_wish(said, LOOSE) is None


@pytest.mark.parametrize(
    "said", ["我妈瘫在床上两年了，想申请家庭病床", "帮我爸约个辅具", "厕所想装个扶手，能不能来装"]
)
def test_a_wish_opens_it(said):
    assert not policy_question(said, GUESS)
    assert booking_wish(said, LOOSE) == "book_housekeeping"


@pytest.mark.parametrize("said", ["想请人打扫", "护士会带药水来吗", "能不能送两份饭"])
def test_visits_are_no_matter_of_policy(said):
    assert not policy_question(said, GUESS)


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("affirm", "哦对了，要改成四点半"),
        ("inform", "换到后天上午"),
        ("out_of_scope", "哎呀，还是挪到下个礼拜三"),
        ("deny", "不是不是，改到十点先"),
    ],
)
def test_another_time_right_after_a_booking_is_a_change_whatever_it_sounds_like(intent, text):
    assert change_wish(text, {"name": intent, "confidence": 0.7})


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("affirm", "对，四点半"),
        ("inform", "四点半我在家"),
        ("affirm", "改天再说吧"),
        ("ask_policy", "津贴改到几月发"),
        ("cancel_booking", "不改到明天了，取消"),
    ],
)
def test_a_time_alone_a_delay_and_a_firm_intent_change_nothing(intent, text):
    assert not change_wish(text, {"name": intent, "confidence": 0.9})


@pytest.mark.parametrize(
    "said", ["一按就有人来的紧急呼叫 我想装一个 怎么申请啊", "我想申请家庭病床，怎么办理"]
)
def test_who_wishes_to_apply_and_asks_how_has_it_taken_down(said):
    firm = {"name": "ask_policy", "confidence": 1.0}
    assert booking_wish(said, firm) == "book_housekeeping"


def test_a_question_about_the_rules_beside_a_wish_is_answered_first():
    firm = {"name": "ask_policy", "confidence": 1.0}
    assert booking_wish("我想申请家庭病床，文件上有什么条件", firm) is None


def test_a_grumble_about_a_broken_thing_at_home_is_a_wish_to_have_it_mended():
    from bot.wishes import booking_wish

    grumble = {"name": "complain", "confidence": 0.8}
    assert booking_wish("我家楼梯间个灯又烧了 气死我了", grumble) == "book_housekeeping"
    assert booking_wish("你们师傅修的灯又坏了 我要投诉", grumble) is None


def test_a_fault_told_at_once_and_company_on_the_way_are_wishes_whatever_they_sound_like():
    from bot.wishes import booking_wish

    talk = {"name": "chitchat_lonely", "confidence": 0.6}
    assert booking_wish("电视没声音了 画面有 就是没声", talk) == "book_housekeeping"
    assert booking_wish("老伴走了 电视坏了也没人陪我看", talk) is None
    fee = {"name": "pay_service_fee", "confidence": 0.6}
    assert booking_wish("想找个人扶着我陪我去一趟银行", fee) == "book_housekeeping"
    assert booking_wish("没人陪我去银行", fee) is None


@pytest.mark.parametrize("guess", ["inform", "chitchat_lonely", "ask_policy", "affirm"])
def test_an_order_amid_a_call_opens_its_booking_whatever_the_turn_was_taken_for(guess):
    said = {"name": guess, "confidence": 0.9}
    assert order_amid("那我先自己约个搞卫生的 下周三早上", said, None) == "book_housekeeping"
    assert order_amid("文件讲请人做家务政府出钱吗", said, None) is None


def test_a_guess_that_books_something_stays_what_it_is():
    said = {"name": "book_meal", "confidence": 0.6}
    assert order_amid("订两份饭 另外请个人来打扫", said, None) == "book_meal"


@pytest.mark.parametrize("guess", ["complain", "cancel_booking", "goodbye", "emergency"])
def test_what_else_is_plainly_meant_orders_nothing(guess):
    said = {"name": guess, "confidence": 0.9}
    assert order_amid("约个搞卫生的等了一下午没人来", said, None) is None


def test_a_service_that_a_complaint_names_is_what_went_wrong():
    about, said = UnderWay("complain", waits=True), {"name": "inform", "confidence": 0.9}
    assert order_amid("叫个师傅来修水龙头，修了又漏", said, about) is None
    assert order_amid("另外帮我约个护士来换药", said, about) == "book_nursing_visit"


def test_who_wants_to_talk_is_not_asked_when_the_television_is_to_be_mended():
    said = {"name": "chitchat_lonely", "confidence": 0.9}
    assert booking_wish("电视机坏了 屋里静得很 想听个人讲讲话", said) is None
    assert booking_wish("我家电视机坏了，一个人没得看，想找人来修", said) == "book_housekeeping"
