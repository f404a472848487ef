"""Talk of home is taken up; a wish, a question, a grief or a danger is no small talk."""

import pytest

from care.small_talk import taken_up


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("我大仔在深圳打工，一年才见一次面", "far_children"),
        ("孙女难得回来看我一趟", "far_children"),
        ("儿女都在广东做工，很少回来", "far_children"),
        ("天天盼我个女返来", "far_children"),
        ("我媳妇好有心，上礼拜给我买了双棉鞋", "filial"),
        ("女婿送了台收音机给我", "filial"),
        ("我几个细路都好孝顺", "filial"),
        ("他们两公婆也孝顺，年年给我装空调", "filial"),
        ("外孙考上南宁的大学了", "good_news"),
        ("我大孙女下个月结婚", "good_news"),
        ("我家猫今天追自己尾巴转圈，笑死人", "fun_pet"),
        ("那只八哥学我讲话，好笑得很", "fun_pet"),
        ("哈哈哈狗仔把我的拖鞋叼上床了", "fun_pet"),
        ("阳台种的辣椒今年结了好多", "harvest"),
        ("我种的丝瓜吃不完", "harvest"),
        ("今天我自己包了粽子，香得很", "cooking"),
        ("楼道灯坏了，夜里黑麻麻的", "dark"),
        ("电灯不亮，我摸黑上厕所", "dark"),
        ("年轻人忙，她八成忘记了", "busy_young"),
        ("这两天好冷啊", "weather"),
    ],
)
def test_talk_of_home_is_taken_up(text: str, about: str) -> None:
    told = taken_up(text)
    assert told is not None
    assert told.id == about


@pytest.mark.parametrize(
    "text",
    [
        "我儿子在外地，老伴去年走了，天天想哭",
        "儿子打我",
        "孩子给我买的药吃完了",
        "女儿让我把钱转给她同事，有人打电话说的",
        "灯坏了，帮我约个师傅",
        "灯不亮，我摔了一跤",
        "楼梯黑，我跌倒起不来",
        "屋里黑，有煤气味",
        "猫死了，我心里难受",
        "狗咬了我一口，流血了",
        "孙子考上大学有没有补贴",
        "儿子不孝顺，不给我饭吃",
        "今天好热，我头晕",
        "儿子在广东打工，谁来照顾我？",
        "我女儿帮我约了人来修灯",
        "煮汤忘了关煤气",
        "投诉送饭的，饭都馊了",
        "叫人工",
        "女儿难得回来，我不想活了",
    ],
)
def test_what_is_more_than_small_talk_is_left(text: str) -> None:
    assert taken_up(text) is None
