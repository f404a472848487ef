"""`python -m knowledge_base.check`: is the content whole, verbatim and well asked?"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from care.booking_services import FILE as SERVICES
from care.booking_services import services
from care.errors import ContentError
from knowledge_base.documents import POLICIES, Clause, Document, load_documents, squeeze
from knowledge_base.facts import FACTS, Fact, load_clause
from knowledge_base.figures import departments, figures

ASKS_AT_LEAST = 12
PLAIN_AT_MOST = 40

_HAN = re.compile(r"[\u3400-\u9fff]")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Problem:
    """One thing wrong in the content: where, what, and what to do about it."""

    file: Path
    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return the problem as one line for a terminal."""
        return f"{self.file}: {self.place}: {self.what} → {self.remedy}"


def problems(policies: Path = POLICIES, facts: Path = FACTS) -> list[Problem]:
    """Check every document and its facts; an empty list means that all is well."""
    try:
        documents = load_documents(policies)
    except ContentError as error:
        return [Problem(policies, "documents", str(error), "mend the file")]
    found: list[Problem] = []
    for document in documents.values():
        folder = facts / document.id
        every: list[Fact] = []
        for clause in document.clauses.values():
            path = folder / f"{clause.id}.yaml"
            if not path.exists():
                found.append(Problem(path, "file", "is missing", "write the facts of this clause"))
                continue
            try:
                own = load_clause(document, clause, path)
            except ContentError as error:
                found.append(Problem(path, f"clause {clause.id}", str(error), "mend it"))
                continue
            every.extend(own)
            found.extend(_uncovered(clause, own, path))
            for fact in own:
                found.extend(_of_fact(fact, path))
        found.extend(_repeated(every, folder))
        found.extend(_source(document, policies))
    found.extend(_services(documents))
    return found


def main() -> int:
    """Print the problems, one a line; the exit status is 1 if there are any."""
    found = problems()
    for problem in found:
        sys.stdout.write(f"{problem}\n")
    sys.stdout.write(f"{len(found)} problem(s) in the knowledge base.\n")
    return 1 if found else 0


def _services(documents: dict[str, Document]) -> Iterator[Problem]:
    """Check the services that can be booked against their shape and the clauses they name."""
    try:
        offered = services()
    except ContentError as error:
        yield Problem(SERVICES, "services", str(error), "mend the entry")
        return
    clauses = {clause for document in documents.values() for clause in document.clauses}
    for name, service in offered.items():
        if service.clause is not None and service.clause not in clauses:
            what = f"names clause {service.clause}, which no document has"
            yield Problem(SERVICES, name, what, "write the clause that mandates it, or null")


def _of_fact(fact: Fact, path: Path) -> Iterator[Problem]:
    place = f"fact {fact.id}"
    if not fact.id.startswith(f"{fact.clause}."):
        yield Problem(path, place, "its id does not begin with its clause", "rename it")
    if len(fact.asks) < ASKS_AT_LEAST:
        what = f"has {len(fact.asks)} asks"
        yield Problem(path, place, what, f"write at least {ASKS_AT_LEAST}")
    length = len(_HAN.findall(fact.plain))
    if length > PLAIN_AT_MOST:
        yield Problem(path, place, f"'plain' has {length} 汉字", f"shorten it to {PLAIN_AT_MOST}")
    added = sorted(figures(fact.plain) - figures(fact.quote))
    if added:
        yield Problem(
            path, place, f"'plain' has figures that the quote lacks: {added}", "take them out"
        )
    named = sorted(departments(fact.plain) - departments(fact.quote))
    if named:
        yield Problem(
            path, place, f"'plain' names bodies that the quote lacks: {named}", "take them out"
        )


def _uncovered(clause: Clause, facts: Iterable[Fact], path: Path) -> Iterator[Problem]:
    quoted = [squeeze(fact.quote) for fact in facts]
    for sentence in clause.sentences():
        words = squeeze(sentence)
        if not _HAN.search(words) or any(words in quote for quote in quoted):
            continue
        if _covered_in_parts(words, quoted):
            continue
        yield Problem(path, f"sentence “{sentence[:24]}…”", "no fact quotes it", "add a fact")


def _covered_in_parts(sentence: str, quotes: Iterable[str]) -> bool:
    """Whether quotes that are parts of the sentence cover all of its words together."""
    covered = [not _HAN.match(sign) for sign in sentence]
    for quote in quotes:
        at = sentence.find(quote)
        if at >= 0:
            covered[at : at + len(quote)] = [True] * len(quote)
    return all(covered)


def _repeated(facts: Iterable[Fact], folder: Path) -> Iterator[Problem]:
    ids: set[str] = set()
    asked: dict[str, str] = {}
    for fact in facts:
        path = folder / f"{fact.clause}.yaml"
        if fact.id in ids:
            yield Problem(path, f"fact {fact.id}", "its id is taken already", "renumber it")
        ids.add(fact.id)
        for ask in fact.asks:
            text = _SIGNS.sub("", ask).lower()
            if text in asked:
                what = f"“{ask}” is asked in fact {asked[text]} already"
                yield Problem(path, f"fact {fact.id}", what, "keep it where it fits best")
            asked[text] = fact.id


def _source(document: Document, policies: Path) -> Iterator[Problem]:
    if not document.source or document.path is None:
        return
    path = policies / document.source
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        yield Problem(path, "source", f"cannot be read ({error})", "put the source text there")
        return
    if squeeze(text) != squeeze("".join(segment.text for segment in document.segments)):
        yield Problem(
            document.path, "segments", "differ from the source text", "copy it word for word"
        )


if __name__ == "__main__":
    sys.exit(main())
