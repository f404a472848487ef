"""What is said of a shopping list and is no order for it: a story, a slip, a thing taken back."""

import pytest
from booking_line import NOW

from care.booking_hearing import hear
from care.bookings import Draft

LIST = ("鸡蛋2斤", "大米10斤", "酱油1瓶")


def edited(said: str, having: tuple[str, ...] = LIST) -> list[str]:
    draft = Draft(service="物品代购", items=having)
    return list(hear(said, asked="confirm", draft=draft, now=NOW).items.applied(having))


def listed(said: str, asked: str | None = "items") -> list[str]:
    return list(hear(said, asked=asked, draft=Draft(service="物品代购"), now=NOW).items.applied(()))


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("酱油一瓶不够 我们家炒菜放得多 买两瓶 别的不用改", ["鸡蛋2斤", "大米10斤", "酱油2瓶"]),
        ("鸡蛋毋爱恁多 一斤就做得了", ["鸡蛋1斤", "大米10斤", "酱油1瓶"]),
        ("大米不要那么多 五斤就够了", ["鸡蛋2斤", "大米5斤", "酱油1瓶"]),
        ("米减一半 五斤就得", ["鸡蛋2斤", "大米5斤", "酱油1瓶"]),
        ("大米太重了 五斤就可以", ["鸡蛋2斤", "大米5斤", "酱油1瓶"]),
        ("米要二十斤", ["鸡蛋2斤", "大米20斤", "酱油1瓶"]),
        ("唔系十斤米 系二十斤", ["鸡蛋2斤", "大米20斤", "酱油1瓶"]),
    ],
)
def test_an_amount_alone_is_of_what_was_just_named(said, items):
    assert edited(said) == items


@pytest.mark.parametrize(
    "said",
    [
        "鸡蛋你喊佢拣新鲜啲 上次有两只系臭嘅",
        "上回那两斤鸡蛋有三个是坏的 拣好的",
        "名字最后那个字不是芳 是芬 草字头下面一个分 陈桂芬",
        "加一把青菜 呃 青菜楼下有得卖 不加了 就那三样",
        "再帮我带两把青菜咯 空心菜 不要了不要了 天冷没有空心菜的 就那三样",
        "再加一包盐 哎不用加了 家里还有",
        "要多一袋面粉 算了 不要了",
        "再买两条鱼 鱼不要了 吃不完",
    ],
)
def test_what_was_or_is_taken_back_leaves_the_list_as_it_is(said):
    assert edited(said) == list(LIST)


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("加一把青菜 不要太老的", [*LIST, "青菜1把"]),
        ("再加一包盐 别的不要了", [*LIST, "盐1包"]),
        ("加一条鱼 就这四样", [*LIST, "鱼1条"]),
        ("再加糯米两斤", [*LIST, "糯米2斤"]),
        ("照上次那样再买两包盐", [*LIST, "盐2包"]),
    ],
)
def test_what_is_ordered_beside_such_words_is_put_on(said, items):
    assert edited(said) == items


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("鸡蛋换成鸭蛋 一样两斤 我想自己腌咸蛋 其他照买", ["大米10斤", "酱油1瓶", "鸭蛋2斤"]),
        ("酱油家里有人送了两瓶来 换成醋吧 也是要一瓶", ["鸡蛋2斤", "大米10斤", "醋1瓶"]),
        ("鸡蛋四斤 大米不要 换成玉米粉两斤 酱油照样", ["鸡蛋4斤", "酱油1瓶", "玉米粉2斤"]),
        ("大米换做糯米 要五斤", ["鸡蛋2斤", "酱油1瓶", "糯米5斤"]),
    ],
)
def test_one_thing_taken_for_another_leaves_the_rest(said, items):
    assert edited(said) == items


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("酱油屋企仲有半瓶 唔使买住 其他照旧", ["鸡蛋2斤", "大米10斤"]),
        ("酱油屋里还有半瓶 不要那个了", ["鸡蛋2斤", "大米10斤"]),
        ("酱油不要了 家里翻出来还有两瓶 别的照买", ["鸡蛋2斤", "大米10斤"]),
    ],
)
def test_what_is_at_home_is_taken_off_and_not_put_on(said, left):
    assert edited(said) == left


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("同我买两斤番茄 一斤土豆 四个玉米啦", ["番茄2斤", "土豆1斤", "玉米4个"]),
        ("一包盐嘛 两瓶醋咯", ["盐1包", "醋2瓶"]),
        ("洗洁精两瓶 垃圾袋三卷 抹布一条 哦抹布不要了 家里还有", ["洗洁精2瓶", "垃圾袋3卷"]),
        ("电池四节灯泡两个 厕所那个灯黑了", ["电池4节", "灯泡2个"]),
        ("鱼一条 要草鱼 不要太大 芋头三斤", ["草鱼1条", "芋头3斤"]),
        ("一桶油 花生油 别买错调和油", ["花生油1桶"]),
        ("一桶油 花生油两斤", ["油1桶", "花生油2斤"]),
        ("大米十斤 不对 上次十斤人家背得辛苦 五斤就好 再要一瓶米醋", ["大米5斤", "米醋1瓶"]),
    ],
)
def test_a_first_list_is_what_is_left_of_all_that_was_said(said, items):
    assert listed(said) == items


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("涯爱买两把青菜 一斤猪肉 脚痛毋去得圩 喊人帮涯买下", ["青菜2把", "猪肉1斤"]),
        ("帮手买滴生果得冇 三斤橙 两梳香蕉 我牙唔好", ["橙3斤", "香蕉2梳"]),
        ("买一斤白砂糖 两包纸巾 明天上午送", ["白砂糖1斤", "纸巾2包"]),
        (
            "我平时吃的那个硝苯地平 剩三颗了 帮我去药店买两盒 还有牛奶一箱",
            ["硝苯地平2盒", "牛奶1箱"],
        ),
    ],
)
def test_amounts_before_their_things_are_heard_with_the_wish(said, items):
    assert listed(said, asked=None) == items


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("鸡蛋两斤少了点 拿三斤吧 孙子回来爱吃水煮蛋", ["鸡蛋3斤", "大米10斤", "酱油1瓶"]),
        ("鸡蛋两斤有点少 称三斤", ["鸡蛋3斤", "大米10斤", "酱油1瓶"]),
        ("大米十斤我提不动 拿五斤算了", ["鸡蛋2斤", "大米5斤", "酱油1瓶"]),
        ("大米太多了 拿五斤", ["鸡蛋2斤", "大米5斤", "酱油1瓶"]),
        ("酱油不够 再搭一瓶", ["鸡蛋2斤", "大米10斤", "酱油2瓶"]),
        ("米爱减五斤", ["鸡蛋2斤", "大米5斤", "酱油1瓶"]),
        ("鸡蛋再添半斤", ["鸡蛋2.5斤", "大米10斤", "酱油1瓶"]),
        ("鸡蛋来三斤算了", ["鸡蛋3斤", "大米10斤", "酱油1瓶"]),
        ("大米减半", ["鸡蛋2斤", "大米5斤", "酱油1瓶"]),
        ("大米要双倍", ["鸡蛋2斤", "大米20斤", "酱油1瓶"]),
        ("每样加一斤", ["鸡蛋3斤", "大米11斤", "酱油1瓶"]),
        ("只要大米 别的不要了", ["大米10斤"]),
        ("鸡蛋大米都不要了 就酱油", ["酱油1瓶"]),
        ("莫要大米 太重", ["鸡蛋2斤", "酱油1瓶"]),
    ],
)
def test_an_amount_may_be_told_by_what_it_was(said, items):
    assert edited(said) == items


@pytest.mark.parametrize(
    ("said", "more"),
    [
        ("还差一样 再搭两把面条 别的都对", ["面条2把"]),
        ("再配两包盐", ["盐2包"]),
        ("顺便带两包纸巾", ["纸巾2包"]),
        ("面条拿两把 盐拿一包", ["面条2把", "盐1包"]),
        ("盐也带一包", ["盐1包"]),
    ],
)
def test_a_verb_before_an_amount_is_nothing_to_buy(said, more):
    assert edited(said) == [*LIST, *more]


@pytest.mark.parametrize(
    "said",
    [
        "鸡蛋够了 不用加",
        "上次那种酱油就好",
        "鸡蛋要一半大的一半小的",
        "本来想买土鸡蛋的 没有就买普通的",
        "拿两百块钱给师傅",
        "搭电梯上三楼 大米重",
    ],
)
def test_words_that_change_no_amount_leave_the_list(said):
    assert edited(said) == list(LIST)


@pytest.mark.parametrize(
    ("said", "items"),
    [
        (
            "面粉五斤 白糖两斤 鸡蛋本来想要的 算了鸡蛋家里还有 就这两样",
            ["面粉5斤", "白糖2斤"],
        ),
        ("本来要鸡蛋的 算了 只要面粉五斤", ["面粉5斤"]),
        ("牛奶一箱 鸡蛋本来也想买 怕碰烂 不要了", ["牛奶1箱"]),
        (
            "大米要二十斤的一袋太重我拿不动 那就买大米十斤 面条三把 白糖一包",
            ["大米10斤", "面条3把", "白糖1包"],
        ),
        ("鸡蛋三斤 大的 一支蚝油 不是两支", ["鸡蛋3斤", "蚝油1支"]),
    ],
)
def test_what_was_meant_to_be_bought_once_is_not_ordered(said, items):
    assert listed(said) == items


def test_what_was_meant_once_comes_off_a_list_that_has_it():
    assert edited("鸡蛋本来想要的 算了 家里还有") == ["大米10斤", "酱油1瓶"]


@pytest.mark.parametrize("asked", ["date", "confirm"])
@pytest.mark.parametrize(
    "said",
    [
        "酱油不要了 酱油家里还有半瓶",
        "酱油冇要了 我头先翻柜桶还有大半瓶",
        "酱油唔要喇 厨房仲有成樽",
        "酱油莫买了 屋里头还有一瓶",
        "酱油就不要了 刚才看到罐子里还有半罐",
        "酱油不要了 还有大半瓶",
    ],
)
def test_why_a_thing_is_not_wanted_puts_nothing_on(said, asked):
    draft = Draft(service="物品代购", items=LIST)
    heard = hear(said, asked=asked, draft=draft, now=NOW)
    assert heard.items.applied(LIST) == ("鸡蛋2斤", "大米10斤")
    assert heard.note is None


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("酱油不要了 还有面条两把", ["鸡蛋2斤", "大米10斤", "面条2把"]),
        ("酱油不要了 还有两瓶醋", ["鸡蛋2斤", "大米10斤", "醋2瓶"]),
        ("酱油不要了 还有一样 白糖一包", ["鸡蛋2斤", "大米10斤", "白糖1包"]),
        (
            "米十斤太重我搬不动 五斤得了 鸡蛋加到三斤 酱油一瓶照样",
            ["鸡蛋3斤", "大米5斤", "酱油1瓶"],
        ),
        ("鸡蛋三斤 酱油照旧", ["鸡蛋3斤", "大米10斤", "酱油1瓶"]),
        ("大米改五斤 酱油一瓶不变", ["鸡蛋2斤", "大米5斤", "酱油1瓶"]),
        ("酱油照样", list(LIST)),
    ],
)
def test_what_stays_and_what_comes_besides_are_heard_apart(said, items):
    assert edited(said) == items


def test_a_yes_that_names_the_list_again_is_no_note():
    draft = Draft(service="物品代购", items=("鸡蛋2斤", "面条3把"))
    heard = hear("对 就鸡蛋同面条 得了", asked="confirm", draft=draft, now=NOW)
    assert (heard.yes, heard.note) == (True, None)


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("帮我去药店买点东西 不是药啊 就是棉签两包 纱布五卷", ["棉签2包", "纱布5卷"]),
        ("买点嘢 就系鸡蛋两斤 青菜一把", ["鸡蛋2斤", "青菜1把"]),
    ],
)
def test_that_is_belongs_to_no_thing(said, items):
    assert listed(said) == items
