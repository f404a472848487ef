"""Somebody sent along to the hospital or an office is company, ordered amid a long story too."""

import pytest

from care.booking_services import service_in
from care.text import normalise
from care.wished_amid import ordered_amid

_STORY = "我今年八十了，上次坐车坐过了站，仔女都在广东，"
_ASKED = [
    "想请个人同我去卫生院拿药",
    "想你们明天派个人陪我去医院",
    "叫个人跟我去银行办社保卡",
    "搵人同我去攞药",
    "找人带我去看牙",
    "派人跟我去趟县医院",
    "能不能安排个志愿者带我去民政局",
    "要个人陪我走一趟卫生院",
    "想喊人陪我去社保局",
    "请人来陪住我去医院",
    "找个伴陪我去复诊",
    "派个阿姨带我阿妈去检查",
    "想约个人陪我老伴去抽血",
]


@pytest.mark.parametrize("said", _ASKED)
def test_somebody_sent_along_is_company(said):
    named = service_in(normalise(said).text)
    assert named is not None
    assert named[0] == "陪伴"
    assert ordered_amid(f"{_STORY}{said}，我住环城路3号，电话13800000455") == "陪伴"


@pytest.mark.parametrize(
    "said",
    [
        "我女儿带我去医院",
        "我儿子陪我去拿过药",
        "有个人叫我跟他去银行取钱",
        "找人带我去养老院参观",
        "喊个人带我去报警",
        "你叫个人带我去见你们领导",
        "没有人陪我去医院",
        "上次派个人陪我去医院",
        "儿子叫人带我去医院的",
        "他们派人带我去银行转账",
        "以前找人带我去过",
        "邻居带我去镇上",
        "不想活了，叫个人陪我去死",
    ],
)
def test_other_company_is_no_order(said):
    assert ordered_amid(f"{_STORY}{said}，我住环城路3号，电话13800000455") is None
