import pytest

from knowledge_base.figures import departments, figures, numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三千五百", 3500),
        ("十", 10),
        ("二十", 20),
        ("两万零三十", 20030),
        ("二零", 20),
        ("一百零五", 105),
    ],
)
def test_a_chinese_numeral_has_its_value(text: str, value: float):
    assert numeral(text) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("35000张床位", {35000}),
        ("百分之五十", {50}),
        ("一半以上", {50}),
        ("减半征收", {50}),
        ("六成社区", {60}),
        ("七十岁以上", {70}),
        ("二零一五年", {2015}),
        ("每月八十元", {80}),
        ("几百块钱", {-1}),
        ("“十三五”期末", set()),
        ("“三无”老人、“五保”老人", set()),
        ("一名专业社工", set()),
        ("第一社会福利院", set()),
    ],
)
def test_figures_are_read_however_they_are_written(text: str, expected: set[float]):
    assert figures(text) == expected


def test_variants_of_a_public_body_are_one():
    assert departments("住房城乡建设主管部门") == departments("住建委") == {"住建"}
    assert departments("市人社局、民政局") == {"人社", "民政"}
