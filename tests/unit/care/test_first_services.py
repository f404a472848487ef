"""What a first turn wishes for, where its words name more than one thing."""

import pytest

from care.booking_people import beneficiary_in
from care.booking_services import service_in
from care.requests import recognise
from care.text import normalise


def service(said):
    named = service_in(normalise(said).text)
    return named and named[0]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("我个热水器又冇热水出 冲凉都冲唔到 揾个师傅嚟整下", "维修"),
        ("煤气灶打不着火 晚饭都没得煮", "维修"),
        ("电视没影子 光有声 喊人来看看", "维修"),
        ("抽油烟机一开轰轰响 像飞机起飞", "维修"),
        ("订午饭 灶坏了", "助餐"),
        ("膝盖一上楼梯咯咯响", None),
        ("楼梯断了一级", "维修"),
        ("灯泡三个不亮了", "维修"),
        ("灯泡也要换", "维修"),
        ("洗衣粉一袋 那个灯泡也要 灯泡三个", None),
        ("交代我打这个电话叫饭 一个人食", "助餐"),
        ("有人叫饭 我去看看", None),
        ("最近量血压忽高忽低的 想约个医生讲讲", "健康咨询"),
        ("帮我约人量血压", "上门护理"),
    ],
)
def test_the_thing_that_is_wrong_or_wanted_names_the_service(said, name):
    assert service(said) == name


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("我老公上礼拜做完手术回来 肚子上有个口 我自己不敢弄", "我老公"),
        ("我爸屁股那里躺久了有个褥疮 要有人来换药", "我爸"),
        ("我母亲出院一周，想咨询饮食怎么安排", "我母亲"),
        ("我妈有点糊涂了 出门会走丢 想请人陪着她就行", "我妈"),
        ("我老伴脚上烂了一块 系唔系有护士上门", "我老伴"),
        ("我老伴住院了 我自己要订一份饭", None),
        ("我妈走的时候也是中风 我想约个医生问问", None),
        ("我老公脚肿 护士来给我量下血压", None),
        ("我妈讲我伤口烂了 想换药", None),
        ("我女儿手术 没空 请个护士来换药", None),
        ("你们那个陪老人的服务我要一个", None),
    ],
)
def test_care_is_for_whom_the_story_tells_of(said, whom):
    assert beneficiary_in(normalise(said).text) == whom


@pytest.mark.parametrize(
    ("said", "request_id"),
    [
        ("听讲你哋有个义工时间可以存落去 我想入", "volunteer"),
        ("时间银行是什么", None),
        ("我想问问怎么表扬他 给他记一功", "praise"),
        ("怎么表扬人啊有政策吗", None),
        ("以后护士上门才不会打错 你帮我记到我那个健康档案里面去", "health_record"),
        ("喂打错了", "wrong_number"),
        ("护士上次打错针", None),
        ("儿子媳妇两个都要上班 你帮我看看福绵这边有没有好一点的养老院", "institution"),
        ("我想去养老院上班", None),
        ("我血压老是高 想找个医生问一问吃药的事 约这个月十号行不行", None),
        ("我血压老是高 吃药要不要停", "health_question"),
        ("照片能不能给我", None),
    ],
)
def test_a_request_is_told_from_what_only_sounds_like_it(said, request_id):
    found = recognise(said)
    assert (found and found.id) == request_id


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("我老公嗰只脚烂咗 医生讲隔日要换药 听日下昼得唔得有个护士上来", "我老公"),
        ("涯同老公两个人 佢个伤口开诶刀爱拆线 下礼拜一喊护士来得么", "老公"),
        ("妈妈化疗后手臂上有PICC管，需要护士上门维护换膜", "妈妈"),
        ("爸爸胃管要换了 想请护士明天来", "爸爸"),
        ("我同阿妈两个人住，佢脚肿，想请护士嚟睇下", "妈妈"),
        ("喂你好，奶奶中风了躺床上，想请护工洗澡", "奶奶"),
        ("我和老伴两个人 我的伤口要换药 请护士", None),
        ("妈 我脚痛想约护士", None),
        ("老公说我伤口烂了 约护士换药", None),
        ("我跟女儿住 她讲我脚肿要看护士", None),
    ],
)
def test_whose_wound_the_story_tells_of_for_them_the_care_is(said, whom):
    assert beneficiary_in(normalise(said).text) == whom


@pytest.mark.parametrize(
    "said",
    [
        "年三十中午有冇饭送啊 我一个人过年",
        "初一晏昼有冇餐送嚟啊",
        "除夕晚上还有没有饭送",
        "涯想问下 冬至有饭送么",
        "中秋有没有晚饭送上门 我一个老太婆",
    ],
)
def test_who_asks_whether_a_meal_is_brought_speaks_of_a_meal(said):
    named = service_in(normalise(said).text)
    assert named is not None and named[0] == "助餐"


@pytest.mark.parametrize(
    "said", ["有没有饭吃", "年三十没有饭送的", "他们那里有饭送的", "社区有饭送给别人没我的份"]
)
def test_who_tells_of_a_meal_that_others_get_asks_for_none(said):
    assert service_in(normalise(said).text) is None


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("好的，那我跟我哥说一声，让他那天别出车。", None),
        ("我告诉我爸，叫他在家等", None),
        ("我跟我妈讲好了 给她约个护士", "我妈"),
    ],
)
def test_who_is_only_told_of_it_is_not_whom_it_is_for(said, whom):
    assert beneficiary_in(normalise(said).text) == whom
