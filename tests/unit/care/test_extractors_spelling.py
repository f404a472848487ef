"""A name is heard without what explains its characters, and a thing that only sounds so stays."""

import pytest

from care.extractors import names, spelling
from care.text import normalise


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("电话用我这个就得我姓李木子李李大荣", "李大荣"),
        ("我姓覃覃丽萍西早覃丽是美丽的丽萍是浮萍的萍", "覃丽萍"),
        ("姓甘甘蔗的甘叫甘永芳", "甘永芳"),
        ("我叫卢振邦卢是卢沟桥的卢振是振兴的振邦是联邦的邦", "卢振邦"),
        ("我姓覃 覃是西早覃 覃美玲", "覃美玲"),
        ("我叫余秀英余是年年有余的余", "余秀英"),
        ("我姓黎黎明的黎黎志坚", "黎志坚"),
        ("姓沙沙滩的沙沙美英", "沙美英"),
        ("我叫劳德旺老伴叫苏凤英", "劳德旺"),
        ("捱系佢新舅喊张秀妹", "张秀妹"),
    ],
)
def test_what_explains_a_character_is_no_part_of_the_name(said, name):
    found = names.find(said)
    assert found is not None
    assert found.said == name


@pytest.mark.parametrize(
    "said",
    ["我住老家的老屋旁边", "奶奶的奶粉两罐", "阿公的公司", "我妈妈的妈妈", "上午的上班时间"],
)
def test_words_that_go_on_explain_nothing(said):
    assert spelling.without(said) == said


@pytest.mark.parametrize("said", ["水管漏水喊张师傅", "想喊黄医生", "喊人来修", "叫我吃饭"])
def test_who_is_to_come_is_no_name_of_the_caller(said):
    assert names.find(said) is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("我姓黎，黎秀莲，犁田那个犁没有牛的那个黎", "黎秀莲"),
        ("我叫黎秀莲，黎是犁田的犁去掉牛", "黎秀莲"),
        ("姓覃，覃美珍，西早覃", "覃美珍"),
        ("我叫陈贵花，桂花的桂", "陈桂花"),
        ("我叫钟丽萍，萍是苹果的苹加三点水", "钟丽萍"),
        ("我叫李青，青是清水的清没有三点水", "李青"),
        ("叫何兰芳，荷花的荷不要草头的何", "何兰芳"),
        ("我叫伍国强，队伍的伍", "伍国强"),
        ("叫杨洋，海洋的洋", "杨洋"),
        ("姓宁，宁静的宁，宁春燕", "宁春燕"),
        ("姓江，江水的江，不是生姜的姜，江小英", "江小英"),
        ("我姓卢，卢大明，火炉的炉没有火那个卢", "卢大明"),
        ("我叫张连，莲花的莲没有草字头", "张连"),
        ("我姓黄，黄桂珠，珍珠的珠", "黄桂珠"),
        ("我叫梁妹，梁是栋梁的梁", "梁妹"),
        ("我姓古，古代的古，古月英", "古月英"),
        ("我叫罗红英，红色的红", "罗红英"),
        ("我叫罗洪英，红色的红", "罗红英"),
        ("姓庞，庞大英，胖子的胖差不多音", "庞大英"),
        ("我叫吴琼，穷人的穷旁边加个王字", "吴琼"),
        ("我叫冯少梅，冯是马字旁边两点水", "冯少梅"),
        ("我姓韦，韦小宝，伟大的伟不带人字旁那个韦", "韦小宝"),
        ("我叫甘桂兰，栏杆的栏没有木旁的兰", "甘桂兰"),
        ("厓姓刘，刘三妹，文刀刘", "刘三妹"),
        ("我姓陆，大陆的陆，陆阿英，英雄的英", "陆阿英"),
        ("我叫凌云，白云的云", "凌云"),
        ("我叫凌芸，白云的云加草头", "凌芸"),
        ("我叫谢方，芳草的芳去了草字头的方", "谢方"),
        ("我叫肖梅，小月肖", "肖梅"),
        ("名字是岑艳，颜色的颜那个不是，是鲜艳的艳", "岑艳"),
        ("我叫卢红，芦苇的芦少个草头", "卢红"),
        ("我叫粟芳，粟米的粟", "粟芳"),
        ("我叫林美，梅花的梅", "林梅"),
        ("我叫卢大明，火炉的炉，没有火字旁", "卢大明"),
        ("我叫吴琼，穷人的穷加个王旁，电话13800000123", "吴琼"),
        ("我叫李青，清水的清没有三点水", "李青"),
        ("我叫谢方，芳草的芳没有草头，住东门路3号", "谢方"),
        ("我姓黎黎秀莲犁田的犁没有牛那个", "黎秀莲"),
        ("我叫陈萍，苹果的苹加三点水", "陈萍"),
        ("我叫陈贵花，桂花的桂，没有别的名了", "陈桂花"),
        ("我叫罗洪英，红色的红，没有电话", "罗红英"),
        ("我叫伍丽，美丽的丽，多谢", "伍丽"),
        ("我叫宁春艳，燕子的燕", "宁春燕"),
        ("我叫陈丽平，苹果的苹多个三点水", "陈丽平"),
        ("我叫方明，没有草头那个方", "方明"),
    ],
)
def test_a_character_that_only_looks_or_sounds_alike_changes_no_name(said, name):
    found = names.find(normalise(said))
    assert found is not None
    assert found.said == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("我叫梁兴旺 兴旺发达的兴旺 星期五上午", "梁兴旺"),
        ("我叫陆有福 有福气的有福", "陆有福"),
        ("我叫李建国 建设国家的建国", "李建国"),
        ("我叫李见国 建设国家的建国", "李建国"),
        ("我喊做吕水清 水清就是清水的清", "吕水清"),
        ("我叫黎国栋 国家的国栋梁的栋", "黎国栋"),
        ("我叫潘志勇 三点水一个番", "潘志勇"),
        ("我姓岑 山字下面一个今天的今", "岑"),
        ("我姓程 禾字旁一个呈", "程"),
        ("我姓邬 耳朵旁一个乌 邬德胜", "邬德胜"),
        ("我姓沈啦 三点水那个沈", "沈"),
    ],
)
def test_characters_are_explained_two_at_a_time_and_by_the_parts_they_are_made_of(said, name):
    found = names.find(said)
    assert found is not None
    assert found.said == name


@pytest.mark.parametrize("said", ["找李师傅家里的师傅", "王老师同学的老师", "山上一个村"])
def test_the_master_of_a_master_explains_no_name(said):
    assert spelling.without(said) == said


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("我是她女儿罗春梅 春天的春梅花的梅 电话13877504179", "罗春梅"),
        ("我是她儿媳张小妹 大小的小妹妹的妹", "张小妹"),
        ("我系佢个女梁翠英 翠绿的翠英雄的英", "梁翠英"),
        ("我是佢新抱冯月娥", "冯月娥"),
        ("我是她妹妹韦小莲 莲花的莲", "韦小莲"),
        ("我是他老弟刘福生", "刘福生"),
        ("我是她女儿关心她", None),
        ("我是他儿子方便来开门", None),
        ("我是他儿子马上到", None),
        ("我是她女儿黄昏才到", None),
        ("我是她女儿 想约护士", None),
    ],
)
def test_a_name_stands_right_behind_whose_kin_the_caller_is(said, name):
    found = names.find(said)
    assert (found and found.said) == name
