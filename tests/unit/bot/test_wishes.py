import pytest

from bot.wishes import change_wish


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
