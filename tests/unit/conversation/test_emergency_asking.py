"""What callers ask while help is not there yet, and what is answered."""

import pytest

from care.emergencies import Verdict
from care.emergencies.responses import for_kind, general
from conversation import frame as frames
from conversation.asking import answer_to, asks
from conversation.frame import Frame
from conversation.going_on import go_on, takes_over

ANSWERED = [
    ("stroke", "他天天吃阿司匹林，我要不要再喂一粒？", "别喂"),
    ("stroke", "能不能给他喝口水？", "别喂"),
    ("stroke", "我畀啖水佢饮先", "别喂"),
    ("stroke", "可唔可以畀粒安宫牛黄丸佢食", "别喂"),
    ("stroke", "那个药就在抽屉里，要不要给他", "别喂"),
    ("stroke", "村里阿婆讲扎手指放血有用我扎不扎", "别扎"),
    ("stroke", "我开三轮送他去卫生院快一点行不行", "120"),
    ("stroke", "等等看会不会自己好", "别等"),
    ("stroke", "血压一百八要不要给他吃降压药", "降压药"),
    ("stroke", "我扶他起来走两步得不得", "别扶"),
    ("chest_pain", "家里有止痛药我给他吃一片好不好", "医生"),
    ("chest_pain", "使唔使扶佢落楼等", "别走动"),
    ("fall_cannot_rise", "我叫隔壁去拉她起来好不好？", "先别拉"),
    ("fall_cannot_rise", "我嗌隔篱阿伯抬佢上床先", "先别拉"),
    ("fall_cannot_rise", "擦点药酒揉一揉得没", "别揉"),
    ("fall_cannot_rise", "我自己爬起来行不行", "别硬爬"),
    ("fall_cannot_rise", "给她吃粒止痛药可以吗", "止痛药"),
    ("gas_co", "我钱包还在屋里，我上去拿一下就下来，行不行？", "别回去"),
    ("gas_co", "我返去攞部手机得冇", "别"),
    ("gas_co", "老太婆还睡在房里，我喊她，她应我的，就是讲脚软。", "出去"),
    ("gas_co", "要不要开抽油烟机抽一抽", "别碰"),
    ("fire", "我翻转头入屋攞个存折先", "别回去"),
    ("fire", "烟太大我们出不去", "湿布"),
    ("fire", "二楼不高我跳下去行不行", "别跳"),
    ("flood", "水才到膝盖我们趟过去行不行", "别蹚"),
    ("missing_dementia", "是不是要等够二十四个钟头派出所才肯收？", "不用等24小时"),
    ("missing_dementia", "人哋话要满一天先报得案系咪", "不用等24小时"),
    ("missing_dementia", "报警要带什么去", "近照"),
    ("overdose_poison", "要不要抠喉咙让他吐出来", "别催吐"),
    ("overdose_poison", "灌点绿豆水解毒行吗", "别再喂"),
    ("scam_in_progress", "他叫我先转两万块保证金，转不转", "别转"),
    ("scam_in_progress", "验证码要不要告诉他", "别给"),
    ("scam_in_progress", "他讲是公安局的，会不会真来抓我", "96110"),
    ("scam_in_progress", "钱转出去了还追得回吗", "110"),
    ("traffic", "要不要先把他挪到路边", "别挪"),
    ("seizure", "要不要塞条毛巾进他嘴里", "别塞"),
    ("choking", "灌口醋下去行不行", "别灌"),
    ("burn", "涂点牙膏可以吗", "别抹"),
    ("bleeding", "撒点云南白药粉得不得", "别撒"),
    ("snake_insect", "用嘴把毒吸出来行不行", "别用嘴吸"),
    ("drowning", "我会游水我下去救他", "别下水"),
    ("electric_shock", "我去拉他一把行不行", "别碰他"),
    ("hypoglycaemia", "胰岛素还打不打", "胰岛素"),
    ("heat_stroke", "给他喝藿香正气水行不行", "药"),
    ("not_breathing", "我按累了怎么办", "换个人"),
    ("unconscious", "掐人中有没有用啊", "别掐"),
    ("abuse_violence", "他在砸门我开不开门", "别开门"),
    ("suicide_direct", "我先挂了行不行", "先别挂"),
    ("trapped", "我自己把电梯门扒开行不行", "别撬"),
    ("allergy", "家里有扑尔敏给她吃一颗行吗", "医生"),
    ("fire", "我老婆还在楼上", "别自己冲进去"),
    ("scam_in_progress", "他叫我不要告诉儿子", "骗子"),
    ("scam_in_progress", "转了五千过去了", "110"),
    ("scam_in_progress", "他讲不转就要抓我", "96110"),
    ("suicide_direct", "活着还有什么意思", "别一个人扛"),
    ("suicide_direct", "药就在我手上", "放到门外"),
    ("stroke", "隔壁医生讲扎手指放血", "别扎"),
    ("stroke", "你们派车来没有", "再打{dial}"),
    ("stroke", "那喂点糖水总可以吧", "别喂"),
    ("fall_cannot_rise", "你帮我打给我女儿好不好", "家里人"),
    ("fall_cannot_rise", "我在这边按120，不就打到深圳去了？", "区号{area_code}"),
    ("stroke", "救护车几时先到啊", "再打{dial}"),
    ("stroke", "怎么还不来", "再打{dial}"),
    ("chest_pain", "你们能不能派个车过来", "派不了车"),
    ("chest_pain", "叫救护车要不要钱", "费用"),
    ("chest_pain", "他会不会死啊", "医生看过"),
    ("stroke", "打了好几次都打不通", "接着打"),
    ("stroke", "这个地方我讲不清地址怎么办", "村名"),
]


@pytest.mark.parametrize(("kind", "text", "key"), ANSWERED)
def test_what_is_asked_in_an_emergency_is_answered(kind: str, text: str, key: str) -> None:
    answer = answer_to(text, for_kind(kind))
    assert answer is not None
    assert key in answer.cmn


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("stroke", "他天天吃阿司匹林"),
        ("stroke", "六点半醒来就这样了"),
        ("stroke", "在玉州区人民东路八号三楼"),
        ("stroke", "他不喝酒不抽烟"),
        ("stroke", "没给他吃东西"),
        ("chest_pain", "他坐在椅子上"),
        ("fall_cannot_rise", "在厕所滑倒的坐在地上"),
        ("fall_cannot_rise", "李叔讲他到了，在旁边守着，120也讲在路上。我明早赶车回去。"),
        ("fall_cannot_rise", "钥匙在门口花盆底下，叫他开门"),
        ("gas_co", "我把窗都推开了，扶着她下到楼底花坛边坐着"),
        ("missing_dementia", "我老公去河边揾了，我喺屋门口等，先这样。"),
        ("missing_dementia", "她穿枣红色棉袄黑裤子"),
        ("scam_in_progress", "还没有转"),
        ("scam_in_progress", "没转出去"),
        ("fire", "我们都出来了在空地"),
        ("fire", "煤气罐还在里面"),
        ("overdose_poison", "他吃了半瓶安眠药"),
        ("overdose_poison", "不知道他吃了什么"),
    ],
)
def test_who_only_tells_is_not_answered_as_if_they_asked(kind: str, text: str) -> None:
    assert answer_to(text, for_kind(kind)) is None
    assert not asks(text)


def test_a_question_comes_before_the_next_open_one() -> None:
    frame = Frame("stroke", awaiting="with_you", asked=("with_you",))
    _, said = go_on(frame, "能不能给他喝口水", Verdict())
    assert len(said) == 2
    assert "别喂" in said[0].text
    assert "在哪里" in said[1].text


@pytest.mark.parametrize(
    "text",
    [
        "打了，打了，120讲十分钟就到",
        "120讲车已经出门了",
        "120 讲车已经出门了。",
        "已经报警了",
        "我打咗120啦",
        "报咗警喇",
        "隔壁帮我打了120了",
        "打通了，他们说马上来",
        "救护车在路上了",
    ],
)
def test_who_has_called_is_told_what_to_do_and_not_to_call(text: str) -> None:
    frame = Frame("stroke", awaiting="where", asked=("with_you", "where"))
    moved, said = go_on(frame, text, Verdict())
    spoken = "".join(part.text for part in said)
    assert moved.called
    assert "请马上打120" not in spoken
    assert for_kind("stroke").meanwhile.cmn in spoken


@pytest.mark.parametrize(
    "text",
    ["还没打", "打了没人接", "他打了我", "要不要打120", "打了三万块过去", "不敢报警", "打给我儿子"],
)
def test_who_has_not_called_is_not_taken_at_their_word(text: str) -> None:
    moved, _ = go_on(Frame("stroke", asked=("with_you",)), text, Verdict())
    assert not moved.called


def test_what_to_do_is_the_first_words_until_the_caller_has_called() -> None:
    frame = Frame("chest_pain", awaiting="with_you", asked=("with_you",))
    _, said = go_on(frame, "怎么办啊", Verdict())
    assert said[0].text == for_kind("chest_pain").first.cmn
    called = frame.told("已经打了120了")
    _, said = go_on(called, "我现在做什么好", Verdict())
    assert said[0].text == for_kind("chest_pain").meanwhile.cmn


def test_a_question_is_put_at_most_twice() -> None:
    frame = Frame("stroke", awaiting="with_you", asked=("with_you",))
    put = []
    for _ in range(12):
        frame, said = go_on(frame, "哎呀真是的", Verdict())
        put += [part.text for part in said if part.text.endswith("？")]
    assert put
    assert max(put.count(question) for question in put) <= 2


def test_another_sign_takes_over_only_where_it_is_graver_and_certain() -> None:
    fall = Frame("fall_cannot_rise")
    assert not takes_over(fall, Verdict("emergency", False, "chest_pain", ("痛到",), 0.985))
    assert not takes_over(fall, Verdict("emergency", True, "unconscious", (), 0.999))
    assert takes_over(fall, Verdict("emergency", False, "unconscious", (), 0.9995))
    assert not takes_over(Frame("stroke"), Verdict("emergency", False, "other_acute", (), 1.0))
    assert takes_over(Frame("chest_pain"), Verdict("emergency", False, "not_breathing", (), 1.0))


def test_a_sign_that_takes_nothing_over_is_kept_for_staff() -> None:
    heard = Verdict("emergency", False, "chest_pain", ("大腿根痛到钻心",), 0.985)
    moved, said = go_on(Frame("fall_cannot_rise"), "她讲大腿根痛到钻心，一动就叫。", heard)
    assert "胸痛" in moved.facts["also"][0]
    assert not any("请马上打120" in part.text for part in said)


@pytest.mark.parametrize(
    "text",
    [
        "这种事到底哪个部门管得到他们？",
        "我要投诉你们养老院的护工",
        "几时能给我个答复",
        "那个被单半个月没换",
        "叫个真人来听",
        "跟你讲半天你也做不了主，叫个真人来听，现在。",
        "我想问高龄津贴怎么申请",
        "后天上午来打扫",
        "有什么补贴可以领",
        "是哪个单位管养老院的",
    ],
)
def test_who_is_asked_about_danger_and_goes_on_with_everyday_matters_moves_on(text: str) -> None:
    assert frames.moves_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "有",
        "是的",
        "对，护工打他",
        "护工打了他",
        "他讲话也讲不清楚",
        "今天早上开始这样的",
        "他八十几岁了",
        "嗯",
        "不知道",
        "他没吃东西",
        "有人撞门",
        "快找个人来救她",
        "在投诉之前他就不动了",
    ],
)
def test_a_yes_and_anything_unclear_do_not_move_on(text: str) -> None:
    assert not frames.moves_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "叫个真人来听",
        "跟你讲半天你也做不了主叫个真人来听现在",
        "转人工",
        "我不想跟机器讲了",
        "喊你们值班的来听",
        "揾个真人同我讲",
    ],
)
def test_a_person_on_the_line_is_heard_in_an_emergency(text: str) -> None:
    assert frames.wants_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "要不要找个人扶她起来",
        "我找个人来抬他",
        "人工呼吸怎么做",
        "不用叫人来了",
        "你唔使再叫人嚟",
        "隔壁来人了",
        "我不找人工",
    ],
)
def test_somebody_to_lift_is_no_person_on_the_line(text: str) -> None:
    assert not frames.wants_person(text)


def test_general_answers_have_their_blanks_filled() -> None:
    for asked in general().asked:
        for language in ("cmn", "yue"):
            sent = general().sent.say(language)
            said = asked.wording.say(language, dial="120", area_code="0775", sent=sent)
            assert "{" not in said
