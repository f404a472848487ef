"""Who is spoken of: one key for each relation, who is signed up, whose name it is."""

import pytest

from care.desk_people import SELF, is_near, key_of, registrant, relation_name, talked_of, worker_in


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("我妈80岁，吃低保", "妈"),
        ("我老母八十了", "妈"),
        ("隔壁阿公86也是走不动", "隔壁阿公"),
        ("咁我老兄呢，佢上个月满七十", "老兄"),
        ("那我自己呢，我也七十了", SELF),
        ("我二叔够不够格", "二叔"),
        ("她长期卧床，能不能申请", None),
        ("我家老人能不能领", None),
        ("我二哥叫我来问", None),
    ],
)
def test_whom_a_turn_is_about(text, key):
    assert talked_of(text) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("还有我爱人李玉莲，想给她也报一个", "配偶"),
        ("我儿媳妇照顾我婆婆，想报那个培训", "儿媳妇"),
        ("我想报名照料培训，我照顾我妈", None),
        ("我女儿叫我来报名做志愿者", None),
        ("给我老公也报个志愿者", "配偶"),
    ],
)
def test_who_is_signed_up(text, key):
    assert registrant(text) == key


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("还有我爱人李玉莲，在家照顾她妈", "李玉莲"),
        ("我姐叫陈小妹，电话13800000001", "陈小妹"),
        ("我妈高血压，想学护理", None),
        ("我老公常咳，晚上睡不好", None),
        ("我爸瘫了", None),
    ],
)
def test_a_name_told_with_a_relation(text, name):
    assert relation_name(text) == name


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("表扬下你哋个小覃姑娘", "小覃姑娘"),
        ("给护理站的李护士送锦旗", "李护士"),
        ("送餐的老李人真好", "老李"),
        ("小区的饭堂", None),
        ("这个小时工", None),
        ("老师教我孙子", None),
    ],
)
def test_a_member_of_staff_is_named(text, who):
    assert worker_in(text) == who


def test_all_names_of_a_relation_are_one_person():
    assert key_of("我妈") == key_of("我老妈") == key_of("母亲")
    assert key_of("我老婆") == key_of("爱人")
    assert key_of("老人家") is None
    assert is_near("配偶")
    assert not is_near("老兄")
