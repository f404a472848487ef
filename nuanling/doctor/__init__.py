"""`nuanling doctor`: what is well, what is not, and what to do about it; one line each.

Nothing is changed, sent or fetched. What is wrong fails; what merely limits the hotline warns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from care.clock import Clock, SystemClock
from care.errors import NuanLingError
from nuanling.doctor.data import database, index, model, networks
from nuanling.doctor.finding import Finding
from nuanling.doctor.machine import disk, environments, interpreters, ports, wall_clock
from nuanling.doctor.promises import carrier, duty
from nuanling.settings import Settings, load_settings

__all__ = ["Finding", "examine"]


def examine(clock: Clock | None = None) -> Iterator[Finding]:
    """Look at everything, the quick things first."""
    yield from interpreters()
    yield from environments()
    try:
        settings = load_settings()
    except NuanLingError as error:
        yield Finding("wrong", "设置", str(error), "改好环境变量或 .env 再查")
        return
    yield Finding("ok", "设置", f"{settings.profile}，数据在 {settings.var_dir}")
    now = (clock or SystemClock()).now()
    for look in (disk, ports, database, duty, carrier):
        yield from _guarded(look, settings)
    yield from wall_clock(settings, now)
    for look in (networks, index, model):
        yield from _guarded(look, settings)


def _guarded(
    look: Callable[[Settings], Iterator[Finding]], settings: Settings
) -> Iterator[Finding]:
    try:
        yield from look(settings)
    except NuanLingError as error:
        yield Finding("wrong", _NAMES[look.__name__], str(error), "照上面说的改好再查")
    except Exception as error:  # noqa: BLE001 - one broken part must not hide the others
        what = f"检查不了（{type(error).__name__}）"
        yield Finding("wrong", _NAMES[look.__name__], what, "看日志，再 nuanling prepare")


_NAMES = {
    "disk": "磁盘",
    "ports": "端口",
    "database": "数据库",
    "duty": "值班电话",
    "carrier": "运营商",
    "networks": "随代码来的网络",
    "index": "知识库索引",
    "model": "对话模型",
}
