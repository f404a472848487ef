"""What somebody has at home, was given or needs no more comes off the list; the rest stays."""

import pytest
from booking_line import Form

LIST = ("鸡蛋2斤", "大米10斤", "花生油1桶", "盐1包", "红糖1袋")
TOLD = (
    f"想请人帮买东西，{'、'.join(LIST)}",
    "周五上午",
    "北流市城南街道永丰路66号",
    "13700000218",
    "我叫陈月娥",
)


def after(said: str) -> tuple[str, ...]:
    form = Form(*TOLD)
    assert form.draft.items == LIST
    form.say(said)
    return form.draft.items


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("奶奶刚说家里米还有，大米不要了", "大米10斤"),
        ("米还有，不用买了", "大米10斤"),
        ("米就算了，家里还有大半袋", "大米10斤"),
        ("油我崽拿来了，莫买", "花生油1桶"),
        ("鸡蛋隔壁给了一篮，唔使啦", "鸡蛋2斤"),
        ("我妈讲油家里还有半桶，油就不买了", "花生油1桶"),
        ("盐昨天买过了不要了", "盐1包"),
        ("大米先不要，我儿子礼拜天带来", "大米10斤"),
        ("红糖划掉吧，血糖高医生不给吃", "红糖1袋"),
        ("老太婆讲鸡蛋还有大半筐吃不完，鸡蛋先莫买", "鸡蛋2斤"),
        ("米屋企仲有好多，米唔要住", "大米10斤"),
        ("米厓屋家还有，毋爱了", "大米10斤"),
        ("蛋不要了，鸡天天下", "鸡蛋2斤"),
        ("盐就免了", "盐1包"),
        ("刚翻了下柜子盐还有两包，盐别买了", "盐1包"),
        ("孙女讲糖家里有多，糖不用", "红糖1袋"),
        ("油我女儿网上买了", "花生油1桶"),
    ],
)
def test_a_thing_that_is_needless_comes_off(said, gone):
    assert after(said) == tuple(item for item in LIST if item != gone)


@pytest.mark.parametrize(
    "said",
    [
        "鸡蛋家里没有了，要买",
        "盐家里没有了",
        "红糖吃完了",
        "米不要太贵的",
        "鸡蛋不要打烂了",
        "盐还有没有货",
        "我们家米吃得快",
        "我儿子说米要东北的",
        "油不够用",
        "米重，放门口就好",
        "红糖莫买错了，要老红糖",
        "我女儿昨天来过了",
        "邻居帮我拿下来了",
    ],
)
def test_what_is_wanted_stays(said):
    assert after(said) == LIST


def test_a_shorter_name_beside_too_little_changes_the_amount():
    assert "大米20斤" in after("米不够吃，要二十斤")


EDITED = ("大米10斤", "鸡蛋3斤", "盐1包", "红糖1袋", "豆腐2块")


@pytest.mark.parametrize(
    "why",
    [
        "家里翻出来还有半桶",
        "柜子里找到一桶",
        "刚才看到还有大半桶",
        "灶头下面搜到还有两桶",
        "屋里摸出来一瓶",
        "厨房清出来半桶旧的",
        "原来还有一桶没开",
        "我记得还有半桶",
        "床底搵到一桶",
        "老伴翻到两瓶",
    ],
)
def test_what_is_found_at_home_is_no_thing_to_buy(why):
    form = Form(*TOLD)
    form.say(f"花生油不要了，{why}。鸡蛋改三斤。再加两块豆腐。")
    assert sorted(form.draft.items) == sorted(EDITED)


@pytest.mark.parametrize(
    ("said", "item"),
    [
        ("再加一瓶酱油", "酱油1瓶"),
        ("再买两块豆腐", "豆腐2块"),
        ("家里没有了，再买一瓶醋", "醋1瓶"),
        ("对了还要半斤虾米", "虾米半斤"),
        ("找找有没有红枣，买一包红枣", "红枣1包"),
    ],
)
def test_what_is_wanted_beside_such_words_is_bought(said, item):
    assert item in after(said)
