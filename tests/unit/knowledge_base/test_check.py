import shutil
from pathlib import Path

import pytest
import yaml

from knowledge_base.check import problems
from knowledge_base.documents import POLICIES
from knowledge_base.facts import FACTS


def test_the_content_has_no_problems():
    assert [str(problem) for problem in problems()] == []


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    shutil.copytree(FACTS, tmp_path / "facts")
    return tmp_path / "facts"


def spoil(facts: Path, **changes: object) -> list[str]:
    path = facts / "yulin-2015" / "19.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    data["facts"][1].update(changes)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return [str(problem) for problem in problems(POLICIES, facts) if problem.file == path]


def test_a_quote_that_is_not_in_the_clause_is_found(facts: Path):
    assert any("word for word" in told for told in spoil(facts, quote="每月发放津贴一百元。"))


def test_a_figure_that_the_quote_lacks_is_found(facts: Path):
    assert any("figures" in told for told in spoil(facts, plain="八十岁以上每月一百元。"))


def test_a_body_that_the_quote_lacks_is_found(facts: Path):
    assert any("bodies" in told for told in spoil(facts, plain="津贴由教育局发放。"))


def test_too_few_asks_are_found(facts: Path):
    assert any("asks" in told for told in spoil(facts, asks=["有津贴吗"]))


def test_a_plain_form_too_long_to_be_spoken_is_found(facts: Path):
    assert any("shorten" in told for told in spoil(facts, plain="津贴" * 21))


def test_an_unknown_key_is_refused(facts: Path):
    assert any("unknown key 'colour'" in told for told in spoil(facts, colour="红"))


def test_a_missing_file_and_an_unquoted_sentence_are_found(facts: Path):
    (facts / "yulin-2015" / "T3.yaml").unlink()
    path = facts / "yulin-2015" / "19.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    last = data["facts"][-1]["quote"]
    data["facts"] = [fact for fact in data["facts"] if fact["quote"] != last]
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    told = [str(problem) for problem in problems(POLICIES, facts)]
    assert any("T3.yaml" in line and "missing" in line for line in told)
    assert any("19.yaml" in line and "no fact quotes it" in line for line in told)


def test_an_ask_given_twice_is_found(facts: Path):
    path = facts / "yulin-2015" / "19.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    data["facts"][2]["asks"].append(data["facts"][1]["asks"][0] + "？")
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    assert any("asked in fact" in str(problem) for problem in problems(POLICIES, facts))
