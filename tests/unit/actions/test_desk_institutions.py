"""Institutions: what the directory knows is told, beds and prices never are."""

from dataclasses import dataclass

import pytest

from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database


@dataclass(frozen=True)
class Known:
    about: str
    text: str
    quote: str
    clause: str


@dataclass(frozen=True)
class Home:
    name: str
    county: str | None
    kind: str = "养老机构"
    facts: tuple = ()


HOMES = (
    Home(
        "玉林市第二福利院",
        None,
        facts=(Known("status", "文件说，2015年底开工。", "2015年底开工建设", "8"),),
    ),
    Home("双凤虚构敬老院", "博白县"),
    Home("三滩虚构敬老院", "博白县"),
    Home("那林虚构敬老院", "博白县"),
)


class Directory:
    """Finds as the real one does."""

    def find(self, county=None, kind=None, name=None):
        return tuple(
            home
            for home in HOMES
            if (county is None or home.county == county)
            and (kind is None or home.kind == kind)
            and (name is None or home.name.removeprefix("玉林市") in name)
        )


@pytest.fixture
def line(database_url):
    opened = database(database_url)
    made = DeskLine(opened)
    made.services.answerer.directory = Directory()
    yield made
    opened.close()


def test_the_homes_of_a_county_are_named_and_a_call_back_is_logged(line):
    said = line.say("博白有没有养老院，还有空床吗", "ask_institution")
    assert "双凤虚构敬老院、三滩虚构敬老院等" in said
    assert "不敢乱说" in said
    line.say("13800000081")
    (row,) = line.consultations()
    assert (row.topic, row.county, row.phone) == ("机构查询", "博白县", "13800000081")


def test_a_home_named_is_told_with_what_is_known_and_its_source(line):
    said = line.say("市第二福利院在哪里，多少钱一个月", "ask_institution")
    assert "2015年底开工" in said
    assert "元" not in said
    assert line.consultations()[0].about.endswith("第二福利院")


def test_an_unknown_county_is_said_to_be_unknown(line):
    said = line.say("容县有没有养老院", "ask_institution")
    assert "没有核实过" in said


def test_the_county_is_asked_before_anything_is_listed_for_it(line):
    assert "哪个县" in line.say("我想给我爸找个养老院", "ask_institution")
    assert "双凤" in line.say("博白的")
