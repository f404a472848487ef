"""The policy's own terms are known by their sound, and everyday words stay as they are."""

import pytest

from care.policy_terms import put_right


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("我问下高岭金贴几岁有", "我问下高龄津贴几岁有"),
        ("做护士的有没有护陵津铁", "做护士的有没有护龄津贴"),
        ("房屋登机费减不减", "房屋登记费减不减"),
        ("四同一是哪四样", "四统一是哪四样"),
        ("想装个紧机夫叫", "想装个紧急呼叫"),
        ("家庭宾床怎么申请", "家庭病床怎么申请"),
        ("社区建健康当案没有", "社区建健康档案没有"),
        ("我们是地宝户", "我们是低保户"),
        ("我吃底宝的", "我吃低保的"),
        ("城市三吴老人归谁养", "城市三无老人归谁养"),
        ("康富器才政府配不配", "康复器材政府配不配"),
        ("照了培训在哪里学", "照料培训在哪里学"),
    ],
)
def test_a_term_heard_wrongly_is_put_right(heard, meant):
    assert put_right(heard) == meant


HARMLESS = [
    "我叫高龄林，住在高岭镇",
    "我姓吴，叫吴山",
    "我住在护林新村三号",
    "今天地堡里好闷",
    "低保还没到账",
    "领了低保还能不能领高龄津贴",
    "电话尾号是三五不是五三",
    "登机要费好多时间",
    "买两斤金桔一张贴纸",
    "我孙子会写诗，能背好多首",
    "他是狮子座能唱歌",
    "健康当然最要紧",
    "家里床病了换一张",
    "警报急忽然叫起来",
    "五个宝宝在屋里",
    "四个统一买一样的鞋",
    "康师傅起码要两箱",
    "服务员劝我吃鱼",
    "护士长今天贴了告示",
    "照片聊了一下午",
    "老年人大雪天不要出门",
    "我老伴失恋过能怎么样",
    "白衣服放在柜子里治不好",
    "居家养老师傅几点来",
    "修水龙头的师傅姓龚健民",
    "半石米能吃几天",
    "无保留意见",
    "登记费用在哪里交",
    "村里的三无产品莫买",
    "帮我买一包底薄的鞋垫",
    "送餐到午堡路五十八号",
    "我在青山吴屋村",
    "他讲话高,林师傅听不见",
    "明早九点叫人来换灯泡",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_everyday_words_names_and_addresses_are_not_rewritten(text):
    assert put_right(text) == text


def test_what_is_right_comes_back_as_it_is():
    text = "高龄津贴、护龄津贴、服务券、家庭病床和紧急呼叫都写了"
    assert put_right(text) == text
    assert put_right("") == ""
