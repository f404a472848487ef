"""A service that a turn names: ordered, put in another's place, asked about, or only spoken of."""

import pytest

from care.booking_services import service_in
from care.booking_wishes import application_in, asks_whether, declines, orders, replaces
from care.text import normalise


def plain(said):
    return normalise(said).text


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("不是家政，是要修马桶，漏水", "家政"),
        ("改成送午饭吧", "家政"),
        ("讲错了，是想订午饭", "家政"),
        ("那先帮我爸约个辅具", "家庭病床"),
        ("得 那先帮我妈申请个轮椅 病床以后再讲", "家庭病床"),
        ("家政不要了，换成护士上门换药", "家政"),
        ("还是约护士来量血压好了", "陪伴"),
        ("唔系执屋，系要人送饭", "家政"),
        ("等等我问她 她讲不是家务 是要护士来给她换脚上的药", "家政"),
        ("她不是要搞卫生 是要护士来打针", "家政"),
        ("不请阿姨了 请个护士来", "家政"),
        ("卫生不搞了 要护士来换药", "家政"),
        ("家务她自己做得 只要护士来换药", "家政"),
        ("搞错了 她是要人来修水龙头", "家政"),
        ("不是 是要修热水器", "家政"),
        ("错啦 我要嘅系送饭", "家政"),
        ("护士不用来了 找个人陪他去医院", "上门护理"),
        ("换护士吧 不搞卫生了", "家政"),
    ],
)
def test_these_put_a_service_in_the_place_of_the_one_being_booked(said, own):
    assert replaces(plain(said), own)


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("她右脚做了手术，伤口要换药，护士会带药水来吗", "家政"),
        ("家里饭还没煮，你们快点", "家政"),
        ("我妈刚打完针，下午来扫", "家政"),
        ("门锁换过了，师傅来要打电话", "家政"),
        ("他坐轮椅的，厕所窄", "上门护理"),
        ("不是三号，是五号来打扫", "家政"),
        ("改到后天再来擦窗", "家政"),
        ("地址错了，水管厂旁边才对", "助餐"),
        ("护士来的时候我在吃午饭", "上门护理"),
        ("上次不是搞卫生 是护士来的", "家政"),
        ("她不是不要家政 是还要护士", "家政"),
        ("不是我妈 是我爸要打针", "家政"),
        ("酱油不要买了，午饭前送来", "物品代购"),
    ],
)
def test_a_service_word_in_a_remark_replaces_nothing(said, own):
    assert not replaces(plain(said), own)


@pytest.mark.parametrize(
    "said",
    [
        "帮我约个护士",
        "想再订两份饭",
        "麻烦你们派个师傅来修灯",
        "我想申请家庭病床",
        "请个阿姨来擦窗",
    ],
)
def test_these_order_something(said):
    assert orders(plain(said))


@pytest.mark.parametrize(
    "said", ["护士会带药水来吗", "伤口要换药", "上次约的护士很好", "打扫要多久", "师傅几个人来"]
)
def test_these_order_nothing(said):
    assert not orders(plain(said))


@pytest.mark.parametrize(
    ("said", "service"),
    [
        ("老人在养老院长期卧床 能不能申请家庭病床", "家庭病床"),
        ("那轮椅呢 政府给配不", "康复辅具"),
        ("我妈够不够条件装扶手", "家庭无障碍改造"),
        ("紧急呼叫器可以领吗", "紧急呼叫"),
        ("家庭病床怎么申请", "家庭病床"),
        ("独居老人装唔装得紧急呼叫，符合条件吗", "紧急呼叫"),
        ("公家给装坡道吗", "家庭无障碍改造"),
        ("得唔得申请轮椅", "康复辅具"),
    ],
)
def test_whether_an_application_can_be_made_is_a_question_first(said, service):
    assert application_in(plain(said)).name == service
    assert asks_whether(plain(said))


@pytest.mark.parametrize(
    "said",
    [
        "我妈瘫在床上两年了，想申请家庭病床",
        "厕所想装个扶手，能不能来装",
        "想借个轮椅给我爸用，在哪里办",
        "能不能帮我爸申请个轮椅",
        "那个一按就有人来的紧急呼叫器 我想装一个",
        "想给我爸家里装扶手，你们这个无障碍改造怎么约",
        "帮我妈登记一个家庭病床，可以吗",
        "要装一个呼叫器",
    ],
)
def test_a_wish_to_apply_is_no_mere_question(said):
    assert not asks_whether(plain(said))


@pytest.mark.parametrize("said", ["想请人打扫", "明天送两份饭", "护士上门换药"])
def test_a_visit_is_no_application(said):
    assert application_in(plain(said)) is None


@pytest.mark.parametrize(
    ("said", "service", "declined"),
    [
        ("护理那个不要了", "上门护理", True),
        ("不要送饭了", "助餐", True),
        ("送饭先不订", "助餐", True),
        ("打扫算了", "家政", True),
        ("饭不要放辣椒", "助餐", False),
        ("护士来不要按门铃", "上门护理", False),
        ("不要太早来打扫", "家政", False),
    ],
)
def test_what_is_declined_is_the_service_itself(said, service, declined):
    assert declines(plain(said), service) == declined


@pytest.mark.parametrize(
    ("said", "service"),
    [
        ("想搵個人同我老豆倾计", "陪伴"),
        ("陪佢傾下偈", "陪伴"),
        ("搵人陪阿妈倾偈", "陪伴"),
        ("幫阿媽約個人上門陪佢傾下偈", "陪伴"),
        ("傾偈嗰個照舊", "陪伴"),
        ("陪聊那个取消", "陪伴"),
        ("搵個護士上嚟换尿管", "上门护理"),
        ("请个护士换胃管", "上门护理"),
        ("屋企水喉漏水", "维修"),
        ("飯都係送去同一個地址", "助餐"),
        ("家政不要了，换成护士上门换药", "上门护理"),
    ],
)
def test_services_are_known_by_the_names_that_callers_use(said, service):
    assert service_in(plain(said))[0] == service


@pytest.mark.parametrize(
    "said", ["我就想跟人讲讲话", "吃完饭送她去医院", "我妈爱跟邻居聊天", "走路要人扶"]
)
def test_these_name_no_service(said):
    assert service_in(plain(said)) is None
