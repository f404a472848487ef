"""Turns amid an enquiry: what is told is kept, questions are noted, whoever closes is let go."""

import pytest

from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database

OWN = "+8613800000511"


@pytest.fixture
def made(database_url):
    opened = database(database_url)
    yield opened
    opened.close()


CLOSINGS = [
    ("嗯就这样，谢谢啦", "thanks"),
    ("啱晒 就咁登记啦 唔该", "affirm"),
    ("对 没错", "affirm"),
    ("ok 谢谢", "thanks"),
    ("没有了，麻烦你们", "deny"),
    ("好 我等你们电话", "inform"),
]


@pytest.mark.parametrize(("text", "intent"), CLOSINGS)
def test_the_calling_number_that_was_offered_is_taken_from_who_closes(made, text, intent):
    line = DeskLine(made, caller=OWN)
    line.say("我要投诉送饭的，三天都送冷饭", "complain")
    line.say(text, intent)
    (row,) = line.consultations()
    assert row.phone == "13800000511"
    assert row.outcome == "投诉已记录，待工作人员核实处理"
    assert line.loop is None


@pytest.mark.parametrize(("text", "intent"), CLOSINGS)
def test_without_a_number_it_is_asked_for_once_more_and_then_let_be(made, text, intent):
    line = DeskLine(made, channel="web")
    line.say("我要投诉送饭的，三天都送冷饭", "complain")
    assert "没人能回您" in line.say(text, intent)
    assert "没留电话" in line.say(text, intent)
    (row,) = line.consultations()
    assert (row.phone, row.about) == (None, "送饭")
    assert "没有留电话" in row.outcome
    assert line.loop is None


def test_a_number_declined_is_not_taken_from_who_closes(made):
    line = DeskLine(made, caller=OWN)
    line.say("我要投诉送饭的，三天都送冷饭", "complain")
    line.say("不用这个号码", "deny")
    line.say("好的谢谢", "thanks")
    line.say("好的谢谢", "thanks")
    (row,) = line.consultations()
    assert row.phone is None


def test_a_goodbye_ends_at_once_with_what_was_told(made):
    line = DeskLine(made, channel="web")
    line.say("我要交十月的护理费", "pay_service_fee")
    line.say("好，谢谢，再见", "goodbye")
    assert line.loop is None
    assert "没有留电话" in line.consultations()[0].outcome


def test_a_number_told_after_the_closing_reaches_the_record(made):
    line = DeskLine(made, channel="web")
    line.say("我要投诉送饭的，三天都送冷饭", "complain")
    line.say("好的谢谢", "thanks")
    line.say("好的谢谢", "thanks")
    assert "0512" in line.say("哦对了，电话13800000512", "inform")
    (row,) = line.consultations()
    assert (row.phone, row.outcome) == ("13800000512", "投诉已记录，待工作人员核实处理")


def test_a_name_lacking_in_a_sign_up_is_asked_for_once(made):
    line = DeskLine(made, caller=OWN)
    line.say("我想报名做志愿者", "volunteer_signup")
    assert "称呼" in line.say("好的，谢谢", "thanks")
    assert "登记好了" in line.say("就这样吧", "affirm")
    assert line.consultations()[0].phone == "13800000511"


def test_a_question_is_not_put_a_fourth_time(made):
    line = DeskLine(made)
    line.say("我想报名做志愿者，我叫陈桂英", "volunteer_signup")
    for told in ("我识煲汤", "我还会唱粤曲的", "我礼拜二下午得闲"):
        said = line.say(told, "inform")
    assert "记下了" in said
    assert "号码" not in said
    line.say("13800000513")
    (row,) = line.consultations()
    assert all(word in row.note for word in ("煲汤", "粤曲", "星期二"))


@pytest.mark.parametrize(
    "text",
    ["可以微信转给上门那个护士吗", "那去哪里交", "直接给阿姨现金行不行", "怎么交呢", "钱打给谁"],
)
def test_how_to_pay_is_answered_amid_a_fee(made, text):
    line = DeskLine(made, caller=OWN)
    line.say("我想帮我妈交11月份的护理费", "pay_service_fee")
    said = line.say(text, "inform")
    assert "96110" in said
    assert "尾号0511" in said
    assert len(line.consultations()) == 1
    assert text[:6] in line.consultations()[0].note


def test_the_fee_is_said_back_with_its_month(made):
    said = DeskLine(made).say("想帮我妈交11月份上门护理的服务费，怎么交？", "pay_service_fee")
    assert "11月的护理服务费" in said


def test_an_amount_is_not_known_and_the_question_is_noted(made):
    line = DeskLine(made)
    line.say("我要交十月的餐费", "pay_service_fee")
    assert "要交多少" in line.say("一共是多少", "inform")
    assert "一共是多少" in line.consultations()[0].note


@pytest.mark.parametrize(
    "text", ["名字要帮我保密啊", "不要讲是我说的", "莫跟院里讲是我讲的", "我的名字千万别说出去"]
)
def test_a_name_is_kept_out_of_a_complaint(made, text):
    line = DeskLine(made, caller=OWN)
    line.say("我要投诉福安养老院，床单湿了没人换", "complain")
    said = line.say(text, "complain")
    assert "保密" in said
    assert "尾号0511" in said
    assert "保密" in line.consultations()[0].note


def test_a_name_kept_quiet_and_a_number_in_one_turn_both_count(made):
    line = DeskLine(made)
    line.say("我要投诉福安养老院，床单湿了没人换", "complain")
    said = line.say("电话13800000514，名字帮我保密", "complain")
    assert "保密" in said
    (row,) = line.consultations()
    assert row.phone == "13800000514"
    assert line.loop is None


@pytest.mark.parametrize("text", ["那什么时候有人回我", "要等多久", "今天能不能回我"])
def test_no_day_is_promised(made, text):
    line = DeskLine(made, caller=OWN)
    line.say("我要投诉福安养老院，床单湿了没人换", "complain")
    said = line.say(text, "ask_policy")
    assert "不敢乱说" in said
    assert "今天" not in said


def test_more_of_a_complaint_is_no_second_complaint(made):
    line = DeskLine(made, caller=OWN)
    line.say("我要投诉北流那个养老院，床单湿的没人换", "complain")
    line.say("院名我怕记错，叫什么，哎，是福寿苑，在民乐镇上", "inform")
    assert "记下了" in line.say("还有啊，上个月有个护工打过我妈一巴掌", "complain", 0.97)
    line.say("电话13800000515，我姓梁")
    (row,) = line.consultations()
    assert row.about == "福寿苑，床单湿的没人换，上个月有个护工打过我妈一巴掌"
    assert (row.name, row.phone) == ("梁", "13800000515")
    assert "一巴掌" in row.note


def test_a_second_county_is_answered_by_its_name_and_both_are_noted(made):
    line = DeskLine(made, channel="web")
    line.say("想帮我爸在博白找个养老院", "ask_institution")
    line.say("他82了，有点老年痴呆，走丢过一次", "inform", 0.3)
    said = line.say("容县那边也帮看看", "ask_institution", 0.76)
    assert "容县" in said
    line.say("13800000516，我叫覃小玲")
    assert "记上" in line.say("下周我姐可能先去看看，还没定哪天，先不约", "inform")
    (row,) = line.consultations()
    assert "博白县、容县都要查" in row.note
    assert "走丢" in row.note
    assert (row.age, row.beneficiary) == (82, "我爸")


def test_a_number_put_right_after_a_sign_up_changes_its_row(made):
    line = DeskLine(made)
    line.say("我想报名做志愿者，我叫陈桂英", "volunteer_signup")
    line.say("13800000517")
    assert "0518" in line.say("电话报错了，是13800000518", "inform")
    (row,) = line.consultations()
    assert (row.name, row.phone) == ("陈桂英", "13800000518")


def test_a_number_put_right_with_a_digit_short_is_asked_for_again(made):
    line = DeskLine(made)
    line.say("我想报名做志愿者，我叫陈桂英", "volunteer_signup")
    line.say("13800000517")
    assert "少了1位" in line.say("电话报错了，是1380000051", "inform")
    line.say("13800000519")
    (row,) = line.consultations()
    assert row.phone == "13800000519"


@pytest.mark.parametrize("text", ["那是谁来办", "要交钱吗", "归哪个部门管", "哪里上课"])
def test_a_question_amid_a_sign_up_is_answered_from_the_policy(made, text):
    line = DeskLine(made)
    line.say("我照顾我妈，想报名照料培训", "caregiver_training_signup")
    said = line.say(text, "inform")
    assert "免费培训" in said
    assert "称呼" in said
    assert line.consultations()[0].topic == "照料者培训报名"


def test_whoever_is_signed_up_has_no_number_of_somebody_else(made):
    line = DeskLine(made)
    line.say("想帮我妈交11月的护理费", "pay_service_fee")
    line.say("她叫钟秀英，玉州区的，电话13800000520")
    line.say("家里照顾老人有培训吗", "ask_policy")
    said = line.say("帮她报个名，我老婆，她叫韦春梅", "caregiver_training_signup")
    assert "号码" in said or "电话" in said
    line.say("13800000521")
    fee, _, training = line.consultations()
    assert (fee.name, fee.phone) == ("钟秀英", "13800000520")
    assert (training.name, training.phone) == ("韦春梅", "13800000521")


def test_a_caller_who_signs_up_is_not_the_mother_of_before(made):
    line = DeskLine(made)
    line.say("想帮我妈交11月的护理费", "pay_service_fee")
    line.say("她叫钟秀英，电话13800000520")
    assert "称呼" in line.say("我自己也想报名做志愿者", "volunteer_signup")
    assert line.consultations()[-1].phone is None


def test_a_sign_up_for_her_is_for_what_was_talked_of(made):
    line = DeskLine(made)
    line.say("你们要不要志愿者，文件怎么讲", "ask_policy")
    line.say("那帮她报个名，她叫韦春梅", "caregiver_training_signup")
    assert line.consultations()[-1].topic == "志愿者报名"


@pytest.mark.parametrize("text", ["嗯确认", "对 没错", "好的", "行，就这样"])
def test_a_yes_after_it_is_done_is_no_new_matter(made, text):
    line = DeskLine(made)
    line.say("我想报名做志愿者，我叫陈桂英，电话13800000522", "volunteer_signup")
    assert "照刚才记下的" in line.say(text, "affirm")


@pytest.mark.parametrize("text", ["是的，辛苦啦", "嗯确认，多谢", "好 谢谢晒"])
def test_thanks_after_it_is_done_get_a_fitting_close(made, text):
    line = DeskLine(made)
    line.say("我闷得很", "chitchat_lonely")
    line.say("我想报名做志愿者，我叫陈桂英，电话13800000522", "volunteer_signup")
    said = line.say(text, "affirm", 0.5)
    assert "有事随时打来" in said


def test_who_asks_if_it_is_really_done_is_reassured(made):
    line = DeskLine(made)
    line.say("我想报名做志愿者，我叫陈桂英，电话13800000522", "volunteer_signup")
    assert "都登记好了" in line.say("真的登记上了吧，谢谢", "thanks")


@pytest.mark.parametrize("text", ["我会写毛笔字，也会剪头发", "我还会开车接送老人"])
def test_what_a_volunteer_can_do_is_noted_whatever_it_was_taken_for(made, text):
    line = DeskLine(made)
    line.say("我想报名做志愿者，我叫陈桂英", "volunteer_signup")
    assert "记下了" in line.say(text, "out_of_scope", 0.93)
    assert text[:4] in line.consultations()[0].note


def test_a_closing_is_no_part_of_the_note(made):
    line = DeskLine(made, caller=OWN)
    line.say("我要投诉送饭的，三天都送冷饭", "complain")
    line.say("好啦，就咁先，唔该晒你们啊", "thanks")
    assert "先" not in line.consultations()[0].note


def test_a_county_asked_in_two_words_is_answered(made):
    line = DeskLine(made)
    line.say("北流有没有养老院", "ask_institution")
    assert "玉州区" in line.say("玉州那边呢", "inform")


def test_another_is_signed_up_for_what_the_first_was(made):
    line = DeskLine(made)
    line.say("我想报名做志愿者，我叫陆美珍，电话13800000523", "volunteer_signup")
    said = "给我老公也报一个，他叫陈志国，13800000524"
    assert "登记好了" in line.say(said, "caregiver_training_signup")
    first, second = line.consultations()
    assert (first.name, first.phone) == ("陆美珍", "13800000523")
    assert (second.topic, second.name, second.phone) == ("志愿者报名", "陈志国", "13800000524")


def test_a_name_put_right_after_a_sign_up_changes_its_row(made):
    line = DeskLine(made)
    line.say("我想报名做志愿者，我叫李小芳，电话13800000525", "volunteer_signup")
    assert "改过来了" in line.say("名字写错了，是李晓芳", "out_of_scope", 0.98)
    (row,) = line.consultations()
    assert (row.name, row.phone) == ("李晓芳", "13800000525")
