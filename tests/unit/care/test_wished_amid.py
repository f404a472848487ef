"""A service ordered amid lonely or festive talk is begun; talk of help past or missing is talk."""

import pytest

from care.wished_amid import ordered_amid


@pytest.mark.parametrize(
    "said",
    [
        "我明天想订饭，明天冬至嘛，冬大过年，儿女又不回来，就我一个老头子，一份就够了",
        "过年了孩子都在广东，冷冷清清的，我想叫个人来搞搞卫生，也算过个年",
        "老伴走了三年咯，一个人懒得煮，帮我订一份晚饭吧",
        "屋企得我一个人，成日闷住，想订餐",
        "儿子电话都不打一个，灯又坏了，想请个师傅来修下",
        "中秋一个人，月饼都没人买，想托你们帮我买两个月饼一斤苹果",
        "祝你冬至快乐啊，麻烦帮我约个护士来量血压",
        "厓一个人在屋下，脚又痛，想请人来买下菜",
        "孙女出嫁了家里冷清了我想订两份饭同老伴吃",
        "重阳节到了没人记得我，我想订份饭自己吃好点",
        "女儿说忙不回来，我就想约个人明天上午来打扫一下",
        "你讲话真好听，帮我订个饭吧",
    ],
)
def test_a_service_is_ordered_amid_talk(said):
    assert ordered_amid(said) is not None


@pytest.mark.parametrize(
    "said",
    [
        "以前老伴在的时候天天帮我做饭打扫",
        "没人帮我打扫，屋里乱糟糟，心里也乱",
        "儿子说要给我请个保姆我不要",
        "女儿每次回来帮我搞卫生，她走了我就哭",
        "想有个人跟我讲讲话",
        "去年冬至还跟老伴去订餐馆吃饭",
        "我不想订饭，没胃口，一个人吃什么都没味",
        "隔壁老李请了保姆，热热闹闹的",
        "一个人吃饭不香",
        "你们那里有人陪我聊聊吗",
        "儿媳妇天天帮我买菜，就是不讲话",
        "昨天叫人来修了灯，屋里亮堂了，人还是闷",
        "活着没意思，饭都不想吃了",
        "不想麻烦人，走了算了",
    ],
)
def test_talk_orders_nothing(said):
    assert ordered_amid(said) is None
