"""The labelled utterances that the detector learns from and is measured on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from care import safe_yaml
from care.emergencies import signs
from care.emergencies.kinds import HARMLESS, KINDS, Level
from care.emergencies.ngrams import said
from care.errors import ContentError
from care.text.normalised import normalise
from care.turns.corpus import FOLDER as TURNS
from care.turns.corpus import read_acts

FOLDER = Path(__file__).resolve().parent / "utterances"


@dataclass(frozen=True)
class Utterance:
    """One labelled utterance: `kind` is a kind of emergency or a sort of harmless talk."""

    text: str
    kind: str
    style: str

    @property
    def level(self) -> Level:
        """How grave it is; "none" for every harmless sort."""
        return KINDS.get(self.kind, "none")


def read(folder: Path, *, known: tuple[str, ...] | None = (*KINDS, *HARMLESS)) -> list[Utterance]:
    """Read a folder and its subfolders: a file `<kind>.yaml` is a list of {text, style}.

    Pass `known=None` where other names of harmless sorts are welcome. Raises ContentError naming
    the file, the line's number in the list and the remedy.
    """
    found: list[Utterance] = []
    for path in sorted(folder.rglob("*.yaml")):
        if known is not None and path.stem not in known:
            raise ContentError(f"{path.name}: 文件名应是一个种类的名字,如 stroke.yaml。")
        entries = safe_yaml.read(path)
        for number, entry in enumerate(entries or (), 1):
            try:
                utterance = Utterance(str(entry["text"]), path.stem, str(entry.get("style", "")))
            except (KeyError, TypeError, AttributeError) as error:
                raise ContentError(f"{path.name} 第 {number} 条:应有 text 和 style。") from error
            if not utterance.text.strip():
                raise ContentError(f"{path.name} 第 {number} 条:text 是空的。")
            found.append(utterance)
    return found


def taught() -> list[Utterance]:
    """Return all that the models learn from: the utterances, and of the marked turns of bookings
    (`care/turns/acts`) those that tell of no danger, as ordinary talk."""
    turns = [turn for turn in read_acts(TURNS) if not turn.danger]
    return read(FOLDER) + [Utterance(turn.text, "ordinary", turn.asked) for turn in turns]


def spoken(text: str) -> str:
    """Return what a text comes to once normalised, folded and stripped of pauses."""
    return said(signs.fold(normalise(text).text))


def fingerprint() -> str:
    """Name the state of utterances and signs; the marked turns have a fingerprint of their own."""
    digest = hashlib.sha256()
    here = FOLDER.parent
    for path in sorted([*FOLDER.rglob("*.yaml"), *signs.FOLDER.glob("*.yaml"), signs.SCOPES]):
        digest.update(path.relative_to(here).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:32]
