"""What callers tell inside an emergency stands under the name where it belongs."""

import pytest

from care.emergencies.responses import for_kind
from conversation.frame import Frame
from conversation.guidance import next_question

TOLD = [
    (
        "choking",
        "with_you",
        "我哋喺福绵区樟木镇，圩尾榕树脚嗰间红砖屋，佢七十六岁。",
        {"where": "樟木镇圩尾榕树脚", "with_you": "福绵", "age": "76"},
    ),
    (
        "stroke",
        "with_you",
        "六点半醒来就这样了。昨晚九点睡下的时候还跟我讲电视，好好的。",
        {"since": "六点半"},
    ),
    (
        "stroke",
        "where",
        "他有高血压，七十四了，天天吃阿司匹林，我要不要再喂一粒？",
        {"illness": "高血压", "age": "74", "medicine": "阿司匹林"},
    ),
    (
        "stroke",
        "awake",
        "我们在兴业县石南镇，东风路菜市后背那栋黄楼三楼，没电梯的，担架要人抬。",
        {"where": "兴业县石南镇东风路菜市后背那栋黄楼三楼", "way_in": "没电梯"},
    ),
    (
        "stroke",
        "since",
        "120 讲车已经出门了。我姓覃，覃国华，这个是我手机，13877501071。",
        {"name": "覃国华", "phone": "13877501071", "called": "120"},
    ),
    (
        "gas_co",
        "out",
        "老太婆还睡在房里，我喊她，她应我的，就是讲脚软。",
        {"out": "还睡在房里", "awake": "应我"},
    ),
    (
        "gas_co",
        "where",
        "我把窗都推开了，扶着她下到楼底花坛边坐着，她姓宁，七十八岁。",
        {"name": "宁", "age": "78", "out": "下到楼底"},
    ),
    (
        "gas_co",
        "how_many",
        "地址啊，玉州区解放路桂花小区2栋，哎不对，是3栋，3栋402。",
        {"where": "玉州区解放路桂花小区3栋402"},
    ),
    (
        "missing_dementia",
        "last_seen",
        "卖豆腐的讲八点左右在北流市新圩镇老车站门口见过她，往河边走。",
        {"last_seen": "新圩镇老车站门口"},
    ),
    (
        "missing_dementia",
        "phone",
        "她叫黄桂英，你喊她阿英她会应。我电话一三八、七七五、零一零、八二，打这个揾我。",
        {"name": "黄桂英", "phone": "13877501082"},
    ),
    (
        "missing_dementia",
        "clothes",
        "她穿枣红色棉袄，黑裤子，脚上一只拖鞋一只布鞋，白头发剪得短短，七十五岁。",
        {"clothes": "枣红色棉袄", "age": "75"},
    ),
    (
        "fall_cannot_rise",
        "where",
        "她住石寨镇……不是，我急糊涂了，石寨是我外婆家，她住杨梅镇街上供销社旁边，蓝铁门。",
        {"where": "杨梅镇街上供销社旁边"},
    ),
    (
        "fall_cannot_rise",
        "awake",
        "隔壁李叔的号码13877501093，钥匙在门口花盆底下，叫他开门。我妈叫韦春莲，七十九。",
        {"phone": "13877501093", "name": "韦春莲", "way_in": "钥匙"},
    ),
    (
        "chest_pain",
        "with_you",
        "打了，打了，120讲十分钟就到。他六十九，前年放过支架的，我现在做什么好？",
        {"called": "120", "age": "69", "illness": "支架"},
    ),
    (
        "breathing",
        "with_you",
        "我姓丘，丘永兴，13877501032……等下，我看错了，后面是33，13877501033。",
        {"name": "丘永兴", "phone": "13877501033"},
    ),
    (
        "scam_in_progress",
        "paid",
        "转了三万出去，在建设银行柜台",
        {"paid": "三万", "bank": "建设银行"},
    ),
    ("scam_in_progress", "paid", "还没转", {"paid": "还没转"}),
    ("overdose_poison", "taken", "喝了半瓶敌敌畏", {"taken": "半瓶敌敌畏"}),
    ("trapped", "how_many", "三个", {"how_many": "三个"}),
    ("trapped", "how_many", "就我一个人", {"how_many": "一个人"}),
    ("stroke", "awake", "会应我", {"awake": "应我"}),
    ("stroke", "awake", "不会", {"awake": "不会"}),
    ("stroke", "with_you", "系", {"with_you": "系"}),
    ("stroke", "since", "不知道", {"since": "不知道"}),
    ("stroke", "where", "就在我家老屋后面", {"where": "老屋后面"}),
]


@pytest.mark.parametrize(("kind", "awaiting", "text", "want"), TOLD)
def test_what_is_told_goes_where_it_belongs(
    kind: str, awaiting: str, text: str, want: dict[str, str]
) -> None:
    facts = Frame(kind, awaiting=awaiting, asked=(awaiting,)).told(text).facts
    for name, words in want.items():
        assert words in facts.get(name, ""), facts
    if awaiting not in want:
        assert awaiting not in facts, facts


@pytest.mark.parametrize(
    ("kind", "awaiting", "text"),
    [
        ("stroke", "with_you", "他有高血压，七十四了"),
        ("stroke", "where", "她姓宁，七十八岁"),
        ("stroke", "awake", "没电梯的，担架要人抬"),
        ("stroke", "where", "能不能给他喝口水"),
        ("stroke", "where", "哎呀真是急死人了"),
        ("stroke", "where", "对，莫跟院里讲是我说的，我怕他们给我爸脸色看"),
        ("stroke", "awake", "那几天能给我个准话"),
        ("stroke", "since", "120讲十分钟就到"),
        ("gas_co", "how_many", "玉州区解放路桂花小区3栋402"),
        ("gas_co", "how_many", "我钱包还在屋里，我上去拿一下就下来，行不行"),
        ("gas_co", "awake", "我钱包还在屋里，我上去拿一下就下来，行不行"),
        ("missing_dementia", "last_seen", "是不是要等够二十四个钟头派出所才肯收"),
        ("scam_in_progress", "paid", "我打了110了"),
        ("fall_cannot_rise", "where", "我在深圳上班"),
        ("chest_pain", "where", "他前年在玉林市红会医院放过支架"),
    ],
)
def test_what_answers_nothing_does_not_stand_under_the_question(
    kind: str, awaiting: str, text: str
) -> None:
    frame = Frame(kind, awaiting=awaiting, asked=(awaiting,)).told(text)
    assert awaiting not in frame.facts, frame.facts
    assert frame.facts


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        ("scam_in_progress", "手机银行都打开了，在念验证码", "medicine"),
        ("scam_in_progress", "手机银行都打开了", "bank"),
        ("scam_in_progress", "千万替我瞒着", "paid"),
        ("scam_in_progress", "他一天到晚都打电话来", "medicine"),
        ("abuse_violence", "哎呀不好意思", "hurt"),
        ("abuse_violence", "不好意思，麻烦你了", "hurt"),
        ("abuse_violence", "我女儿刚刚打电话讲她过年前回来帮我搞", "since"),
        ("stroke", "我昨天就跟你们订了饭", "since"),
        ("stroke", "下午就来打扫的", "since"),
        ("fall_cannot_rise", "冇流血", "hurt"),
        ("trapped", "没流血，头也没撞到", "hurt"),
        ("stroke", "灯都打开了", "medicine"),
        ("stroke", "打电话给小平", "medicine"),
        ("stroke", "他天天吃素", "medicine"),
        ("stroke", "一直用手按着", "medicine"),
        ("stroke", "早上打扫的时候", "medicine"),
    ],
)
def test_what_is_no_such_fact_does_not_stand_under_its_name(
    kind: str, text: str, name: str
) -> None:
    frame = Frame(kind, awaiting="hurt", asked=("hurt",)).told(text)
    assert name not in frame.facts, frame.facts


@pytest.mark.parametrize(
    ("kind", "text", "name", "words"),
    [
        ("trapped", "冇流血，头都冇撞到，就系胯骨嗰度痛", "hurt", "胯骨"),
        ("trapped", "冇流血，头都冇撞到，就系胯骨嗰度痛", "ruled_out", "冇流血"),
        ("fall_cannot_rise", "没吐，也没有头晕", "ruled_out", "没吐"),
        ("abuse_violence", "没有人受伤", "hurt", "没有"),
        ("abuse_violence", "手臂打青了，流了好多血", "hurt", "流了好多血"),
        ("stroke", "食紧阿司匹林", "medicine", "阿司匹林"),
        ("stroke", "他天天打胰岛素", "medicine", "胰岛素"),
        ("stroke", "降压药每天都在吃", "medicine", "降压药"),
        ("stroke", "天天吃氨氯地平", "medicine", "氨氯地平"),
        ("stroke", "十几分钟前还好好的", "since", "十几分钟前"),
        ("stroke", "今早起床就讲不出话", "since", "今早"),
        ("stroke", "刚才还跟我讲话的", "since", "刚才"),
        ("scam_in_progress", "在邮政储蓄银行柜台", "bank", "邮政"),
        ("scam_in_progress", "转了两万块", "paid", "两万"),
        ("suicide_veiled", "我个女叫阿珍", "name", "阿珍"),
        ("suicide_veiled", "楼下有个叫芳姐的", "name", "芳姐"),
    ],
)
def test_what_is_such_a_fact_stands_under_its_name(
    kind: str, text: str, name: str, words: str
) -> None:
    assert words in Frame(kind).told(text).facts.get(name, "")


@pytest.mark.parametrize("text", ["我叫阿姨过来帮忙", "我叫我哥来", "叫隔壁阿叔开门"])
def test_a_relative_called_over_is_no_name(text: str) -> None:
    assert "name" not in Frame("stroke").told(text).facts


def test_the_bank_is_not_asked_for_where_nothing_was_paid() -> None:
    frame = Frame("scam_in_progress", awaiting="paid", asked=("paid",)).told("一分钱都没转出去")
    _, question = next_question(frame, for_kind("scam_in_progress"))
    assert question is None


def test_a_correction_keeps_the_right_house_beside_the_words() -> None:
    frame = Frame("stroke", awaiting="where", asked=("where",))
    frame = frame.told("玉州区人民东路桂花小区2栋402").told("不对，是3栋")
    assert "桂花小区3栋" in frame.facts["where"]
    assert "2栋" not in frame.facts["where"]
    assert "不对，是3栋" in frame.facts["said"]


def test_a_correction_keeps_the_right_end_of_a_phone_number() -> None:
    frame = Frame("stroke", awaiting="phone").told("我电话13877501032")
    assert frame.told("看错了，后面是33").facts["phone"] == "13877501033"
    assert frame.told("尾数系三三").facts["phone"] == "13877501033"


def test_a_corrected_town_replaces_the_first() -> None:
    frame = Frame("stroke", awaiting="where", asked=("where",))
    frame = frame.told("石寨镇大塘村三队").told("讲错了，不是石寨，是杨梅镇大塘村三队")
    assert "杨梅" in frame.facts["where"]
    assert "石寨" not in frame.facts["where"]


def test_two_people_and_two_phones_are_both_kept() -> None:
    frame = Frame("stroke").told("我叫陈大明").told("我妈叫韦春莲")
    assert frame.facts["name"] == "陈大明、韦春莲"
    frame = frame.told("我电话13877501032").told("隔壁李叔的号码13877501093")
    assert "13877501032" in frame.facts["phone"]
    assert "13877501093" in frame.facts["phone"]


def test_the_town_alone_is_noted_and_the_place_asked_once_more() -> None:
    frame = Frame("stroke", awaiting="where", asked=("with_you", "where")).told("在兴业县石南镇")
    assert "where" not in frame.facts
    assert "石南镇" in frame.facts["place"]
    assert "where" not in frame.reopened().asked
    assert frame.reopened().reopened() == frame.reopened()


@pytest.mark.parametrize("text", ["叫救护车来", "叫车接他走", "叫武警来", "叫她应我"])
def test_what_is_called_is_no_name(text: str) -> None:
    assert "name" not in Frame("stroke").told(text).facts


@pytest.mark.parametrize("text", ["我也讲不清这里叫什么路", "大概两口", "不知道这里是哪里"])
def test_where_is_not_answered_by_what_is_no_place(text: str) -> None:
    frame = Frame("overdose_poison", awaiting="where", asked=("where",)).told(text)
    assert "where" not in frame.facts
    assert "where" not in frame.reopened().asked


def test_an_elder_who_calls_alone_is_not_asked_whether_the_person_is_near() -> None:
    assert "with_you" in Frame("fall_cannot_rise").told("我自己摔的起不来").facts
