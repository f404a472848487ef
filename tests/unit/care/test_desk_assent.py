"""How an enquiry is ended, and a health record agreed to or declined."""

import pytest

from care.desk_assent import closes, consents, declines, ends, only_hears


@pytest.mark.parametrize(
    "text",
    [
        "嗯就这样，谢谢啦",
        "啱晒 就咁登记啦 唔该",
        "对 没错",
        "ok 谢谢",
        "是的，辛苦啦",
        "嗯确认，多谢",
        "好 我等你们电话",
        "没有了，谢谢你",
        "就这些，麻烦了",
        "好好好，那先这样",
        "行，知道了",
        "没事了，拜拜",
        "嗯",
        "系 好 承蒙你啊",
        "那就麻烦你们了",
    ],
)
def test_these_only_close(text):
    assert closes(text)


@pytest.mark.parametrize(
    "text",
    [
        "没有",
        "好像是十月的",
        "对了，还有高血压",
        "谢谢，那要带什么",
        "好，我叫陈桂英",
        "行不行",
        "等等",
        "不用了",
        "登记志愿者",
        "啊",
        "得了糖尿病",
        "我等了三天都没人打电话",
    ],
)
def test_these_tell_or_ask_something(text):
    assert not closes(text)


def test_a_bare_yes_does_not_end():
    assert not ends("好的")
    assert not ends("对 没错")
    assert ends("好的谢谢")
    assert ends("没有了")


@pytest.mark.parametrize(
    "text",
    [
        "同意",
        "嗯",
        "可以的，她今年89，高血压二十年了",
        "嗯 对的 就这些，麻烦了",
        "行，记吧",
        "好啊，她有糖尿病",
        "得，你记低啦",
        "我同意的",
        "没问题",
        "是，叫陈大妹",
    ],
)
def test_consent_is_heard_amid_what_is_told(text):
    assert consents(text)
    assert not declines(text)


@pytest.mark.parametrize(
    "text",
    [
        "她今年89，高血压二十年了",
        "对了她膝盖老是痛，能自己买膏药贴吗？该看什么科？",
        "对了，还有糖尿病",
        "中风过一次",
        "行走不便",
        "好像还有哮喘",
        "得了糖尿病十年",
        "不是糖尿病，是血糖偏高",
        "同意不同意有什么区别",
    ],
)
def test_what_is_told_is_no_consent(text):
    assert not consents(text)


@pytest.mark.parametrize("text", ["不同意", "不用了", "算了吧", "我还是不想登记", "不", "先不登记"])
def test_a_refusal_is_heard(text):
    assert declines(text)
    assert not consents(text)


@pytest.mark.parametrize("text", ["不是糖尿病", "没有高血压", "没吃药", "不记得吃什么药了"])
def test_what_denies_an_illness_refuses_nothing(text):
    assert not declines(text)


@pytest.mark.parametrize(
    "said",
    ["好 晓得了 辛苦你姑娘 我就问这些", "好，知道了谢谢", "明白了，没什么要问了", "得，问完了"],
)
def test_who_has_heard_enough_takes_up_no_offer(said):
    assert only_hears(said)


@pytest.mark.parametrize(
    "said", ["晓得了，那就登记吧", "好，谢谢", "要", "好的", "知道了，帮我办", "明白，麻烦你们写上"]
)
def test_who_takes_up_an_offer_has_not_only_heard(said):
    assert not only_hears(said)


@pytest.mark.parametrize("said", ["好 订啦 我等你们来 唔该", "对 就这样 元旦我等你们哦"])
def test_who_waits_for_us_to_come_has_nothing_more_to_say(said):
    assert closes(said)
