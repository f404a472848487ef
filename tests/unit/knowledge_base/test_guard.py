import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.guard import Allowed, inventions

ALLOWED = Allowed(
    quotes=("床位不少于100张。", "市民政局、财政局　2017年底前"),
    titles=("玉林市人民政府关于加快发展养老服务业的实施意见", "2015年12月18日"),
    phrases=("这是{year}年的规定",),
)


@pytest.mark.parametrize(
    "text",
    [
        "农村养老服务中心的床位不少于一百张。",
        "由民政局和财政局负责，2017年底前完成。",
        "依据第19条和附件第3项（2015年12月18日印发）。",
    ],
)
def test_what_the_quotes_say_may_be_said(text: str):
    assert inventions(text, ALLOWED) == []


@pytest.mark.parametrize(
    "text",
    [
        "每月补贴80元。",
        "年满八十岁的老人可以领。",
        "床位不少于二百张。",
        "大约一半的社区。",
        "几百块钱一个月。",
        "请找教育局办理。",
        "2018年底前完成。",
    ],
)
def test_an_invented_figure_or_body_is_found(text: str):
    assert inventions(text, ALLOWED) != []


@given(
    st.integers(min_value=0, max_value=10**7), st.sampled_from(["元", "岁", "张", "%", "年", "天"])
)
def test_no_figure_passes_that_the_sources_lack(number: int, unit: str):
    told = inventions(f"可以领{number}{unit}。", ALLOWED)
    assert (told == []) == (number in {100, 2017, 2015, 12, 18})
