"""`Answerer`: a question in, the document's answer or an honest no out."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from care.clock import SHANGHAI, SystemClock
from care.errors import ContentError, NuanLingError
from care.messages import Citation
from knowledge_base import composition
from knowledge_base.composition import Told
from knowledge_base.encoder import DEFAULT, Encoder, load_encoder
from knowledge_base.facts import Fact
from knowledge_base.institutions import Directory
from knowledge_base.judge import Judge
from knowledge_base.library import Library
from knowledge_base.local import LocalAnswer, choose, read_local
from knowledge_base.reading import Reader
from knowledge_base.readings import Reading
from knowledge_base.regions import counties_named
from knowledge_base.retrieval import Retriever
from knowledge_base.store import IndexStore

_log = logging.getLogger(__name__)

_LONGEST = 2_000
_LOOK_EVERY_S = 1.0


@dataclass(frozen=True)
class Answer:
    """What the documents say to a question.

    `citations` is empty unless `answerable`; `related` may then offer what they do say. `score` is
    the confidence (0..1) that `citations` answer; `facts` are the ids behind citations or related.
    `followed` tells that it was asked of what had been told before.
    """

    answerable: bool
    reply: str
    speech: str
    citations: tuple[Citation, ...] = ()
    score: float = 0.0
    related: tuple[Citation, ...] = ()
    elapsed_ms: float = 0.0
    facts: tuple[str, ...] = ()
    followed: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the answer in the shape of PROTOCOL.md."""
        return {
            "answerable": self.answerable,
            "reply": self.reply,
            "speech": self.speech,
            "citations": [citation.to_json() for citation in self.citations],
            "related": [citation.to_json() for citation in self.related],
            "score": round(self.score, 4),
            "elapsed_ms": round(self.elapsed_ms, 2),
            "facts": list(self.facts),
        }


class Answerer:
    """Answers from the newest sound version of an index folder, and follows it when it changes.

    Safe to call from several threads. `answer` never raises for what a caller says.
    """

    def __init__(
        self,
        store: IndexStore,
        encoder: Encoder,
        today: Callable[[], date] | None = None,
    ) -> None:
        self._store = store
        self._encoder = encoder
        self._today = today or _system_today
        self._judge = Judge.load()
        self._reloading = threading.Lock()
        self._stamp = store.stamp()
        self._looked = time.monotonic()
        self._serving = self._load_newest()

    @classmethod
    def load(
        cls,
        folder: Path | str,
        *,
        encoder: str | Encoder = DEFAULT,
        today: Callable[[], date] | None = None,
    ) -> Answerer:
        """Load the newest sound version under a folder and make ready to answer at once.

        Args:
            folder: where `build_index` keeps its versions.
            encoder: what the index was built with.
            today: the day by which documents and local answers hold; the system's day in Shanghai
                if None.

        Raises:
            ContentError: when the folder holds no sound version: run `nuanling kb build`.
            SettingsError: when the encoder cannot be loaded.
        """
        chosen = load_encoder(encoder) if isinstance(encoder, str) else encoder
        answerer = cls(IndexStore(Path(folder)), chosen, today)
        answerer.answer("预热")
        return answerer

    @property
    def version(self) -> str:
        """The name of the index version that serves."""
        return self._serving.version

    @property
    def library(self) -> Library:
        """The facts that it answers from."""
        return self._serving.library

    @property
    def directory(self) -> Directory:
        """The institutions of the version that serves."""
        self._follow()
        return self._serving.directory

    def answer(
        self,
        text: str,
        about: str | None = None,
        county: str | None = None,
        told: str | None = None,
    ) -> Answer:
        """Answer a question in the caller's own words.

        Args:
            text: what was said or typed, as it came.
            about: the clause just cited, which a follow-up (那谁负责呢) may lean on: its id, or
                document#id where more than one document serves.
            county: the caller's county by its official name, where it is known. What holds in one
                county only is told to nobody else.
            told: what was told from that clause, if that is known: a fact's id, or its quote.
        """
        begun = time.perf_counter()
        self._follow()
        found = self._answer(text[:_LONGEST], about, county, told)
        return replace(found, elapsed_ms=(time.perf_counter() - begun) * 1000)

    def search(self, text: str, k: int = 5, county: str | None = None) -> list[tuple[Fact, float]]:
        """Return the k facts nearest to a text that may be told today, with their scores."""
        self._follow()
        serving = self._serving
        counties = counties_named(text) or frozenset({county} if county else ())
        holding = serving.library.holding(self._today(), counties)
        return serving.reader.within(holding).nearest(text, k)

    def _answer(self, text: str, about: str | None, county: str | None, told: str | None) -> Answer:
        serving = self._serving
        titles = serving.library.titles
        # A caller who names a county asks about that one, wherever they live.
        counties = counties_named(text) or frozenset({county} if county else ())
        today = self._today()
        reader = serving.reader.within(serving.library.holding(today, counties))
        reading = reader.read(text, about, told)
        if reading.facts:
            said = composition.tell(reading.facts, titles)
            ids = tuple(fact.id for fact in reading.facts)
            return _answer(said, reading, ids)
        place = reader.place(reading, about)
        for kind in reading.wants:
            local = choose(serving.local, place, kind, counties, today) if place else None
            if local is not None:
                return _answer(composition.tell_local(local), replace(reading, sure=1.0), ())
        said = composition.refuse(reading, titles)
        ids = (reading.near.id,) if said.related and reading.near else ()
        return _answer(said, reading, ids)

    def _follow(self) -> None:
        """Take up a newly published version; keep the old one when the new one is damaged."""
        now = time.monotonic()
        if now - self._looked < _LOOK_EVERY_S or not self._reloading.acquire(blocking=False):
            return
        try:
            self._looked = now
            stamp = self._store.stamp()
            if stamp != self._stamp:
                self._stamp = stamp
                self._serving = self._load_newest()
        except NuanLingError as error:
            _log.error("the new index is refused, the one in memory goes on serving: %s", error)
        finally:
            self._reloading.release()

    def _load_newest(self) -> _Serving:
        problems = []
        for name in [*self._store.names(), *self._store.unlisted()]:
            try:
                version = self._store.open(name)
                retriever = Retriever.load(version, self._encoder)
                return _Serving(
                    name,
                    retriever.library,
                    Reader(retriever, self._judge),
                    read_local(version.folder / "local.json"),
                    Directory.read(version.folder / "institutions.json"),
                )
            except ContentError as error:
                problems.append(str(error))
                _log.error("an index version is refused: %s", error)
            except Exception as error:  # noqa: BLE001 - whatever is wrong with it, it must not serve
                problem = f"{name}: cannot be loaded ({type(error).__name__}); build it again."
                problems.append(problem)
                _log.error("an index version is refused: %s", problem)
        raise ContentError(
            f"{self._store.folder}: holds no sound index; run `nuanling kb build`. "
            + " ".join(problems)
        )


@dataclass(frozen=True)
class _Serving:
    """One loaded version."""

    version: str
    library: Library
    reader: Reader
    local: tuple[LocalAnswer, ...]
    directory: Directory


def _answer(told: Told, reading: Reading, facts: tuple[str, ...]) -> Answer:
    return Answer(
        bool(told.citations),
        told.reply,
        told.speech,
        citations=told.citations,
        score=reading.sure,
        related=told.related,
        facts=facts,
        followed=reading.followed,
    )


def _system_today() -> date:
    return SystemClock().now().astimezone(SHANGHAI).date()
