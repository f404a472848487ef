"""Key rotation: everything sealed is brought to the newest key, and what still needs an old one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nuanling.settings import Settings
from storage import Database
from storage.resealing import Resealed, reseal
from storage.sealing import key_of


@dataclass(frozen=True)
class Rotation:
    """What was resealed, and how many lines of the journal still wait under an old key."""

    done: Resealed
    journal: int
    newest: str
    old: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Return whether the old keys can be taken away."""
        return self.done.complete and self.journal == 0

    def lines(self) -> list[str]:
        """Say it, with what is to be done next."""
        said = [f"已用密钥 {self.newest} 重新加密 {self.done.rows} 条记录"]
        if not self.done.audit.whole:
            at = self.done.audit.broken_at
            said.append(f"审计记录从第 {at} 条起不可信，先查明原因；旧密钥不能撤")
        if self.done.left:
            said.append(f"还有 {self.done.left} 条仍用旧密钥：重启热线各进程，再执行一次 reseal")
        if self.journal:
            said.append(f"应急日志还有 {self.journal} 条仍用旧密钥：启动热线让它写回，再执行一次")
        if self.complete and self.old:
            said.append(
                f"旧密钥（{'、'.join(self.old)}）可以从 NUANLING_ENCRYPTION_KEYS 撤下；"
                "只要还留着旧备份，就要另外保管旧密钥"
            )
        return said


def reseal_all(settings: Settings, database: Database, now: datetime, actor: str) -> Rotation:
    """Reseal the database, and the recorded messages of development; count the journal's lines."""
    done = reseal(database, now, actor=actor)
    sealer = database.sealer
    _reseal_recorded(settings, database)
    journal = settings.var_dir / "journal" / "emergency.jsonl"
    lines = journal.read_text("ascii").splitlines() if journal.exists() else []
    waiting = sum(1 for line in lines if key_of(line) not in ("", sealer.current))
    return Rotation(done, waiting, sealer.current, sealer.key_ids[1:])


def _reseal_recorded(settings: Settings, database: Database) -> None:
    from telephony.carriers.recording import RecordFile, reseal_file

    file = settings.recorded_file()
    if file.exists():
        reseal_file(RecordFile(file, database.sealer))
