"""Is it taken down: asked of any request. Questions of money, days and rules are others."""

import pytest

from care.booking_search_left import leaves_search
from care.desk_taken import asks_if_taken


@pytest.mark.parametrize(
    "text",
    [
        "那我报名算报上了吗",
        "我的投诉记下来没有",
        "那登记上了没",
        "名报上了吧",
        "我讲的你记了没",
        "投诉收到了吗",
        "意见反映上去了吗",
        "这样就算报名了吗",
        "噉就登记好未啊",
        "我名字有没有登记",
        "电话记下了吗",
        "申请提交成功了吗",
        "名字写上了没有",
        "我个名报咗未",
    ],
)
def test_who_asks_if_it_is_taken_down(text: str) -> None:
    assert asks_if_taken(text)


@pytest.mark.parametrize(
    "text",
    [
        "怎么登记",
        "去哪里报名",
        "报名要钱吗",
        "我登记了能不能领补贴",
        "我想报名",
        "帮我登记",
        "多久有答复",
        "药收到了吗，是谁送的",
        "钱转给他了吗",
        "预约好了吗",
        "我订好了没有",
        "我要投诉",
        "电话是多少",
        "陆川有没有收失智老人的养老院",
        "你们那里是不是收糖尿病的老人",
    ],
)
def test_other_questions_are_none(text: str) -> None:
    assert not asks_if_taken(text)


@pytest.mark.parametrize(
    "text",
    [
        "你先不要帮我约，等她放工我问清楚再讲",
        "那先不查了",
        "算了不查了，我自己问她",
        "等我仔返来问下先讲",
        "查不到就算了",
        "不用再找了",
        "我先问问女儿再说",
        "今晚我打电话问清楚再打来",
        "唔使查喇",
        "莫帮我订先，我问下屋企人先",
        "回头问过老伴再讲",
        "先不约，我去问她",
    ],
)
def test_who_leaves_a_search_alone(text: str) -> None:
    assert leaves_search(text)


@pytest.mark.parametrize(
    "text",
    [
        "那帮我再查一下",
        "用这个号码查13800001358",
        "那你现在帮我约一个",
        "取消了吧",
        "我不记得是哪天",
        "她叫黄秀英",
        "那改到明天",
        "你再查一次，可能是我儿子的名字",
        "是上个礼拜约的",
        "能不能用名字查",
        "不知道编号",
        "不是修灯，是修水管",
    ],
)
def test_who_goes_on_searching(text: str) -> None:
    assert not leaves_search(text)


@pytest.mark.parametrize(
    "text",
    [
        "涯试一下个只电话好毋好用 毋么个事",
        "我试一下这个电话好不好用 没什么事",
        "试下呢个电话好唔好使",
    ],
)
def test_who_tries_the_line_asks_for_nothing_taken_down(text: str) -> None:
    assert not asks_if_taken(text)
