"""What a conversation remembers between turns, outside Rasa: it survives Rasa's restart."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from conversation.contract import Voice


@dataclass
class DialogueState:
    """The dialogue state of one conversation.

    `slots` and `active_loop` are Rasa's as of the last turn, given back to it when its tracker is
    gone. `silences`, `repeats` and `misses` count in a row. `untold` names turns whose result came
    after the deadline and is still to be told. `urgent` is the kind last heard that has to be
    followed up, `urgent_for` for how many more turns a worry is taken to be about it, `urgent_id`
    its escalation and `urgent_facts` what the caller told of it since. `left_open` is an
    emergency during which something else is talked about (kind, escalations, facts). `before_text`
    is what was last said before an emergency broke in, for callers who come back to it. `told` is
    the gist of what the documents told (`conversation.told_before`), `told_since` how many answers
    were given since.
    """

    slots: dict[str, Any] = field(default_factory=dict)
    active_loop: str | None = None
    voice: Voice = field(default_factory=Voice)
    silences: int = 0
    repeats: int = 0
    misses: int = 0
    person_offered: bool = False
    last_text: str = ""
    last_speech: str = ""
    choices: list[str] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)
    urgent: str | None = None
    urgent_for: int = 0
    urgent_id: str = ""
    urgent_facts: dict[str, Any] = field(default_factory=dict)
    left_open: dict[str, Any] = field(default_factory=dict)
    before_text: str = ""
    before_speech: str = ""
    told: list[str] = field(default_factory=list)
    told_since: int = 0

    def break_in(self, *, fresh: bool) -> None:
        """Keep what was said last before an emergency that is just beginning."""
        if fresh:
            self.before_text, self.before_speech = self.last_text, self.last_speech

    def to_json(self) -> dict[str, Any]:
        """Return the state as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> DialogueState:
        """Read a stored state; unknown keys of another version are dropped."""
        known = {k: v for k, v in data.items() if k in cls.__dataclass_fields__}
        if "voice" in known:
            known["voice"] = Voice(**known["voice"])
        return cls(**known)
