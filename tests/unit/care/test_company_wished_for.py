"""Company is heard in many words: who comes to sit, who goes along; who has nobody orders none."""

import pytest

from care.booking_services import service_in
from care.lonely import company_for_another, company_for_self, company_on_the_way
from care.requests import recognise
from care.text import normalise


def service(said):
    named = service_in(normalise(said).text)
    return named and named[0]


@pytest.mark.parametrize(
    "said",
    [
        "想去银行换个存折 又怕人多挤倒 有没有人能陪我走一趟",
        "系唔系有人陪去睇医生 我去医院攞报告",
        "要是有个人陪我去一趟就好了 你们有人陪吗",
        "想揾个人陪我去银行",
        "有冇人可以陪我去医院攞药",
        "请个人扶着我去趟社保局",
        "上次给电动车刮到 想找个人扶着我陪我去一趟银行",
        "涯爱去县医院照片 喊只人陪涯去做得毋",
        "你们有人陪我去镇上不",
    ],
)
def test_who_wants_somebody_to_go_along_wishes_for_company(said):
    assert company_on_the_way(said)
    assert service(said) == "陪伴"
    assert recognise(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "没人陪我去医院",
        "我有人陪我去的",
        "我女儿找了个人陪我去",
        "以前有人陪我去公园",
        "上次有人陪我去办证",
        "有人叫我带钱去 说陪我去银行转账",
        "哪里有人陪我去死",
    ],
)
def test_who_only_tells_of_going_along_wishes_for_nothing(said):
    assert not company_on_the_way(said)


@pytest.mark.parametrize(
    "said",
    [
        "屋下静到惊人 大嫂讲你兜有人来陪讲话 涯想请一个来坐坐",
        "老公早走 喊人来陪涯行下 讲下笑",
        "你们有没有人能来家里陪着说说话 我泡茶给他喝",
        "有无人能来屋里陪下我讲话",
    ],
)
def test_who_wants_somebody_to_come_and_sit_wishes_for_company(said):
    assert company_for_self(said)
    assert service(said) == "陪伴"


@pytest.mark.parametrize(
    "said", ["没有人陪我走走 我好闷", "请你陪我聊一会", "有没有人陪我老爹坐下"]
)
def test_who_has_nobody_or_asks_for_another_orders_no_company_for_themselves(said):
    assert not company_for_self(said)


@pytest.mark.parametrize(
    "said", ["派个人 来家里陪我老爹 坐一下午 下下棋 我要出门", "你们那里有人来陪我老妈吗"]
)
def test_company_for_a_father_is_for_him(said):
    assert company_for_another(said)
    assert not company_for_self(said)
    assert service(said) == "陪伴"


@pytest.mark.parametrize(
    "said",
    [
        "想找个年轻人来念念报纸 聊聊天",
        "你们那个陪老人的服务啊我要一个 来陪我打打牌就好",
    ],
)
def test_what_is_done_together_names_company(said):
    assert service(said) == "陪伴"


@pytest.mark.parametrize(
    "said",
    [
        "今日系我老公忌日 想下昼四点有个人嚟陪我坐下讲下嘢 今日得唔得",
        "心里闷 想有个人过来坐一坐 下下象棋 下个礼拜四上午九点",
        "眼睛看不了报纸了 想请个人每 哦先来一次 来给我念念报纸讲讲新闻",
        "想明天下午有个人来陪我坐坐",
        "涯想有只人来同涯坐下 倾下",
        "想揾个人嚟同我读下报纸 我眼矇",
        "想请个志愿者来给我读报",
    ],
)
def test_who_wants_somebody_to_come_sit_or_read_wishes_for_company(said):
    assert service(said) == "陪伴"
    assert company_for_self(said)


@pytest.mark.parametrize(
    "said",
    [
        "想有个人跟我讲讲话",
        "要是有个人来就好了",
        "想我儿子来陪我坐坐",
        "以前想有个人来陪我坐坐",
        "老师想找个人讲讲课",
        "社区想找人来给我们讲讲政策",
    ],
)
def test_who_only_talks_of_company_orders_none(said):
    assert not company_for_self(said)
