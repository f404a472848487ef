"""What is told of the service that waits, and of the one under way, in the same turn."""

from datetime import datetime

import pytest

from care.booking_hearing import hear
from care.booking_waiting import told_of_waiting
from care.bookings import Draft
from care.clock import SHANGHAI

NOW = datetime(2027, 8, 10, 9, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("said", "own", "waiting", "other"),
    [
        ("八点半来我家接我就好。饭送到屋里，中午送。", "陪伴", "助餐", "饭送到屋里，中午送"),
        ("早上八点来接我妈，饭十二点送到", "陪伴", "助餐", "饭十二点送到"),
        ("接我就九点，饭要软一点", "陪伴", "助餐", "饭要软一点"),
        ("饭菜莫放肥肉，我血脂高", "陪伴", "助餐", "饭菜莫放肥肉，我血脂高"),
        ("电话13800000913。饭菜莫放肥肉", "陪伴", "助餐", "饭菜莫放肥肉"),
        ("饭不要放辣椒", "家政", "助餐", "饭不要放辣椒"),
        ("饭要煮烂一点，她冇牙", "上门护理", "助餐", "饭要煮烂一点，她冇牙"),
        ("九点来接我去医院，东西明天送", "陪伴", "物品代购", "东西明天送"),
        ("饭中午送，接我妈就八点", "助餐", "陪伴", "接我妈就八点"),
        ("我叫钟德，餐唔好落咁多盐少油", "陪伴", "助餐", "餐唔好落咁多盐少油"),
    ],
)
def test_each_clause_is_of_the_service_it_names_or_implies(said, own, waiting, other):
    found = told_of_waiting(said, own, waiting)
    assert found is not None
    assert found[1:] == (other, waiting)


@pytest.mark.parametrize(
    ("said", "own", "waiting"),
    [
        ("八点半来接我", "陪伴", "助餐"),
        ("饭可不可以少放盐", "陪伴", "助餐"),
        ("我叫钟德明，住陆川县马坡镇新街27号", "陪伴", "助餐"),
        ("饭不要了", "陪伴", "助餐"),
        ("电话接我女儿的", "家政", "助餐"),
        ("我饭后要睡一下", "家政", "助餐"),
        ("不要放肥肉", "助餐", "陪伴"),
        ("对的", "陪伴", "助餐"),
        ("两样都是星期四", "陪伴", "助餐"),
        ("吃完饭再来", "家政", "助餐"),
    ],
)
def test_these_tell_nothing_of_the_one_that_waits(said, own, waiting):
    assert told_of_waiting(said, own, waiting) is None


def test_the_hour_stays_with_who_is_fetched():
    heard = hear(
        "八点半来我家接我就好。饭送到屋里，中午送。",
        asked="address",
        draft=Draft(service="陪伴", date="2027-09-02"),
        now=NOW,
        waiting="助餐",
    )
    assert heard.when.time == "08:30"
    assert heard.second == ("助餐", "饭送到屋里，中午送")


DRAFT = Draft(service="陪伴", date="2027-08-16", time="08:30")


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("对了，医院是县人民医院，不是中医院", "县人民医院"),
        ("医院就是市一医院", "市一医院"),
        ("是去中医院复查眼睛", "中医院复查"),
        ("到红十字会医院做检查", "红十字会医院"),
        ("去镇卫生院打针", "镇卫生院打针"),
        ("我要上骨科医院拍片看腿", "骨科医院"),
    ],
)
def test_where_the_visit_goes_is_a_note_and_no_place_to_come_to(said, noted):
    heard = hear(said, asked="address", draft=DRAFT, now=NOW)
    assert heard.address is None
    assert noted in (heard.note or "")


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("县人民医院门口", "县人民医院门口"),
        ("中医院宿舍3栋501", "中医院宿舍3栋501"),
        ("住在人民医院对面", "人民医院对面"),
        ("玉贵路45号，医院旁边", "玉贵路45号"),
        ("县人民医院", "县人民医院"),
        ("我住卫生院后面那栋红楼", "卫生院后面那栋红楼"),
    ],
)
def test_beside_a_hospital_is_still_a_place(said, place):
    heard = hear(said, asked="address", draft=DRAFT, now=NOW)
    assert place in (heard.address or "")


@pytest.mark.parametrize(
    ("said", "place"),
    [
        (
            "同志你好，我慢慢讲，我叫林德旺，今年七十九，老伴前年走了，两个仔都在广州，平时就我一个人"
            "住在兴业县石南镇玉贵路45号，我眼睛看东西蒙蒙的，约了医生下个礼拜一上午八点半看，"
            "想请你们派个人陪我去，坐着聊聊天也好，我电话是13800000976",
            "玉贵路45号",
        ),
        (
            "喂你好我跟你讲啊我老公去年走了我腿脚又不好女儿在深圳我自己住北流市民安镇兴隆街18号三楼"
            "平时买菜都是邻居帮的这两天邻居也回娘家了我礼拜三要去复查想找人陪我去医院早上七点半来就好",
            "兴隆街18号三楼",
        ),
        (
            "您好，我在外地工作，平时照顾不到家里，想给我父亲约一个陪诊，他今年八十三了，有高血压，"
            "走路要拐杖，家里就他一个人，家住福绵区福绵镇新福街6号，周五上午九点要去市医院看骨科，"
            "麻烦安排有耐心一点的人，联系电话13800000123",
            "新福街6号",
        ),
    ],
)
def test_an_address_in_a_long_story_is_heard(said, place):
    heard = hear(said, asked=None, draft=Draft(), now=NOW)
    assert place in (heard.address or "")
    assert heard.phone is not None or "电话" not in said


@pytest.mark.parametrize(
    "said",
    [
        "我儿子住在广州天河路45号，平时不回来，我想请人陪我去医院",
        "以前住在玉州区人民路3号，后来卖了，我想请人陪我聊天",
    ],
)
def test_where_somebody_else_lives_is_no_place_to_come_to(said):
    assert hear(said, asked=None, draft=Draft(), now=NOW).address is None


@pytest.mark.parametrize(
    "said",
    [
        "北门路十一号那个",
        "北门路十一号那里",
        "北门路十一号嗰度",
        "北门路十一号那个啊",
        "在北门路十一号那里呢",
    ],
)
@pytest.mark.parametrize("asked", ["address", "phone"])
def test_that_one_is_no_part_of_an_address(said, asked):
    heard = hear(f"容县容州镇{said}", asked=asked, draft=DRAFT, now=NOW)
    assert heard.address == "北门路十一号"


@pytest.mark.parametrize(
    "place", ["北门路十一号那栋红楼", "学校后面那个巷子第三间", "三组那边小卖部旁边"]
)
def test_that_house_is_part_of_one(place):
    assert hear(f"容县容州镇{place}", asked="address", draft=DRAFT, now=NOW).address == place


def test_what_is_told_of_a_listed_thing_is_of_the_shopping_and_the_rest_waits():
    told = told_of_waiting(
        "红花油后日下昼送 洗衣机礼拜六朝早十点来", "物品代购", "维修", ("红花油2支",)
    )
    assert told == ("红花油后日下昼送", "洗衣机礼拜六朝早十点来", "维修")
