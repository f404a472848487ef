"""Short wishes about the talk itself."""

import pytest

from conversation.courtesy import on_wish
from conversation.state import DialogueState
from conversation.wishes import wish_of


@pytest.mark.parametrize("text", ["转人工", "找个真人", "我要人工", "揾个真人", "叫值班的人来"])
def test_a_person_is_wanted(text: str) -> None:
    assert wish_of(text) == "person"


@pytest.mark.parametrize(
    "text",
    [
        "唔使叫人嚟",
        "不用找人工",
        "不用转人工了",
        "莫叫人来",
        "不要叫工作人员来了",
        "毋使叫人来",
        "唔好转人工",
        "别找客服了",
        "不需要找真人",
        "我不找人工",
    ],
)
def test_no_person_is_wanted(text: str) -> None:
    assert wish_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "你讲这么多我记不住 讲短一点 就一句话",
        "太长了看不完，一句话说清楚",
        "长气啦 一句话讲晒",
        "讲咁多我记唔住 拣紧要嘅讲",
        "涯记毋到 讲短兜",
        "太长了 听不进",
        "长话短说",
    ],
)
def test_the_last_answer_is_wanted_shorter(text: str) -> None:
    assert wish_of(text) == "shorter"


@pytest.mark.parametrize(
    "text",
    [
        "头发太长了我要剪",
        "等得太长了",
        "裤子改短一点",
        "电话我记不住",
        "讲话不清楚",
        "我收到条短信",
    ],
)
def test_what_else_is_long_or_short_is_no_such_wish(text: str) -> None:
    assert wish_of(text) != "shorter"


def test_shorter_is_the_gist_without_offer_or_year() -> None:
    state = DialogueState(
        last_text="屏幕上的话",
        last_speech="文件没有写明地址。以当地的规定为准。这是2015年定的计划。要不要我记下来？",
    )
    said = on_wish("shorter", state).message
    assert said.speech == "文件没有写明地址。以当地的规定为准。"


def test_a_booking_read_back_loses_no_detail() -> None:
    speech = "家政，明天上午。到解放路二号。电话尾号零八零八。都对吗？"
    state = DialogueState(last_text=speech, last_speech=speech, active_loop="booking_form")
    assert on_wish("shorter", state).message.speech == speech


@pytest.mark.parametrize(
    "text", ["想找个人倾下偈", "找个人聊聊天", "想揾个人讲下嘢", "找个人说说话"]
)
def test_somebody_to_talk_with_is_no_member_of_staff(text):
    assert wish_of(text) is None


@pytest.mark.parametrize("text", ["找个人来", "找个人跟我讲清楚", "找个人工", "叫个真人来"])
def test_somebody_who_is_to_come_on_the_line_is(text):
    assert wish_of(text) == "person"


@pytest.mark.parametrize(
    "text",
    [
        "敲门大声点",
        "对，送到门口敲大声点，我耳朵背",
        "到了喊门大声啲",
        "拍门拍响一点",
        "按门铃按久一点",
    ],
)
def test_how_to_knock_is_no_wish_about_our_voice(text: str) -> None:
    assert wish_of(text) is None


@pytest.mark.parametrize("text", ["大声点", "讲大声啲", "声音大一点，我耳朵背"])
def test_louder_is_wanted(text: str) -> None:
    assert wish_of(text) == "louder"


@pytest.mark.parametrize("text", ["慢点 女婿不来 饭两份就可以", "慢点 改成后天"])
def test_who_says_slower_and_changes_something_is_heard_by_the_booking(text: str) -> None:
    assert wish_of(text) is None


@pytest.mark.parametrize("text", ["慢点 你说几点", "讲慢点 我耳朵不好"])
def test_who_only_wants_it_slower_is_granted_it(text: str) -> None:
    assert wish_of(text) == "slower"


@pytest.mark.parametrize(
    "said", ["对对 刚才没听清 就这样送来", "刚刚没听清楚 好", "刚才没听到 对的"]
)
def test_who_did_not_hear_before_and_agrees_now_wants_nothing_again(said):
    assert wish_of(said) is None


@pytest.mark.parametrize("said", ["刚才没听清", "刚才没听清，再说一遍", "对 刚才没听清"])
def test_who_did_not_hear_wants_it_again(said):
    assert wish_of(said) == "repeat"


@pytest.mark.parametrize("text", ["那一般工作人员呢", "其他工作人员要几个", "你是机器还是值班人员"])
def test_staff_asked_about_are_not_sent_for(text):
    assert wish_of(text) is None


@pytest.mark.parametrize("text", ["叫个活人来听", "我要找工作人员", "转值班人员"])
def test_an_angry_or_plain_wish_for_somebody_is_heard(text):
    assert wish_of(text) == "person"
