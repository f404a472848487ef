"""A wish about whoever comes is noted in a turn that tells other things; other talk is no wish."""

from datetime import datetime

import pytest

from care.booking_hearing import hear
from care.bookings import Draft
from care.clock import SHANGHAI

NOW = datetime(2026, 11, 24, 14, 20, tzinfo=SHANGHAI)


def noted(said: str, service: str, asked: str) -> str:
    draft = Draft(service=service, date="2026-11-26", time="15:00")
    return hear(said, asked=asked, draft=draft, now=NOW).note or ""


@pytest.mark.parametrize(
    ("said", "asked", "wish"),
    [
        ("我叫韦秀珍，住北流市塘岸镇老街8号，最好派个识讲白话嘅", "address", "白话"),
        ("住陆川县温泉镇新洲路15号，安排个女的来，男的我不好意思", "address", "女的"),
        ("电话13700001234，叫个有经验的师傅", "phone", "经验"),
        ("姓梁，梁桂芬，找个会讲客家话的姑娘吧", "name", "客家话"),
        ("在兴业县石南镇环城路9号，请上次那个阿姨来", "address", "上次"),
        ("我姓李，叫护士打针轻点，我怕痛", "name", "轻"),
        ("住容州镇城西路20号 最好来个力气大的 我家在六楼", "address", "力气"),
        ("我妈叫陈丽芳，麻烦派个耐心点的，她耳朵不好", "name", "耐心"),
        ("电话13712345678，派个年轻人来，我要搬柜子", "phone", "年轻"),
        ("要三点半吧，另外换个女的来", "confirm", "女的"),
        ("我叫黄建国，师傅进门要换鞋，刚拖的地", "name", "换鞋"),
        ("住博白镇兴隆路3号，要个懂讲客家话的，厓听唔惯普通话", "address", "客家"),
    ],
)
def test_a_wish_about_the_helper_is_noted(said, asked, wish):
    assert wish in noted(said, "陪伴", asked)


@pytest.mark.parametrize(
    ("said", "service", "asked"),
    [
        ("我姓黎，你慢慢来，不着急", "陪伴", "name"),
        ("打给我女儿吧，电话13712345678", "陪伴", "phone"),
        ("住石南镇环城路9号，送到上次那个地址", "助餐", "address"),
        ("医生叫我早点睡，我姓李", "陪伴", "name"),
        ("要女式拖鞋一双，男式袜子三对", "物品代购", "items"),
        ("我叫苏桂英，我普通话讲得不太顺", "陪伴", "name"),
        ("一个人去我不放心，住城西路20号", "陪伴", "address"),
        ("我女婿姓陈，叫他来开门", "陪伴", "name"),
        ("派来的人会不会讲白话啊，我姓李", "陪伴", "name"),
        ("我叫韦秀珍，年轻时在粮所", "陪伴", "name"),
        ("姓梁，叫我女儿来接电话", "陪伴", "name"),
        ("住容州镇城西路20号，师傅昨天来过", "维修", "address"),
    ],
)
def test_other_talk_is_no_wish(said, service, asked):
    note = noted(said, service, asked)
    assert not any(w in note for w in ("慢慢", "女儿", "上次", "医生", "女式", "普通话", "放心"))
    assert not any(w in note for w in ("女婿", "会不会", "年轻", "昨天"))
