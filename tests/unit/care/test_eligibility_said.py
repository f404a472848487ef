"""What a denial means of the rest, how somebody lives, for how long they work."""

from datetime import date

import pytest

from care.eligibility_hearing import hear
from care.eligibility_said import plain_of, years_of_contract, years_of_service
from care.eligibility_walk import Walk, begin, economy, step, take

DAY = date(2026, 11, 23)
ASKED = Walk("voucher", asked="economy")


@pytest.mark.parametrize(
    "said",
    [
        "低保没有 五保也没有",
        "我唔系低保 又唔系五保 样样自己做得",
        "没评低保 我们两公婆都是退休干部",
        "低保没有 儿子生意好得很",
        "不是低保 收入够用的",
    ],
)
def test_who_denies_what_was_asked_and_lives_well_is_asked_no_more(said):
    walk = take(ASKED, said)
    assert all(walk.facts[name] is False for name in economy())
    assert walk.supposed
    _, result = step(walk, DAY)
    assert result is not None and result.verdict == "out"


@pytest.mark.parametrize(
    "said",
    [
        "低保没有",
        "低保没批 欠人家十几万",
        "低保五保都没得 哪里有钱 就靠捡纸皮",
        "没有低保 也没有退休金",
        "低保没有 别的我就不知道了",
        "低保没有 低收入在申请",
        "申请过三次都不批 低保没有",
    ],
)
def test_who_may_have_been_granted_something_else_is_still_asked(said):
    walk = take(ASKED, said)
    assert walk.facts.get("low_income") is not False or walk.unsure
    assert not walk.supposed


def test_who_has_one_of_them_is_supposed_to_lack_nothing():
    walk = take(ASKED, "低保没有 五保没有 低收入有")
    assert walk.facts["low_income"] is True and not walk.supposed


def test_unasked_a_denial_is_of_all_only_where_there_is_enough_to_live_on():
    well = begin("不是低保也不是低收入 岳母养老金两千多 我们供得起")
    assert well.facts.get("hardship") is False and "three_without" in well.supposed
    for said in ("我不是低保 能不能领服务券", "没低保 得千几文退休金 有没有份"):
        assert not begin(said).supposed


def test_what_was_supposed_gives_way_to_what_is_told():
    walk = take(take(ASKED, "低保五保都没有的 我们退休干部"), "讲错了 低收入是认定过的")
    assert walk.facts["low_income"] is True and "low_income" not in walk.supposed
    assert Walk.from_json(walk.to_json()) == walk


def test_who_was_never_assessed_and_knows_nobody_to_ask_leaves_it_open():
    walk = take(ASKED, "认定没有过 社区没来过人 我也不懂去找哪个")
    assert "economy" in walk.unsure


def test_a_doubt_about_the_papers_use_is_none_about_what_it_says():
    told = hear("街道发过纸 认定我们是低收入家庭 我不知道那张有没有用", None)
    assert told["low_income"] is True
    assert "不知道" in plain_of("低收入有没有 我不知道")


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("合同签半年的", 0),
        ("合同是签了 先签的半年", 0),
        ("签了三年合同", 3),
        ("那我改签一年半的", 1),
        ("合同签十八个月", 1),
        ("他今年七十 住院半年", None),
        ("合同去年就签了", None),
    ],
)
def test_for_how_long_a_contract_runs(said, years):
    assert years_of_contract(plain_of(said)) == years


@pytest.mark.parametrize(
    ("said", "asked", "years"),
    [
        ("我在养老院做了一个月零三天", False, 0),
        ("只做了八个多月", True, 0),
        ("在敬老院干满两年半了", False, 2),
        ("等我做满两年再来找", True, None),
        ("我在厂里做了十年", False, None),
    ],
)
def test_for_how_long_somebody_has_worked_in_a_home(said, asked, years):
    assert years_of_service(plain_of(said), asked=asked) == years


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("economy", "她年轻时给人带小孩 没进过厂 所以退休金是一分都没有 地也没有"),
        ("bedridden", "不是在家 去年我们把她送到容县这边一间养老院住了 家里没人守嘛"),
    ],
)
def test_a_no_to_something_else_denies_nothing_that_was_asked(asked, said):
    assert False not in hear(said, asked, DAY).values()


def test_money_is_no_age():
    assert "age" not in hear("冇麽个收入 每月就系百零银养老金", None, DAY)
