"""The four commands of PROTOCOL.md, as scripts call them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from nuanling.rasa_alone import free_port

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(420)]
ROOT = Path(__file__).parents[2]
FIXTURES = sorted((ROOT / "tests" / "conversations").glob("*.yaml"))


def play(command, lines, *, timeout=110):
    done = subprocess.run(
        [sys.executable, "-m", "nuanling", command, "--json"],
        input="\n".join(
            line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)
            for line in lines
        ),
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=timeout,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_ask_answers_with_clause_and_quote_and_goes_on_after_a_bad_line():
    answers = play("ask", [{"text": "高龄老人有什么津贴"}, "no json", {"text": "今天天气怎么样"}])
    assert answers[0]["answerable"]
    assert answers[0]["citations"][0]["clause"] == "19"
    assert "error" in answers[1]
    assert not answers[2]["answerable"]
    assert answers[2]["citations"] == []


def test_an_amount_that_the_document_lacks_is_not_invented():
    (answer,) = play("ask", [{"text": "高龄津贴一个月多少钱"}])
    assert not answer["answerable"]
    assert "没有写明" in answer["reply"]


def test_check_emergency_names_level_kind_and_evidence():
    stroke, policy = play(
        "check-emergency",
        [{"text": "我妈突然嘴歪了半边身子动不了"}, {"text": "紧急呼叫服务怎么申请"}],
    )
    assert (stroke["level"], stroke["kind"]) == ("emergency", "stroke")
    assert stroke["evidence"]
    assert policy["level"] == "none"


def test_parse_names_the_intent():
    answers = play("parse", [{"text": "我想订明天中午的饭"}, {"text": "养老院有没有补贴"}])
    assert answers[0]["intent"] == "book_meal"
    assert answers[1]["intent"] == "ask_policy"


def test_the_demonstration_plays_its_day_through_rasa_and_actions(tmp_path):
    for shared in ("models", "index"):
        (tmp_path / shared).symlink_to(ROOT / "var" / shared)
    ports = {f"NUANLING_{name}PORT": str(free_port()) for name in ("RASA_", "ACTIONS_")}
    done = subprocess.run(
        [sys.executable, "-m", "nuanling", "demo", "--play-only", "--conversations", "4"],
        env=os.environ | ports | {"NUANLING_VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "4 次对话、17 轮、1 个预约、1 次求助" in done.stderr
    assert (tmp_path / "demo" / "nuanling.db").exists()
    assert not (tmp_path / "nuanling.db").exists()


@pytest.mark.timeout(600)
def test_conversations_go_as_their_fixtures_say():
    """All fixtures in one stack: each line of a script with what must and must not be said."""
    scripts = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in FIXTURES]
    lines, expected = [], []
    for script in scripts:
        lines.append({"new": script["new"]})
        expected.append({})
        for turn in script["turns"]:
            lines.append({key: turn[key] for key in ("text", "digits") if key in turn})
            expected.append(turn)
        lines.append({"end": True})
        expected.append({"final": script.get("final", {})})
    failures = []
    answers = play("talk", lines, timeout=580)
    for line, turn, answer in zip(lines, expected, answers, strict=True):
        said = f"{answer.get('reply', '')} {answer.get('speech', '')}"
        if (any_of := turn.get("any")) and not any(word in said for word in any_of):
            failures.append(f"{line}: none of {any_of} in {said!r}")
        if found := [word for word in turn.get("never", ()) if word in said]:
            failures.append(f"{line}: said {found}: {said!r}")
        if "escalation" in turn and (answer["escalation"] or {}).get("kind") != turn["escalation"]:
            failures.append(f"{line}: escalated {answer['escalation']}")
        for name, records in turn.get("final", {}).items():
            got = answer["final"][name]
            if len(got) != len(records) or any(
                wanted.get(key) != record.get(key)
                for wanted, record in zip(records, got, strict=False)
                for key in wanted
            ):
                failures.append(f"{line}: {name} are {got}")
    assert failures == []
