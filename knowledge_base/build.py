"""`python -m knowledge_base.build`: content in, a checked and versioned index out."""

from __future__ import annotations

import argparse
import hashlib
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import care
from care.errors import ContentError, NuanLingError
from knowledge_base.content import CONTENT, Content, load_content
from knowledge_base.documents import POLICIES
from knowledge_base.encoder import DEFAULT, Encoder, load_encoder
from knowledge_base.facts import FACTS
from knowledge_base.hands import HANDS, joined, load_hands
from knowledge_base.library import Library
from knowledge_base.local import save_local
from knowledge_base.outside import OUTSIDE, load_outside
from knowledge_base.pages import save_pages
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
    """What a build did: the version that serves now, and whether it had to be made.

    `silent` tells of each document that is not answered from why it is not. `set_aside`: this very
    content was rolled back before, so the version before it goes on serving.
    """

    version: Version
    fresh: bool
    facts: int
    texts: int
    silent: dict[str, str] = field(default_factory=dict)
    set_aside: bool = False


def build_index(
    folder: Path = INDEX,
    *,
    encoder: str | Encoder = DEFAULT,
    content: Path | None = None,
    policies: Path = POLICIES,
    facts: Path = FACTS,
    outside: Path = OUTSIDE,
    hands: Path = HANDS,
    today: date | None = None,
    force: bool = False,
) -> Built:
    """Build the index of all documents in force, unless one of the same content serves already.

    Args:
        folder: where versions are kept; its `current.json` points to the serving one.
        encoder: a setting as `load_encoder` takes it, or a ready encoder.
        content: the folder of staff's own content, if there is one.
        policies: the shipped documents' folder.
        facts: the shipped facts' folder.
        outside: questions that no document answers.
        hands: more asks and outside questions, by the hand that wrote them.
        today: the day on which documents must be in force; None takes those of status in_force.
        force: build even if nothing changed, or if this content was rolled back.

    Raises:
        ContentError: when content is wrong or the disk is full; what served goes on serving.
        SettingsError: when the encoder cannot be loaded.
    """
    found = load_content(content, policies=policies, facts=facts, today=today)
    library = Library.of(
        found.documents, *joined(found.facts, load_outside(outside), load_hands(hands))
    )
    chosen = load_encoder(encoder) if isinstance(encoder, str) else encoder
    name = content_hash(library, chosen.name, found)
    store = IndexStore(folder)
    counts = (len(library.facts), len(library.texts), found.silent)
    if not force:
        aside = name in (other.partition(".")[0] for other in store.set_aside())
        serving = store.names()[:1]
        if aside or (serving and serving[0].partition(".")[0] == name):
            try:
                version = store.open(serving[0])
                Retriever.load(version, chosen)
                return Built(version, False, *counts, aside)
            except (ContentError, IndexError):
                pass  # damaged: it is made again below
    retriever = Retriever.of(library, chosen)
    manifest = {**retriever.manifest(), "documents": sorted(found.documents)}

    def write(draft: Path) -> None:
        retriever.save(draft)
        found.directory.save(draft / "institutions.json")
        save_local(found.local, draft / "local.json")
        save_pages(found.documents, draft / "pages.json")

    version = store.publish(name, manifest, write)
    return Built(version, True, *counts)


def content_hash(library: Library, encoder: str, content: Content) -> str:
    """Return the name of the version that this content makes with this encoder and code."""
    digest = hashlib.sha256(f"{FORMAT} {encoder}".encode())
    for fact in library.facts:
        digest.update(repr(sorted(fact.to_json().items())).encode())
    digest.update(repr((sorted(library.titles.items()), library.outside)).encode())
    digest.update(repr((content.directory.institutions, content.directory.kinds)).encode())
    for answer in content.local:
        digest.update(repr(sorted(answer.to_json().items())).encode())
    for _, document in sorted(content.documents.items()):
        digest.update(repr((document.title, document.segments)).encode())
    for path in [*(_ROOM / file for file in _CODE), *_text_rules()]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def main(arguments: list[str] | None = None) -> int:
    """Build from the command line; prints what was done."""
    parser = argparse.ArgumentParser(prog="python -m knowledge_base.build", description=__doc__)
    parser.add_argument("--folder", type=Path, default=INDEX, help="where versions are kept")
    parser.add_argument("--encoder", default=DEFAULT, help="a sentence-transformers name or folder")
    parser.add_argument("--content", type=Path, default=CONTENT, help="staff's own content")
    parser.add_argument("--force", action="store_true", help="build even if nothing changed")
    given = parser.parse_args(arguments)
    try:
        built = build_index(
            given.folder, encoder=given.encoder, content=given.content, force=given.force
        )
    except NuanLingError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    done = "built" if built.fresh else "unchanged"
    sys.stdout.write(
        f"knowledge index {built.version.name}: {done}, {built.facts} facts, {built.texts} texts\n"
    )
    return 0


def _text_rules() -> list[Path]:
    """Return the files that decide how texts are normalised and cut into words."""
    care_room = Path(care.__file__).parent
    folders = (care_room / "text", care_room / "lexicons")
    return sorted(p for f in folders for p in f.rglob("*") if p.suffix in {".py", ".yaml", ".txt"})


if __name__ == "__main__":
    sys.exit(main())
