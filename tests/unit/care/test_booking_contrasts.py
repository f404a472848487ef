"""For whom a service is: not who is said not to be meant, and a mother by whatever name."""

from datetime import datetime

import pytest

from care.booking_contrasts import without_denied
from care.booking_hearing import hear
from care.bookings import Draft
from care.clock import SHANGHAI

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)


def whom(said):
    return hear(said, asked=None, draft=Draft(), now=NOW).beneficiary


@pytest.mark.parametrize(
    ("said", "relation"),
    [
        (
            "喂，同志，我不是帮我自己约的咧，我自己都六十四了，是帮我老母约，她八十九了，瘫在床上三年，想请护士上门来换下药",
            "妈",
        ),
        ("唔系我自己用，系帮阿妈订嘅，想请人上门帮佢冲凉", "妈"),
        ("不是我自己要，是我娘要，她九十了，请个护士来打针", "娘"),
        ("我自己身体好得很，是给我家婆约个护士量血压", "婆"),
        ("给我爸约的，不是给我自己", "爸"),
        ("帮我自己就不用了，帮我老豆订两份饭", "爸"),
        ("我本人能走能跳，想帮对门的王婆婆请个人打扫", "王婆婆"),
        ("我替我妈约个人来擦身，我自己在广东打工回不来", "妈"),
        ("想给我老母亲订餐，我自己另外吃", "母亲"),
        ("不是我吃是我阿爸吃，一份软点的饭", "爸"),
        ("我今年六十八了自己也有病，今天是替我九十岁的老父亲约护士的", "父亲"),
        ("饭是订给我奶奶的，不是订给我自己的", "奶奶"),
        ("我老母八十九了瘫在床，想叫护士来换药", "妈"),
        ("俺娘走不动了，帮她请个护士", "娘"),
        ("请护士来家里给老太太换药，我是她儿媳妇", "老太太"),
        ("家母年事已高，想预约一次上门护理", "家母"),
        ("替家里的老人约个护士", "老人"),
        ("厓毋系分自家约，系同厓阿姆约个护士来换药", "妈"),
    ],
)
def test_who_is_denied_is_not_the_one_it_is_for(said, relation):
    assert relation in whom(said)


@pytest.mark.parametrize(
    "said",
    [
        "给我自己约的，不是帮别人",
        "我自己要用，请个人来打扫",
        "我一个人住，给我自己订一份饭",
        "我帮我自己订的，我妈不在了",
        "不是给我妈，是给我自己约的",
        "我妈妈在的时候教我做饭，我想订饭",
    ],
)
def test_it_is_for_the_caller(said):
    assert whom(said) in (None, "我自己")


@pytest.mark.parametrize(
    "said",
    [
        "是不是给我妈订的",
        "是我妈还是我爸去",
        "要不是我妈腿痛就不麻烦你们了",
        "不是明天，是后天",
        "我妈不是很走得动",
    ],
)
def test_what_is_asked_or_of_something_else_denies_nobody(said):
    assert without_denied(said) == said
