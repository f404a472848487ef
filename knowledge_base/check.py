"""`python -m knowledge_base.check`: is the content whole, verbatim and well asked?"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from care.booking_services import FILE as SERVICES
from care.booking_services import services
from care.errors import ContentError
from care.glossary import FILE as GLOSSARY
from care.glossary import terms
from knowledge_base.content import CONTENT, load_content
from knowledge_base.documents import (
    POLICIES,
    SERVING,
    Clause,
    Document,
    load_documents,
    squeeze,
)
from knowledge_base.facts import FACTS, Fact, load_clause
from knowledge_base.figures import departments, figures
from knowledge_base.guard import Allowed, inventions
from knowledge_base.hands import HANDS, load_hands
from knowledge_base.institutions import INSTITUTIONS, Directory, Known, Source
from knowledge_base.regions import ELSEWHERE, county_of

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


def problems(
    policies: Path = POLICIES, facts: Path = FACTS, content: Path | None = None
) -> list[Problem]:
    """Check every document, its facts, the institutions and local answers; empty: all is well.

    Facts of staff's own documents (`content`) may be absent: their sentences are quoted then.
    """
    try:
        documents = load_documents(policies)
    except ContentError as error:
        return [Problem(policies, "documents", str(error), "mend the file")]
    found = _of_facts(documents, policies, facts)
    own: dict[str, Document] = {}
    if content is not None:
        own, wrong = _of_own(content, documents, policies, facts)
        found += wrong
    found += institution_problems(documents | own, content)
    return found


def _of_own(
    content: Path, shipped: Mapping[str, Document], policies: Path, facts: Path
) -> tuple[dict[str, Document], list[Problem]]:
    found: list[Problem] = []
    try:
        every = load_documents(policies, content / "policies")
    except ContentError as error:
        return {}, [Problem(content / "policies", "documents", str(error), "mend the file")]
    own = {key: document for key, document in every.items() if document != shipped.get(key)}
    for document in own.values():
        found += source_problems(document, content / "policies")
        if document.path is not None and document.path.stem != document.id:
            found.append(Problem(document.path, "id", f"is {document.id}", "name the file so"))
        found += own_problems(document)
    if not found:
        try:
            load_content(content, policies=policies, facts=facts)
        except ContentError as error:
            found.append(Problem(content, "content", str(error), "mend it"))
    return own, found


def own_problems(document: Document) -> Iterator[Problem]:
    """Check what a reviewer sets in a document of staff's own."""
    path = document.path or Path(document.id)
    if document.status in SERVING and not document.reviewer:
        yield Problem(path, "reviewer", "is empty", "write who read it against the original")
    regions = {"region": document.region}
    regions |= {f"clause {c.id}: region": c.region for c in document.clauses.values() if c.region}
    for place, region in regions.items():
        if document.status in SERVING and county_of(region) == ELSEWHERE:
            what = f"{region} is not in Yulin, so it is never answered from"
            yield Problem(path, place, what, "write 玉林市, one of its counties, or set 'repealed'")


def _of_facts(documents: Mapping[str, Document], policies: Path, facts: Path) -> list[Problem]:
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
        found.extend(source_problems(document, policies))
        if facts == FACTS:
            found.extend(_of_hands({fact.key for fact in every}, document.id))
    found.extend(_services(documents))
    found.extend(_glossary())
    return found


def _of_hands(known: Collection[str], document: str) -> Iterator[Problem]:
    """Check that the hands' asks are for facts that a document has."""
    try:
        hands = load_hands()
    except ContentError as error:
        yield Problem(HANDS, "hands", str(error), "mend the file")
        return
    for hand in hands:
        for key in hand.asks:
            if key.startswith(f"{document}#") and key not in known:
                path = HANDS / f"{hand.name}.yaml"
                yield Problem(path, key, "is no fact", "name the fact that answers these asks")


def main(arguments: list[str] | None = None) -> int:
    """Print the problems, one a line; the exit status is 1 if there are any."""
    parser = argparse.ArgumentParser(prog="python -m knowledge_base.check", description=__doc__)
    parser.add_argument("--content", type=Path, default=CONTENT, help="staff's own content")
    found = problems(content=parser.parse_args(arguments).content)
    for problem in found:
        sys.stdout.write(f"{problem}\n")
    sys.stdout.write(f"{len(found)} problem(s) in the knowledge base.\n")
    return 1 if found else 0


def _services(documents: Mapping[str, Document]) -> Iterator[Problem]:
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


def _glossary() -> Iterator[Problem]:
    """Check the words that are explained against their shape."""
    try:
        terms()
    except ContentError as error:
        yield Problem(GLOSSARY, "glossary", str(error), "mend the entry")


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


def institution_problems(
    documents: Mapping[str, Document], content: Path | None
) -> Iterator[Problem]:
    """Check that what is told out of a document stands in it, word for word."""
    folder = content / "institutions" if content else None
    try:
        directory = Directory.load(content=folder)
    except ContentError as error:
        yield Problem(folder or INSTITUTIONS, "institutions", str(error), "mend it")
        return
    entries: list[tuple[str, Source, tuple[Known, ...]]] = [
        (f"institution {one.id}", one.source, one.facts) for one in directory.institutions
    ]
    entries += [(f"kind {k.kind}", k.source, k.facts) for k in directory.kinds.values()]
    for place, source, known in entries:
        if source.document is None:
            continue
        document = documents.get(source.document)
        if document is None or source.clause not in document.clauses:
            what = f"names {source.document} {source.clause}, which is no clause"
            yield Problem(INSTITUTIONS, place, what, "name document and clause")
            continue
        for fact in known:
            clause = document.clauses.get(fact.clause or source.clause or "")
            if fact.quote is None or clause is None or clause.find(fact.quote) is None:
                what = f"the quote of {fact.about!r} is not in the clause word for word"
                yield Problem(INSTITUTIONS, place, what, "copy it from the document")
                continue
            day = document.issued
            title = (document.title, f"{day.year}年{day.month}月{day.day}日")
            if added := inventions(fact.text, Allowed((fact.quote,), title)):
                what = f"the text of {fact.about!r} has what its quote lacks: {added}"
                yield Problem(INSTITUTIONS, place, what, "take it out")


def source_problems(document: Document, policies: Path) -> Iterator[Problem]:
    """Compare a document's segments with the source text that stands beside it."""
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
