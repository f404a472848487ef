"""Which service a first wish is for, in the words of Hakka and 白话 homes and of their doctors."""

import pytest

from care.booking_services import service_in
from care.text import normalise


def meant(said: str) -> str | None:
    found = service_in(normalise(said).text)
    return found[0] if found else None


@pytest.mark.parametrize(
    "said",
    [
        "喂，捱想喊人来捱屋下扫屋，过几日捱个妹仔爱转来。",
        "涯爱请个人洗屋，年三十前做好",
        "𠊎想寻人来抹下桌凳",
        "厓屋家冇人扫厅，想喊个阿嫂来",
        "想揾人嚟抹下窗同扫下屋",
        "有冇人嚟帮手抹台拖楼梯",
        "请个人来家里煮饭洗碗",
        "叫个阿姨来帮我妈煮菜洗衫",
        "我想请人来清一下阳台",
        "找人擦擦桌子扫扫房间",
        "想请人来拖一下客厅的地",
        "屋里灶头好油想请人来洗灶头",
        "我妈家里想找人来扫一下院子",
    ],
)
def test_housework_by_any_name_is_housekeeping(said):
    assert meant(said) == "家政"


@pytest.mark.parametrize(
    "said",
    [
        "清明想回去扫墓",
        "我在屋里洗面跌了一跤",
        "想请人来帮我爸洗身",
        "屋顶漏水想请人来看看",
        "我想订两份饭",
        "煮饭的人走了我好孤单",
        "想请人来帮我洗头剪头发",
        "我天天扫屋做饭都得",
        "我自己还能抹桌",
        "这个阳台的灯不亮",
        "厅长说的那个政策是真的吗",
        "一个人在屋里坐好闷",
    ],
)
def test_these_wish_for_no_housework(said):
    assert meant(said) != "家政"


@pytest.mark.parametrize(
    "said",
    [
        "同志，我血糖老是高高低低，想约个医生讲讲平时怎么吃。",
        "想找个大夫问问这个降压药饭前吃还是饭后吃",
        "我想请医生帮我看看体检报告",
        "想揾个医生倾下我个血压点解成日咁高",
        "涯想寻医生问下食什么好",
        "我妈刚出院想约医生说说有什么禁忌",
        "想跟医生聊聊我爸的糖尿病怎么控制",
        "帮我约个营养师指导一下老人家吃什么",
        "我想咨询一下医生血糖高能不能吃荔枝",
        "能不能安排个医生给我讲一下痛风要注意什么",
        "想请教医生尿酸高的事",
        "验血的单子看不懂想找个医生帮我看下单子",
        "我想预约个医生问一下吃药的事情",
    ],
)
def test_who_wants_advice_of_a_doctor_has_a_consultation(said):
    assert meant(said) == "健康咨询"


@pytest.mark.parametrize(
    ("said", "service"),
    [
        ("我想请护士来给我爸换药", "上门护理"),
        ("想请个医生来家里打针", "上门护理"),
        ("医生讲我要隔天换药，想请人上门", "上门护理"),
        ("想约护士上门量血压测血糖", "上门护理"),
        ("医生说要天天测血糖，想请护士来测", "上门护理"),
        ("医生叫我找人擦身", "上门护理"),
        ("想请医生来换尿管，顺便问问", "上门护理"),
        ("想找人陪我去医院", "陪伴"),
        ("想请人陪我去看医生问问结果", "陪伴"),
        ("医生讲要吃清淡，想订一份饭", "助餐"),
        ("医生让我少动，想请人来打扫卫生", "家政"),
        ("血糖高，帮我订饭少放糖", "助餐"),
    ],
)
def test_what_is_done_at_home_or_elsewhere_is_no_consultation(said, service):
    assert meant(said) == service


@pytest.mark.parametrize(
    "said", ["我血糖有点高", "我问过医生了", "医生讲没什么大事", "约了医生明天看"]
)
def test_a_doctor_or_a_disease_alone_wishes_for_nothing(said):
    assert meant(said) is None
