"""`python -m knowledge_base.build`: content in, a checked and versioned index out."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import care
from care.errors import ContentError, NuanLingError
from knowledge_base.documents import POLICIES, Document, load_documents
from knowledge_base.encoder import DEFAULT, Encoder, load_encoder
from knowledge_base.facts import FACTS, Fact, load_facts
from knowledge_base.library import Library
from knowledge_base.outside import OUTSIDE, load_outside
from knowledge_base.retrieval import Retriever
from knowledge_base.store import FORMAT, IndexStore, Version

INDEX = Path("var/index")

_ROOM = Path(__file__).parent
_CODE = tuple(
    f"{name}.py"
    for name in ("analysis", "bm25", "hearing", "learned", "library", "retrieval", "vectors")
)


@dataclass(frozen=True)
class Built:
    """What a build did: the version that serves now, and whether it had to be made."""

    version: Version
    fresh: bool
    facts: int
    texts: int


def build_index(
    folder: Path = INDEX,
    *,
    encoder: str | Encoder = DEFAULT,
    policies: Path = POLICIES,
    facts: Path = FACTS,
    outside: Path = OUTSIDE,
    today: date | None = None,
    force: bool = False,
) -> Built:
    """Build the index of all documents in force, unless one of the same content serves already.

    Args:
        folder: where versions are kept; its `current.json` points to the serving one.
        encoder: a setting as `load_encoder` takes it, or a ready encoder.
        policies: the documents' folder.
        facts: the facts' folder.
        outside: questions that no document answers.
        today: the day on which documents must be in force; None takes those of status in_force.
        force: build even if nothing changed.

    Raises:
        ContentError: when content is wrong or the disk is full; what served goes on serving.
        SettingsError: when the encoder cannot be loaded.
    """
    documents = _serving(load_documents(policies), today)
    every = [fact for document in documents.values() for fact in load_facts(document, facts)]
    _unique(every)
    library = Library.of(documents, every, load_outside(outside))
    chosen = load_encoder(encoder) if isinstance(encoder, str) else encoder
    name = content_hash(library, chosen.name)
    store = IndexStore(folder)
    if not force and store.names()[:1] == [name]:
        try:
            return Built(store.open(name), False, len(library.facts), len(library.texts))
        except ContentError:
            pass  # damaged: it is made again below
    retriever = Retriever.of(library, chosen)
    manifest = {**retriever.manifest(), "documents": sorted(documents)}
    version = store.publish(name, manifest, retriever.save)
    return Built(version, True, len(library.facts), len(library.texts))


def content_hash(library: Library, encoder: str) -> str:
    """Return the name of the version that this content makes with this encoder and code."""
    digest = hashlib.sha256(f"{FORMAT} {encoder}".encode())
    for fact in library.facts:
        digest.update(repr(sorted(fact.to_json().items())).encode())
    digest.update(repr((sorted(library.titles.items()), library.outside)).encode())
    for path in [*(_ROOM / file for file in _CODE), *_text_rules()]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def main(arguments: list[str] | None = None) -> int:
    """Build from the command line; prints what was done."""
    parser = argparse.ArgumentParser(prog="python -m knowledge_base.build", description=__doc__)
    parser.add_argument("--folder", type=Path, default=INDEX, help="where versions are kept")
    parser.add_argument("--encoder", default=DEFAULT, help="a sentence-transformers name or folder")
    parser.add_argument("--force", action="store_true", help="build even if nothing changed")
    given = parser.parse_args(arguments)
    try:
        built = build_index(given.folder, encoder=given.encoder, force=given.force)
    except NuanLingError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    done = "built" if built.fresh else "unchanged"
    sys.stdout.write(
        f"knowledge index {built.version.name}: {done}, {built.facts} facts, {built.texts} texts\n"
    )
    return 0


def _serving(documents: Mapping[str, Document], today: date | None) -> dict[str, Document]:
    def serves(document: Document) -> bool:
        return document.answers_on(today) if today else document.status == "in_force"

    found = {key: document for key, document in documents.items() if serves(document)}
    if not found:
        raise ContentError(
            "No document is in force; set 'status: in_force' in one of the policies."
        )
    return found


def _unique(facts: Iterable[Fact]) -> None:
    seen: set[str] = set()
    for fact in facts:
        if fact.id in seen:
            raise ContentError(f"The fact id {fact.id} is taken twice; renumber one of them.")
        seen.add(fact.id)


def _text_rules() -> list[Path]:
    """Return the files that decide how texts are normalised and cut into words."""
    care_room = Path(care.__file__).parent
    folders = (care_room / "text", care_room / "lexicons")
    return sorted(p for f in folders for p in f.rglob("*") if p.suffix in {".py", ".yaml", ".txt"})


if __name__ == "__main__":
    sys.exit(main())
