"""Details told in one breath: names beside doors, whose tap it is, who speaks for whom."""

import pytest

from care.booking_again import on_day_of
from care.booking_hearing import hear
from care.booking_people import beneficiary_in, of_several
from care.booking_second import second_wish
from care.bookings import Draft
from care.extractors import addresses, names, phones
from care.text import normalise
from tests.unit.care.booking_line import NOW, Form


class Made:
    """A booking of this call, as far as its day goes."""

    date = "2026-12-01"


def heard(said, asked=None, **known):
    return hear(said, asked=asked, draft=Draft(**known), now=NOW)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("民乐镇民乐街五十号陈伟球一三六幺七七五八八零二", "陈伟球"),
        ("南州北路32号3单元502室冯志明13607751234", "冯志明"),
        ("送到葵阳镇葵联村农村幸福院联系人黎建军", "黎建军"),
        ("涯安到丘运来丘陵个丘", "丘运来"),
        ("涯姓温温水个温安到温东来", "温东来"),
        ("姓朱单名一个明字", "朱明"),
        ("我姓张叫张国庆", "张国庆"),
    ],
)
def test_a_name_without_marks_is_heard_whole(said, name):
    assert heard(said, "name").name == name


@pytest.mark.parametrize(
    "said",
    [
        "中心街9号后门13607751234",
        "五十号石灰厂13607751234",
        "联系人电话都打这个13607751234",
        "联系人还是我13607751234",
        "新洲路二十七号左边13607751234",
    ],
)
def test_what_stands_behind_a_door_is_no_name(said):
    assert heard(said, "phone").name is None


def test_a_day_behind_a_surname_is_no_given_name():
    assert names.find("我姓庞今日想帮村里两个老人登记").said == "庞"
    assert names.find("我姓庞下午想约人").said == "庞"
    assert names.find("我姓张，张国庆").said == "张国庆"
    assert names.find("叫李师傅来") is None or names.find("叫李师傅来").said != "李师傅来"


def test_the_digit_that_was_left_out_is_no_part_of_the_number_said_again():
    assert phones.chosen("哦漏了个三幺三五零七八五四四幺三").digits == "13507854413"
    assert phones.chosen("少了个八幺三八零七八五四四幺三").digits == "13807854413"
    whole = phones.chosen("漏了，幺三五零七八五四四幺三")
    assert whole.digits == "13507854413"
    too_long = phones.chosen("三幺三五零七八五四四幺三", asked=True)
    assert not too_long.complete or too_long.digits == "13507854413"


def test_no_floor_is_cut_from_an_address():
    said = "陆川县温泉镇新洲路二十七号一楼九公叫吕承业电话打我的幺三四七八五五六零九二"
    assert heard(said, "address").address == "新洲路二十七号一楼"
    assert addresses.whole_unit("新洲路二十七号一楼", 8) == 9
    assert addresses.whole_unit("新洲路二十七号一楼", 7) == 7


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("博白县双凤镇新屋村三队村委隔离就系", "新屋村三队村委隔离"),
        ("葵阳镇葵联村农村幸福院", "葵联村农村幸福院"),
    ],
)
def test_an_address_ends_where_the_place_does(said, address):
    assert heard(said, "address").address == address


def test_who_lives_there_is_no_place():
    assert heard("我系博白双凤镇新屋村嘅村干部想订家政").address == "新屋村"
    assert heard("送到石南镇干部街8号").address == "干部街8号"


@pytest.mark.parametrize(
    ("said", "county"),
    [
        ("家政 保洁半天 北流", "北流市"),
        ("博白 家电维修 冰箱不制冷", "博白县"),
        ("想订家政，女儿在外地做工。北流的养老院几多钱", None),
        ("订家政，我女儿去北流了", None),
    ],
)
def test_a_county_by_itself_is_where_it_is(said, county):
    assert heard(said).county == county


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("五保户黄德才咯厨房水龙头漏水", "五保户黄德才"),
        ("第二个系李二婆脚上有个疮要护士", "李二婆"),
        ("褥疮换药 我妈 下周二下午3点", "我妈"),
        ("一个叫谭德贵一个叫谭亚六", "谭德贵、谭亚六"),
        ("低保户的补贴是多少", None),
        ("电话有两个 我女儿 13977501122", None),
        ("一个叫黄家村，离这里很远", None),
    ],
)
def test_whom_it_is_for_is_told_in_passing(said, whom):
    assert beneficiary_in(normalise(said).text) == whom


def test_names_told_one_by_one_are_not_the_callers():
    assert heard("我们村有两个五保户要订饭一个叫谭德贵一个叫谭亚六").name is None
    assert of_several("一个是高血压一个是糖尿病") is None


def test_a_neighbour_who_calls_takes_the_name_and_leaves_the_first_to_whom_it_is_for():
    said = heard("我是他邻居姓范叫范小兰", "confirm", service="物品代购", name="吕承业")
    assert (said.name, said.beneficiary) == ("范小兰", "吕承业")
    known = heard(
        "我是她楼下邻居我叫陆海生", "confirm", service="上门护理", name="宁惠珍", beneficiary="七婆"
    )
    assert (known.name, known.beneficiary) == ("陆海生", "七婆宁惠珍")
    plain = heard("名字错了，我叫范小兰", "confirm", service="物品代购", name="范晓兰")
    assert (plain.name, plain.beneficiary) == ("范小兰", None)


def test_a_second_wish_with_half_a_day_is_of_the_day_of_the_first():
    said = heard("下午要人修热水器", service="维修")
    assert on_day_of(said, Made(), said.text).when.date == "2026-12-01"
    same = heard("要护士上门换药都系同一日", service="上门护理")
    assert on_day_of(same, Made(), same.text).when.date == "2026-12-01"


@pytest.mark.parametrize("said", ["后天下午要人修热水器", "要人修热水器", "同样要修热水器"])
def test_a_second_wish_with_its_own_day_or_with_none_is_not(said):
    told = heard(said, service="维修")
    assert on_day_of(told, Made(), told.text).when == told.when


def test_a_second_service_of_one_breath_waits():
    wish = second_wish("涯想喊人来屋下打扫卫生同埋帮涯老公换尿管", Draft())
    assert wish is not None
    assert wish[2] == "上门护理"
    form = Form("想喊人来打扫卫生同埋帮我老公换尿管", "打扫就礼拜六朝晨九点换尿管下昼两点半")
    assert (form.draft.date, form.draft.time) == ("2026-11-28", "09:00")
    assert form.progress.queue == "上门护理"
    later = second_wish("明天中午订3份饭，下午再要个人来通马桶", Draft())
    assert later is not None
    assert later[2] == "维修"


@pytest.mark.parametrize(
    "said", ["想请人打扫卫生和洗被子", "要修水龙头头一个就漏水", "下午再打扫一下厨房"]
)
def test_more_work_of_one_service_is_no_second_wish(said):
    assert second_wish(said, Draft()) is None


def test_a_note_holds_the_work_and_no_name():
    said = heard("先讲五保户黄德才咯厨房水龙头漏水漏咗成个礼拜了", service="维修")
    assert said.note == "厨房水龙头漏水"
    assert "修得" not in (heard("水喉爆了快啲喊人来修得冇", service="维修").note or "")


def test_a_number_that_stays_is_no_question_for_staff():
    told = heard("地址系双凤镇新屋村五队电话还是打我那个", "date", service="上门护理")
    assert told.questions == ()
    assert told.address == "新屋村五队"
