"""The action server's process: rasa-sdk serving our actions over the knowledge base and storage."""

from __future__ import annotations

import logging
import warnings
from datetime import datetime
from typing import Any

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from actions import Services, all_actions
from care.booking_hearing import hear
from care.bookings import Draft
from care.clock import SHANGHAI
from knowledge_base import Answerer
from nuanling.settings import Settings
from storage import Database
from storage.occupancy import at_work
from storage.sealing import Sealer


def serve(settings: Settings) -> None:
    """Serve until the process is stopped; the port is listened to once the index is loaded."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    # rasa-sdk logs action calls with the caller's words at DEBUG, and its validation at ERROR.
    logging.getLogger("rasa_sdk").setLevel(logging.WARNING)
    # The Rasa server is 3.6.21 and this rasa-sdk 3.21: verified together, yet it warns each call.
    warnings.filterwarnings("ignore", message=".*versions.*", category=UserWarning)
    with at_work(settings.database()):
        services = Services(
            database=Database(settings.database(), Sealer(settings.keys()), busy_ms=1200),
            answerer=Answerer.load(settings.var_dir / "index", encoder=settings.encoder),
            duty=settings.duty(),
        )
        warm_up()
        executor = _Executor()
        for action in all_actions(services):
            executor.register_action(action)
        app = create_app(executor, cors_origins=[])
        app.run(
            host="127.0.0.1",
            port=settings.actions_port,
            single_process=True,
            access_log=False,
            motd=False,
        )


def warm_up() -> None:
    """Load what the first booking of a process needs: not while somebody is waiting for it."""
    words = "我姓陈，明天上午到玉州区新民路8号打扫，电话13800000000"
    hear(words, asked="confirm", draft=Draft(), now=datetime.now(SHANGHAI))


class _Executor(ActionExecutor):  # type: ignore[misc]  # rasa-sdk ships no types
    """An executor that needs no domain: our actions never read it, and Rasa 3.6 with selective
    domains sends none, which rasa-sdk 3.21 would refuse with status 449."""

    def update_and_return_domain(self, payload: dict[str, Any], action_name: str) -> dict[str, Any]:
        """Return the domain that came along, or an empty one."""
        return dict(payload.get("domain") or {})
