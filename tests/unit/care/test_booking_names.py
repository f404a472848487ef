"""A name and a number are told, taken back and put right, however that is put."""

import pytest
from booking_line import Form

WISH = "我要订两份午饭，后天中午，送到玉州区民主路10号"
WHOLE = (
    "约个人上门打扫卫生，十二月一号上午九点，博白县博白镇人民中路22号，我叫黄秀英，电话13800000095"
)


def named(held, said):
    form = Form(WHOLE.replace("黄秀英", held))
    assert (form.progress.asked, form.draft.name) == ("confirm", held)
    form.say(said)
    return form.draft.name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("李国强 哎不是木子李哦 黎明的黎 黎国强", "黎国强"),
        ("张文辉 不是弓长张哦 立早章 文化的文 光辉的辉", "章文辉"),
        ("章美莲 我是弓长张 美丽的美 莲花的莲", "张美莲"),
        ("何伟 不不 何伟是我仔 写我的 何运昌 运气的运 昌盛的昌", "何运昌"),
        ("陈小兵，错了，那是我儿子，陈大贵", "陈大贵"),
        ("苏玉兰 姓苏 草字头那个苏 玉林的玉 兰花的兰", "苏玉兰"),
        ("卢瑞青 后面那个是清水的清 有三点水的 卢瑞清", "卢瑞清"),
        ("李国贞 示字旁一个贞", "李国祯"),
        ("黄秀英 草头黄 优秀的秀", "黄秀英"),
        ("何伟 单人旁那个伟", "何伟"),
        ("我姓李 木子李 桂花的桂 英雄的英", "李桂英"),
        ("我姓黄 黄色的黄", "黄"),
        ("我安到幸来福 幸福个幸", "幸来福"),
        ("我是谢阿姨谢美兰", "谢美兰"),
        ("我是谢阿姨 谢谢你", "谢阿姨"),
        ("涯系傅运金", "傅运金"),
    ],
)
def test_the_name_that_was_asked_for_is_the_last_one_told_as_it_is_explained(said, name):
    form = Form(WISH, "电话13800000053")
    assert form.progress.asked == "name"
    form.say(said)
    assert form.draft.name == name


@pytest.mark.parametrize(
    ("held", "said", "name"),
    [
        ("李国强", "李国祯 示字旁一个贞 贞洁的贞 好多人写错 我身份证上是这个", "李国祯"),
        (
            "苏玉兰",
            "姓苏对，玉字也对，后面那个是蓝色的蓝，不是兰花的兰，身份证上就这样写的。",
            "苏玉蓝",
        ),
        ("李国强", "国强没错 姓不是木子李 是黎 黎明的黎 好多人都听错", "黎国强"),
        ("黄秀英", "你是不是写成黄了 我姓王 三横一竖那个王", "王秀英"),
        ("黄秀英", "秀不是优秀的秀 是绣花的绣 绞丝旁那个 身份证上那样写的", "黄绣英"),
        ("陈桂芳", "最后一个字是芬芳的芬", "陈桂芬"),
        ("黄秀英", "啱晒啦 系黄秀英 唔系王秀英 你写黄色嗰个黄就啱", "黄秀英"),
        ("黄秀英", "黄秀英 优秀的秀 英雄的英", "黄秀英"),
        ("黄秀英", "师傅是不是姓王 三横一竖那个王", "黄秀英"),
        ("黄秀英", "地址是秀水路，绣花的绣", "黄秀英"),
        ("黄秀英", "对，我妈黄秀兰也在家", "黄秀英"),
        ("黄秀英", "对的", "黄秀英"),
    ],
)
def test_a_name_read_back_is_put_right_by_what_is_explained_and_by_nothing_else(held, said, name):
    assert named(held, said) == name


def test_a_name_that_is_confirmed_beside_a_yes_is_a_yes():
    form = Form(WHOLE)
    form.say("啱晒啦 系黄秀英 唔系王秀英")
    assert form.outcome == "booked" or form.progress.asked == "confirm"
    assert (form.draft.name, form.draft.phone) == ("黄秀英", "13800000095")


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("电话头三只字系一三九 毋系一三八 后背都着", "13900000095"),
        ("尾数是 呃 五九 不对不对 我没戴眼镜看错 九五 你念的对", "13800000095"),
        ("尾数是五九", "13800000059"),
        ("幺三八零零零零零零九七 不是九五", "13800000097"),
    ],
)
def test_a_number_read_back_is_put_right_as_it_was_told_last(said, phone):
    form = Form(WHOLE)
    form.say(said)
    assert form.draft.phone == phone


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("我爸潘永福，电话13877503065，想请护士下周二上午9点半上门量血压", "潘永福"),
        ("我婆婆韦秀琼，82岁，想请护士11月27日下午2点半上门换尿管，电话13800006194", "韦秀琼"),
        ("我爸全瘫痪，想请护士11月27日下午2点半上门换尿管，电话13800006194", None),
        ("我姓龙，叫龙海清，想请护士给我妈换药，11月27日上午，电话13800006194", "龙海清"),
        ("我是王丽，替我爸王德安约护士换药，11月25号上午10点，就登记我爸王德安的名字", "王德安"),
    ],
)
def test_the_name_of_who_is_cared_for_serves_where_no_other_is_told(said, name):
    assert Form(said, "玉州区民主路10号").draft.name == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("我不姓陈的 我姓岑 山字下面一个今天的今", "岑桂芳"),
        ("唔系姓陈 我姓岑", "岑桂芳"),
        ("我毋姓陈 𠊎姓曾", "曾桂芳"),
        ("姓错了 我姓程 前程的程", "程桂芳"),
        ("我姓沈啦 三点水那个沈", "沈桂芳"),
        ("不是陈 是岑", "岑桂芳"),
        ("不姓陈 姓岑 叫岑小红", "岑小红"),
        ("我是陈桂芳的女儿 我姓林", "陈桂芳"),
        ("姓是姓陈 没错", "陈桂芳"),
        ("我姓陈 不姓程", "陈桂芳"),
        ("师傅姓岑吧", "陈桂芳"),
        ("我老公姓岑", "陈桂芳"),
    ],
)
def test_a_surname_alone_that_is_put_right_keeps_the_given_name(said, name):
    assert named("陈桂芳", said) == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("我是她儿媳张小妹 大小的小妹妹的妹", "张小妹"),
        ("登记我妈妈的名字 她叫钟惠芬 我叫李强", "钟惠芬"),
        ("不用登记我妈妈的名字 我叫李强", "李强"),
    ],
)
def test_of_two_that_are_named_the_one_is_noted_that_is_to_be(said, name):
    form = Form(WISH, f"{said} 电话13800000053")
    assert form.draft.name == name


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("你讲到电话是九五结尾 那个是旧号了 现在是八八幺二结尾 前面都一样", "13800008812"),
        ("而家用嘅系八八一二收尾嗰个 前面一样", "13800008812"),
        ("电话错了 最后是三个八", "13800000888"),
        ("电话结尾两个六", "13800000066"),
        ("尾数系三个八", "13800000888"),
        ("电话中间那段是七七五零 其他一样", "13877500095"),
        ("不是八八一二结尾", "13800000095"),
        ("我女儿的电话是八八幺二结尾", "13800000095"),
        ("我讲的是单号二四一二结尾", "13800000095"),
        ("九五结尾的对的", "13800000095"),
    ],
)
def test_a_number_is_put_right_by_what_it_ends_in(said, phone):
    form = Form(WHOLE)
    form.say(said)
    assert form.draft.phone == phone
