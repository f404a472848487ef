"""Notes hold the task, what staff should know and be asked; never a yes, never a cut word."""

import pytest

from care.booking_notes import for_desk, note_in, open_questions
from care.bookings import with_note
from care.text import normalise
from tests.unit.care.booking_line import Form


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("我爸家厨房水笼头一直滴水 想找人去修", "水龙头一直滴水"),
        ("我家厕所灯坏了 想叫人来换个灯", "厕所灯坏了"),
        ("卫生间的马桶堵了，帮忙叫个师傅", "马桶堵了"),
        ("阳台门锁打不开，来人修一下", "阳台门锁打不开"),
        ("热水器打不着火，帮我报修", "热水器打不着火"),
        ("厨房龙头拧不紧 找师傅修", "龙头拧不紧"),
        ("屋顶漏雨要修", "屋顶漏雨"),
    ],
)
def test_what_is_broken_is_heard_from_the_first_turn(said, note):
    form = Form(said)
    assert note in form.draft.note
    assert form.progress.asked == "date"


@pytest.mark.parametrize("said", ["对的 订吧", "好的", "好 谢谢你", "对，就这样订", "没错，谢谢你"])
def test_a_yes_answers_no_open_question(said):
    form = Form("我想报修", "明天上午，住人民东路6号，电话13800000001，我叫陈桂英")
    assert form.progress.asked == "note"
    answer = form.say(said)
    assert form.draft.note is None
    assert form.outcome == "ask"
    assert "还差坏了什么" in answer


@pytest.mark.parametrize(
    ("said", "note"), [("对，是厨房的灯", "是厨房的灯"), ("阳台那个架子", "阳台那个架子")]
)
def test_an_answer_beside_a_yes_is_kept(said, note):
    form = Form("我想报修")
    form.say(said)
    assert note in form.draft.note


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("老人长期卧床要换药", "长期卧床"),
        ("他瘫痪卧床不起，要翻身", "瘫痪卧床不起"),
        ("我妈卧床三年，要擦身", "卧床"),
    ],
)
def test_no_part_of_a_note_begins_with_a_cut_word(said, begins):
    parts = note_in(said, normalise(said).text, None, "上门护理").split("；")
    assert any(part.startswith(begins) for part in parts)
    assert not any(part.startswith("期") for part in parts)


def test_a_part_that_another_holds_is_left_out_and_staff_parts_stand_apart():
    assert with_note("轮椅", "配轮椅") == "配轮椅"
    assert with_note("配轮椅", "轮椅") == "配轮椅"
    assert with_note("来电人问：换药要多久", "换药") == "来电人问：换药要多久；换药"


@pytest.mark.parametrize(
    "said",
    [
        "护士会带药水来吗？",
        "家政那边要多久能做完呀",
        "需要我妈自己准备工具不",
        "改造一般要几天",
        "改造期间家里还能住人吗",
        "是打电话咨询还是有人上门？",
        "要不要自己买材料",
        "来的是男的还是女的？",
    ],
)
def test_only_staff_can_answer_these(said):
    assert open_questions(normalise(said).text, "confirm")


@pytest.mark.parametrize(
    "said",
    [
        "明天下午三点行吗",
        "十点送来得唔得",
        "可以吗？",
        "能不能早点来",
        "有没有人来呀",
        "你听得到吗",
        "要多少钱啊",
        "就是市场后面，知道吗",
        "真的订上了吗",
        "服务券能不能用",
        "我吃低保的能不能减",
        "对的，就这样",
    ],
)
def test_these_are_no_questions_for_staff(said):
    assert open_questions(normalise(said).text, "confirm") == ()


@pytest.mark.parametrize(
    ("said", "documents"),
    [
        ("我吃低保的能不能减", True),
        ("这个用服务券得不得", True),
        ("政府给配不", True),
        ("有低保可以免费吗", True),
        ("护士会带药水来吗", False),
        ("我吃低保的 没有钱", False),
        ("明天行吗", False),
    ],
)
def test_the_states_money_is_asked_of_the_documents(said, documents):
    assert for_desk(normalise(said).text) == documents


def test_a_question_in_the_form_is_answered_honestly_noted_and_the_form_goes_on():
    form = Form("打扫卫生，明天下午三点，住人民东路6号")
    answer = form.say("要多久能做完，需要我自己准备工具不")
    assert "没有写明" in answer
    assert "电话" in answer
    assert form.draft.note == "来电人问：要多久能做完；来电人问：需要我自己准备工具不"


def test_the_price_of_an_application_is_not_written_and_the_means_are_noted():
    form = Form("我一个人住 八十三了 那个一按就有人来的紧急呼叫器 我想装一个")
    answer = form.say("要多少钱啊 我吃低保的 没有钱")
    assert "价钱文件没有写明" in answer
    assert {"低保", "83岁"} <= set(form.draft.note.split("；"))


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("我爸家厨房水龙头漏水", "我爸"),
        ("我妈那边要约个家政打扫", "我妈"),
        ("帮我爸约个家政", "我爸"),
        ("想请人打扫，我外婆家窗户脏", "我外婆"),
        ("我阿妈屋企要执屋", "我阿妈"),
        ("我婆婆自己住人民路6号，请人搞卫生", "我婆婆"),
        ("我住我女儿家，要人打扫", None),
        ("我家要打扫", None),
        ("我同我妈住人民路6号，要人打扫", None),
        ("我女儿家在隔壁，打扫我屋里就得", None),
    ],
)
def test_whose_house_it_is_tells_for_whom(said, whom):
    heard = Form(said).draft.beneficiary
    assert (heard or "").replace("妈妈", "妈") == (whom or "").replace("阿妈", "妈")


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("喂 我前几天叫你们来修水龙头", "修水龙头"),
        ("想约个大扫除", "大扫除"),
        ("屋里条水管漏水 请师傅来", "水管漏水"),
        ("我屋企只灯坏咗 想揾人嚟修", "灯坏了"),
        ("想请人来大扫除", "大扫除"),
    ],
)
def test_a_note_is_not_cut_in_the_middle_of_a_word(said, note):
    text = normalise(said).text
    service = "家政" if "扫除" in said else "维修"
    assert note_in(said, text, None, service) == note


def test_a_note_that_says_only_this_keeps_the_word():
    assert "只修" in (note_in("只修水龙头", "只修水龙头", None, "维修") or "")
