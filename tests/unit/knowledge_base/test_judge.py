"""The last word of the judge on what lies alike and means the opposite."""

from knowledge_base.judge import contrary


def test_a_fact_for_non_profit_homes_is_contrary_to_a_question_about_the_others():
    assert contrary("营利性的建设收费呢", "对非营利性养老服务机构建设全额免征")
    assert contrary("我们是非营利的", "对营利性养老服务机构建设减半征收")


def test_a_fact_that_names_both_sides_or_neither_is_contrary_to_nothing():
    assert not contrary("营利性的呢", "对营利性和非营利性养老服务机构一视同仁")
    assert not contrary("营利性的呢", "养老服务机构用水用电按居民价格")
    assert not contrary("税怎么免", "对非营利性养老服务机构免征")
