"""What does not work at home asks for a repair; what only sounds so does not."""

import pytest

from care.booking_notes import note_in
from care.booking_services import service_in
from care.extractors import faults
from care.text import normalise


def service(said):
    named = service_in(normalise(said).text)
    return named and named[0]


@pytest.mark.parametrize(
    "said",
    [
        "我那个厨房的灯，上个月就一闪一闪的，我就想请个师傅来看一下",
        "热水器不出热水，洗冷水要生病的，帮我重新约一个",
        "喂我屋企个花洒冇水出，冲唔到凉，叫人来睇下得唔得",
        "厕所冲不下去，水都满出来了，叫个师傅过来弄一下",
        "大门那把锁啊，钥匙插进去拧不动，我怕哪天进不了屋",
        "电视机从前天起就没有画面了，只有声音，一个人闷得很",
        "房间的窗户关不严，半夜风呼呼灌进来，想请人来搞一下",
        "冰箱不知怎么搞的一点都不冷，肉都臭了",
        "我家老太婆讲煤气灶打了半天都打不着火，麻烦派人来看看",
        "厓屋下个电灯唔光，想喊师傅来睇下",
        "洗衣机转着转着就停了，咣当咣当响，想找师傅上门看看",
        "插座松了，插头一插就火花，不敢用",
        "水龙头关不紧一晚上滴滴答答睡不着想请师傅来看看",
        "抽油烟机不转了",
        "想喊个师傅来看下",
        "我这个门铃按了不响，别人来了我听不到",
        "风扇开了不动光嗡嗡响",
        "空调开了半天都不凉师傅能不能来看看",
    ],
)
def test_a_fault_at_home_is_a_repair(said):
    assert service(said) == "维修"


@pytest.mark.parametrize(
    "said",
    [
        "我想请个人来擦窗户和玻璃，灯也抹一抹",
        "想请阿姨来搞卫生，厕所洗一洗",
        "眼睛看东西一闪一闪的，想问问医生",
        "我的脚松了力，走不动",
        "请个理发师傅来帮我爸看看头发",
        "上次热水器不出热水，师傅修好了，多谢你们",
        "胃管堵了，想请护士上门换",
        "门口的路灯有没有人管",
        "我今天开窗看到外面下雨",
        "屋里冷清，开着电视也没人讲话",
        "想订明天中午两份饭",
        "请护士来看一下伤口",
        "我睡不着，开灯坐到天亮",
        "想找人来陪我看看电视",
        "中秋看灯会，人多得不得了",
        "你们养老院的电视没有画面",
        "昨天灯不亮，我儿子自己换好了",
        "天没光就起来了",
    ],
)
def test_neighbouring_talk_is_no_fault(said):
    plain = normalise(said).text
    assert faults.find(plain) is None
    assert faults.repairer(plain) is None


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("热水器不出热水，老人洗冷水怕病", "热水器不出热水"),
        ("我这个门铃按了不响", "门铃按了不响"),
        ("房间的窗户关不严", "窗户关不严"),
    ],
)
def test_what_is_broken_is_noted_for_whoever_comes(said, note):
    plain = normalise(said).text
    assert note in note_in(said, plain, None, "维修")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("我老公嗰只脚烂咗 隔日要换药 听日下昼三点得唔得有个护士上来", "上门护理"),
        ("我妈的脚趾烂了 医生说两天换一次药 想请护士来", "上门护理"),
        ("阿爸背脊肉坏了 有个褥疮 要换药 请人来", "上门护理"),
        ("屁股烂咗 要换药 派个护士嚟", "上门护理"),
        ("我妈牙齿坏了 吃不得硬的 想订一份软饭", "助餐"),
        ("我脚板底烂了", None),
    ],
)
def test_a_part_of_the_body_that_is_bad_is_nothing_to_be_mended_at_home(said, meant):
    assert service(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "床脚坏了",
        "门把手坏了",
        "楼梯扶手坏了 请人来修",
        "手机坏了",
        "水龙头坏了 我手脚不好",
        "猫眼坏了",
    ],
)
def test_feet_and_handles_of_things_are_mended_at_home(said):
    assert service(said) == "维修"
