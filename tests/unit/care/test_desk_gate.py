"""What really begins something else while an enquiry is open, or was complete a moment ago."""

import pytest

from care.desk import Case, Desk, Pending
from care.desk_gate import UnderWay, believed, under_way

INSIDE = [
    # (request under way, intent that was taken, confidence, what was said)
    ("institution", "check_booking", 0.93, "下周我姐可能先去看看，还没定哪天，先不约"),
    ("institution", "check_booking", 0.9, "我弟过几天想先去院里转转，日子没定，暂时不用预约"),
    ("institution", "book_nursing_visit", 0.95, "最好有护士值班的，晚上能叫得应"),
    ("institution", "book_health_consult", 0.9, "他有糖尿病，要有人管吃药"),
    ("institution", "change_booking", 0.8, "改成找日间照料的也行"),
    ("institution", "chitchat_lonely", 0.9, "他在家整天看电视不出门"),
    ("institution", "book_housekeeping", 0.85, "房间卫生要干净点的"),
    ("institution", "book_meal", 0.9, "饭菜要软的，他牙口不好"),
    ("institution", "eligibility_check", 0.9, "他是低保户，八十二了"),
    ("fee", "book_nursing_visit", 0.9, "可以微信转给上门那个护士吗"),
    ("fee", "book_nursing_visit", 0.95, "就是上个月护士上门三次的钱"),
    ("fee", "check_booking", 0.34, "她叫钟秀英，玉州区的，电话13800000501，多少钱也帮查下"),
    ("fee", "check_booking", 0.9, "上次订的那几回护理一共要交多少"),
    ("fee", "book_meal", 0.9, "是送饭的那份钱，十月的"),
    ("fee", "book_housekeeping", 0.9, "上次阿姨来打扫的费用"),
    ("fee", "cancel_booking", 0.7, "不是取消，是交费"),
    ("complain", "ask_institution", 0.96, "院名我怕记错，叫什么，哎，是福寿苑，在民乐镇上"),
    ("complain", "check_booking", 0.9, "我订的饭昨天又没送来"),
    ("complain", "book_meal", 0.9, "天天送的饭都是冷的"),
    ("complain", "chitchat_lonely", 0.8, "我妈在里面可怜得很，瘦了一圈"),
    ("complain", "book_nursing_visit", 0.9, "那个护工给我妈换药手很重"),
    ("volunteer", "chitchat_lonely", 0.86, "我识煲汤，陪人倾偈，教人唱粤曲都得，礼拜二下昼得闲"),
    ("volunteer", "chitchat_lonely", 0.9, "我会下棋也会修收音机，周末都有空"),
    ("volunteer", "book_meal", 0.9, "送饭跑腿我都可以，每天上午有空"),
    ("volunteer", "book_housekeeping", 0.9, "打扫卫生我最在行"),
    ("volunteer", "pay_service_fee", 0.7, "要交钱吗"),
    ("training", "pay_service_fee", 0.8, "参加要收费吗"),
    ("training", "book_nursing_visit", 0.9, "我天天给我婆婆擦身翻身，不大会"),
    ("training", "change_booking", 0.8, "电话刚才报错了一个数"),
    ("health_record", "book_nursing_visit", 0.9, "糖尿病那个改一下，不是糖尿病，是血糖偏高而已"),
    ("health_record", "book_nursing_visit", 0.9, "她每天打胰岛素，自己量血糖"),
    ("health_record", "chitchat_lonely", 0.8, "她一个人住，耳朵背"),
    ("health_record", "change_booking", 0.9, "年纪记错了，是八十八"),
    ("health_record", "talk_to_human", 0.46, "你们会不会讲给别人听"),
    ("health_record", "emergency", 0.85, "他高血压，中过风"),
    ("note_for_person", "check_booking", 0.9, "他们一般几点上班"),
    ("eligibility", "book_nursing_visit", 0.9, "他走路要人扶，洗澡要人帮"),
]
BEGINS = [
    ("institution", "book_meal", 0.6, "先帮我爸订几天饭吧，明天中午开始"),
    ("institution", "book_nursing_visit", 0.3, "找院的事先放放，想约个护士上门换药"),
    ("institution", "check_booking", 0.9, "对了，我昨天订的家政几点来"),
    ("fee", "book_meal", 0.9, "另外再帮我订两份明天的午饭"),
    ("fee", "cancel_booking", 0.9, "顺便把我预约的打扫取消了"),
    ("fee", "complain", 0.9, "你们送饭的态度太差了"),
    ("complain", "talk_to_human", 0.5, "转人工吧"),
    ("complain", "talk_to_human", 0.9, "叫你们领导来"),
    ("complain", "book_housekeeping", 0.9, "还有，想找个人来家里打扫一下"),
    ("complain", "change_booking", 0.9, "我订的护理改到周五"),
    ("volunteer", "chitchat_lonely", 0.9, "老伴走了，我心里空得很，想找人说说话"),
    ("volunteer", "book_housekeeping", 0.9, "对了，家里水龙头漏水，叫个师傅来修"),
    ("training", "ask_policy", 0.9, "高龄津贴多少钱"),
    ("training", "book_nursing_visit", 0.9, "那先帮我约个护士上门教一下"),
    ("health_record", "book_health_consult", 0.9, "那就帮我约一个健康咨询"),
    ("health_record", "book_health_consult", 0.9, "她膝盖老是痛，该看什么科"),
    ("note_for_person", "ask_institution", 0.9, "博白有没有养老院"),
    ("eligibility", "book_meal", 0.9, "算了，帮我订个饭"),
    ("fee", "check_booking", 0.9, "我预约的编号是278122，帮我查一下"),
]


@pytest.mark.parametrize(("request_id", "intent", "sure", "text"), INSIDE)
def test_what_belongs_to_the_open_enquiry_begins_nothing(request_id, intent, sure, text):
    assert believed(text, intent, sure, UnderWay(request_id, waits=True)) == "inform"


@pytest.mark.parametrize(("request_id", "intent", "sure", "text"), BEGINS)
def test_what_is_wished_for_begins_also_amid_an_enquiry(request_id, intent, sure, text):
    assert believed(text, intent, sure, UnderWay(request_id, waits=True)) == intent


@pytest.mark.parametrize("text", ["那是谁来办这个培训", "要学多久啊，哪里上课", "这个归哪个部门管"])
def test_a_question_about_a_sign_up_goes_to_the_policy(text):
    enquiry = UnderWay("training", waits=True)
    assert believed(text, "caregiver_training_signup", 0.68, enquiry) == "ask_policy"


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("book_meal", "助餐"),
        ("book_nursing_visit", "上门护理，后天上午"),
        ("book_housekeeping", "打扫卫生吧"),
        ("check_booking", "查一下278122"),
        ("check_booking", "师傅几点来"),
        ("change_booking", "改到星期五下午"),
        ("cancel_booking", "取消掉吧"),
    ],
)
def test_a_bare_service_is_wished_for_once_nothing_is_asked(intent, text):
    assert believed(text, intent, 0.9, UnderWay("complain", waits=False)) == intent


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("check_booking", "下周可能先去看看，还没定哪天，先不约"),
        ("book_nursing_visit", "可以转给那个护士吗"),
        ("change_booking", "我电话尾数报错了，是0502"),
        ("book_meal", "那饭钱是十月的"),
        ("chitchat_lonely", "我还会拉二胡"),
    ],
)
def test_an_afterthought_is_no_new_request(intent, text):
    assert believed(text, intent, 0.95, UnderWay("fee", waits=False)) == "inform"


def memory(**values):
    return {"desk": Desk(**values).to_json()}


def test_an_enquiry_is_under_way_while_it_waits_and_a_moment_after():
    case = Case("fee", "k_1")
    waiting = memory(case=case, pending=Pending("intake", "phone"))
    assert under_way(waiting, 9) == UnderWay("fee", waits=True)
    done = memory(case=Case("fee", "k_1", over=True, done=4))
    assert under_way(done, 5) == UnderWay("fee", waits=False)
    assert under_way(done, 8) is None
    assert under_way(memory(case=Case("fee", "k_1", over=True)), 2) is None


def test_a_walk_is_under_way_and_an_offer_is_not():
    assert under_way(memory(walked=2), 3) == UnderWay("eligibility", waits=False)
    assert under_way(memory(walked=2), 6) is None
    assert under_way(memory(pending=Pending("walk", "age")), 3).request == "eligibility"
    assert under_way(memory(pending=Pending("quote")), 3) is None
    assert under_way(None, 1) is None
