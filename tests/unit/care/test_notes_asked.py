"""Whether a note is wished for, what is to be left for a call back, and who sees to it alone."""

import pytest

from care.desk_assent import closes, only_hears, thanks, waits
from care.extractors import names
from care.notes_asked import asks_to_note, asks_what_to_leave, sees_to_it


@pytest.mark.parametrize(
    "text",
    [
        "厓喊做钟阿妹 系那林镇个 你帮厓记倒",
        "你帮厓写下来 有消息话厓知",
        "唔该你同我记低先",
        "我住马坡镇，你帮我记住先啦",
        "麻烦登记一下，我叫宁桂芳",
        "那你记下吧",
        "帮我妈登记一下，有消息告诉我",
        "你给我写上，我叫黎大庆",
        "那就帮我记一下咯",
        "你替俺登记上",
        "请记下来",
        "好 你们记一下",
    ],
)
def test_a_note_is_wished_for_in_many_words(text):
    assert asks_to_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "好，我写低咯",
        "我记住了，谢谢",
        "我记不住那么多",
        "记得叫他带药来",
        "你记得我刚才讲什么吗",
        "不用帮我记了",
        "别记了，我自己去问",
        "那个登记要不要钱",
        "我去村委登记过了",
        "帮我登记健康档案",
        "你们记性真好",
        "上次登记的那个人没来",
    ],
)
def test_writing_that_is_no_wish_for_a_note(text):
    assert not asks_to_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "那我需要留什么信息吗",
        "要不要留个电话给你们",
        "使唔使留低电话",
        "我要提供啲乜嘢资料俾你",
        "需要我留下姓名地址吗",
        "留哪些信息给你们",
        "那我要讲什么给你们",
        "我要不要把电话发给你们",
        "你们要我报什么资料",
        "是不是要留我妈的名字",
        "用不用留联系方式",
        "你们需要知道我哪些信息",
    ],
)
def test_what_to_leave_is_asked_in_many_words(text):
    assert asks_what_to_leave(text)


@pytest.mark.parametrize(
    "text",
    [
        "申请要带什么材料",
        "需要准备哪些证件",
        "要交什么资料给民政局",
        "要不要留饭给他",
        "家里要留一个人吗",
        "办理要填什么表",
        "他叫我报身份证号给他",
        "要把验证码发给你们吗",
        "你们留我电话了没有",
        "留什么菜好",
        "享受这个要什么条件",
        "我要登记什么服务好",
    ],
)
def test_what_is_brought_or_kept_elsewhere_is_not_left_with_us(text):
    assert not asks_what_to_leave(text)


@pytest.mark.parametrize(
    "text",
    [
        "好咯，多谢，我喊我孙子载我去",
        "我自己去村委问下先",
        "明天我去镇上问问",
        "行，我叫我崽带我去",
        "得，我听日去社区问下",
        "我女儿会陪我去的，谢谢",
        "我等下去民政局查一下",
        "我先去问我们队长",
        "好，改天我再去办",
        "搭我去就得啦，唔该",
    ],
)
def test_who_goes_and_asks_wants_nothing_of_us(text):
    assert sees_to_it(text)


@pytest.mark.parametrize(
    "text",
    [
        "我要去哪里问",
        "帮我去问一下",
        "你们去民政局问了没有",
        "我妈去镇上看病了",
        "他们叫我去派出所",
        "陪我去医院要预约吗",
        "我去不了，你帮我登记吧",
        "能不能送我去医院",
        "我去年去过了",
    ],
)
def test_who_wants_to_be_taken_or_told_does_not_see_to_it(text):
    assert not sees_to_it(text)


@pytest.mark.parametrize(
    "text", ["我喊我孙子载我去", "我叫我孙女来问", "喊我孙仔带我", "叫孙子陪我去"]
)
def test_a_grandchild_that_is_called_is_no_name(text):
    assert names.find(text) is None


@pytest.mark.parametrize(
    ("text", "name"), [("我叫孙子豪", "孙子豪"), ("我叫孙桂英", "孙桂英"), ("叫孙女贞", None)]
)
def test_names_that_begin_so_are_kept(text, name):
    found = names.find(text)
    assert (found and found.said) == name


@pytest.mark.parametrize(
    "text", ["好，我写低咯，唔该你", "我抄下来了", "等我记低先，好了", "我都写好了，谢谢"]
)
def test_who_has_written_it_down_takes_no_offer(text):
    assert only_hears(text)


@pytest.mark.parametrize("text", ["好，帮我记下", "记下来吧", "我要你们记下来", "念吧，我写"])
def test_who_wants_it_written_takes_the_offer(text):
    assert not only_hears(text)


@pytest.mark.parametrize("text", ["系啊 多谢多谢", "好 谢谢谢谢", "系 承蒙承蒙"])
def test_thanks_said_twice_are_thanks(text):
    assert closes(text) and thanks(text)


@pytest.mark.parametrize("text", ["行吧，我等着", "好咯 我等紧", "得，我就等住先"])
def test_who_waits_for_the_answer_closes(text):
    assert waits(text)


@pytest.mark.parametrize("text", ["等着，我去拿笔", "等着", "我等着吃饭呢"])
def test_who_makes_us_wait_closes_nothing(text):
    assert not closes(text)


@pytest.mark.parametrize(
    "said", ["我侄子那边我叫他自己打来问", "我会让她打过来报", "我叫我女儿去问"]
)
def test_who_has_kin_call_us_wants_nothing_of_us(said):
    assert sees_to_it(said)


@pytest.mark.parametrize("said", ["麻烦叫他打给我", "我叫他打来问我", "你叫他们打来"])
def test_who_is_to_be_called_does_not_see_to_it(said):
    assert not sees_to_it(said)
