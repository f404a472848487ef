"""What a word of the documents means, told in plain words: 失能是什么意思，讲白点."""

from __future__ import annotations

from dataclasses import replace

from actions.desk_outcome import Hearing, Outcome, Record
from actions.desk_policy import DOCUMENT
from actions.desk_resuming import put_again
from care.desk import Desk
from care.glossary import Term, term_asked
from care.messages import Citation, Message


def explained(heard: Hearing, desk: Desk) -> Outcome | None:
    """Explain the word that is asked about; None where none is.

    What was talked about stays in hand, so that the question before can be gone on with.
    """
    term = term_asked(heard.turn.text)
    if term is None:
        return None
    said = [_plain(heard, term)]
    if term.decides is not None:
        said.append(heard.say(f"policy.decides_{term.decides}"))
    desk = replace(desk, lost=0, questions=(*desk.questions, heard.text[:60])[-5:])
    record = Record("政策咨询", term.clause or desk.clause, "已用白话解释", heard.text[:500])
    return Outcome(desk, tuple(said), record)


def amid(heard: Hearing, desk: Desk) -> Outcome | None:
    """Explain a word that is asked about while a question waits, and put that again."""
    means = explained(heard, desk)
    return put_again(heard, desk, means) if means is not None else None


def _plain(heard: Hearing, term: Term) -> Message:
    speech = term.yue if heard.turn.language == "yue" else term.plain
    cited: tuple[Citation, ...] = ()
    if term.clause is not None and term.quote is not None:
        cited = (Citation(DOCUMENT, term.clause, term.quote),)
    return Message(term.plain, speech, cited)
