"""A caller who points back at what was told in this call, and one who does not."""

import pytest

from care.booking_pointing import points_back


@pytest.mark.parametrize(
    "text",
    [
        "就送到我刚才报的那个地方",
        "地址刚刚跟你们讲过了呀",
        "还是那个地址",
        "你不是记下了吗",
        "头先讲咗嗰度",
        "送到头先我话嘅地址就得",
        "地址跟刚才一样",
        "我先前不是讲了地址嘛",
        "刚才都讲过了",
        "照刚才那个地址送来就行",
        "电话一三八零零零零一二三四地址就是前面说的那个",
        "刚刚不是告诉你了在哪里吗",
        "地址你们有了的",
        "就系头先同你讲嘅嗰个门牌",
        "都讲畀你听过了啦",
        "送去刚才那里就好",
    ],
)
def test_points_at_the_address(text: str) -> None:
    assert points_back(text, "address") == {"address"}


@pytest.mark.parametrize(
    ("text", "asked", "slots"),
    [
        ("号码刚才讲了", "phone", {"phone"}),
        ("电话头先报过了", "address", {"phone"}),
        ("名字和电话刚才都讲过了", None, {"name", "phone"}),
        ("我的手机号你们不是记下了吗", "phone", {"phone"}),
        ("刚才讲过了", "name", {"name"}),
        ("号码刚才也讲了", "phone", {"phone"}),
        ("听日约人上门搞卫生，就去头先讲嗰度", None, {"address"}),
        ("帮我明天送份饭到刚才讲的地址", None, {"address"}),
    ],
)
def test_points_at_what_is_named_or_asked(text: str, asked: str | None, slots: set[str]) -> None:
    assert points_back(text, asked) == slots


@pytest.mark.parametrize(
    "text",
    [
        "不是刚才讲的那个地址",
        "地址跟刚才的不一样",
        "刚才讲的地址错了",
        "我要改一下刚才说的地址",
        "你刚才讲什么",
        "刚才你问的是什么",
        "刚才讲的那个补贴怎么领",
        "地址等下再讲给你",
        "有人刚才打电话讲了要我转钱",
        "我刚才摔了一跤",
        "玉州区新民路5号",
        "以前住那边现在搬了",
        "对，没错",
        "人民路那个市场旁边",
        "刚才那个护士好和气",
        "不要送到刚才那里",
        "我儿子在广州",
    ],
)
def test_points_at_nothing(text: str) -> None:
    assert points_back(text, "address") == frozenset()
