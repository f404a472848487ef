"""The stock bot as files: Rasa's own parts, our intents and sentences, one trivial action.

Every intent runs the action, except the greeting, which is a plain response and is sent as an
intent: the classifier does not know it and can take nothing else for it. There is no fallback
either, so that each turn does the same work whatever the classifier thinks of it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import yaml

DIET_EPOCHS, TED_EPOCHS = 6, 6
MOST_SENTENCES = 60
"""Of each intent. Few epochs and sentences decide how often the bot is right, not how fast it is;
with all of them training would take two cores a quarter of an hour, and training is not measured.
"""
ACTION_SAYS = "好的，记下了。"
GREETING = "greet"
_ACTION = "action_note"
_CODE = f'''from rasa_sdk import Action


class Note(Action):
    def name(self):
        return "{_ACTION}"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="{ACTION_SAYS}")
        return []
'''


def project(nlu: Path, *, database: Path, actions_port: int) -> dict[str, str]:
    """Return the project's files by name, made from the folder of our NLU data."""
    sentences = _sentences(nlu)
    intents = sorted(sentences)
    return {
        "config.yml": _yaml(_CONFIG),
        "domain.yml": _yaml(
            {
                "version": "3.1",
                "intents": intents,
                "actions": [_ACTION],
                "responses": {"utter_greet": [{"text": "您好，请讲。"}]},
                "session_config": {
                    "session_expiration_time": 60,
                    "carry_over_slots_to_new_session": True,
                },
            }
        ),
        "data/nlu.yml": _yaml(
            {
                "version": "3.1",
                "nlu": [
                    {"intent": name, "examples": sentences[name]}
                    for name in intents
                    if name != GREETING
                ],
            }
        ),
        "data/rules.yml": _yaml({"version": "3.1", "rules": [_rule(name) for name in intents]}),
        "data/stories.yml": _yaml({"version": "3.1", "stories": _stories(intents)}),
        "stock_actions.py": _CODE,
        "credentials.yml": "rest:\n",
        "endpoints.yml": _yaml(
            {
                "action_endpoint": {"url": f"http://127.0.0.1:{actions_port}/webhook"},
                "tracker_store": {"type": "SQL", "dialect": "sqlite", "db": str(database)},
            }
        ),
    }


def content_hash(files: dict[str, str]) -> str:
    """Return the hash of what the model is made from: neither ports nor places."""
    digest = hashlib.sha256()
    for name in sorted(files):
        if name in ("config.yml", "domain.yml") or name.startswith("data/"):
            digest.update(name.encode() + b"\0" + files[name].encode() + b"\0")
    return digest.hexdigest()


_CONFIG: dict[str, Any] = {
    "recipe": "default.v1",
    "assistant_id": "stock",
    "language": "zh",
    "pipeline": [
        {"name": "JiebaTokenizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {
            "name": "DIETClassifier",
            "epochs": DIET_EPOCHS,
            "constrain_similarities": True,
            "random_seed": 7,
        },
    ],
    "policies": [
        {"name": "MemoizationPolicy"},
        {"name": "RulePolicy"},
        {
            "name": "TEDPolicy",
            "max_history": 5,
            "epochs": TED_EPOCHS,
            "constrain_similarities": True,
            "random_seed": 7,
        },
    ],
}


def _sentences(nlu: Path) -> dict[str, str]:
    """Return each intent's first examples, as Rasa writes them."""
    found: dict[str, list[str]] = {}
    for path in sorted(nlu.glob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            if "intent" in entry:
                found.setdefault(str(entry["intent"]), []).extend(entry["examples"].splitlines())
    return {name: "\n".join(lines[:MOST_SENTENCES]) + "\n" for name, lines in found.items()}


def _does(intent: str) -> str:
    return "utter_greet" if intent == GREETING else _ACTION


def _rule(intent: str) -> dict[str, Any]:
    return {"rule": f"on {intent}", "steps": [{"intent": intent}, {"action": _does(intent)}]}


def _stories(intents: list[str]) -> list[dict[str, Any]]:
    """Return calls of three turns, so that the dialogue model has something to learn."""
    stories = []
    for number, name in enumerate(intents):
        turns = [GREETING, name, intents[(number + 1) % len(intents)]]
        steps = [step for turn in turns for step in ({"intent": turn}, {"action": _does(turn)})]
        stories.append({"story": f"a call about {name}", "steps": steps})
    return stories


def _yaml(data: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
