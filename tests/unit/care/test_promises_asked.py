"""Certainty, joy and doubt after a verdict want a promise; other talk of sure things does not."""

import pytest

from care.promises_asked import wants_promise


@pytest.mark.parametrize(
    "text",
    [
        "那就是一定有得领咯？",
        "肯定能领到的吧",
        "那我明天去拿钱",
        "咁我听日去攞钱得未",
        "你敢担保吗",
        "你讲得实不实 讲话要算数哦",
        "真的有啊？不是哄我吧",
        "到时莫又讲没有",
        "会不会到时不批",
        "实有得啦系咪",
        "咁就稳阵啦",
        "钱就到手咯",
        "太好了 那下个月就领得到了",
        "这下跑不掉了吧",
        "您说可以就可以，不许反悔",
        "包给的喔",
        "𠊎就等着收钱啦",
        "真系得领咩",
        "百分之百批得下来对吧",
    ],
)
def test_who_wants_it_certain_is_heard(text):
    assert wants_promise(text)


@pytest.mark.parametrize(
    "text",
    [
        "一个月发几多钱",
        "那要带什么材料去领",
        "几时有得领",
        "去哪里领",
        "明天来打扫一定要准时",
        "师傅肯定来吗",
        "有人打电话讲肯定能领，叫我先交钱",
        "我妈一定要人扶才走得动",
        "帮我约个人来",
        "我叫周大贵，有消息打给我",
        "多谢你，再见",
        "不一定，我再想想",
        "那我老伴呢",
        "我有退休金的",
        "收到短信讲补贴到账要点链接",
        "领导同意没有",
        "户口一定要在本地吗",
        "血压稳定了",
    ],
)
def test_other_talk_wants_none(text):
    assert not wants_promise(text)
