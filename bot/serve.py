"""`python -m bot.serve`: the Rasa server, on the loopback, with our channel and nothing else.

Rasa's own HTTP API stays off: whoever reaches it can load models (CVE-2024-49375 and its kind).
Logging and patches come before Rasa does anything, so that no caller's word reaches a log.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

from bot import logs, patches
from bot.train import MODEL, STAMP

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = "127.0.0.1"

log = logging.getLogger("bot.serve")


def main() -> None:
    """Load the model, then listen on the loopback until SIGTERM or SIGINT."""
    asked = _arguments()
    began = time.monotonic()
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    logs.configure()
    patches.apply()
    app = build(asked.model, asked.actions)
    app.register_listener(partial(_tell, asked.port, began), "after_server_start")
    app.run(host=LOOPBACK, port=asked.port, access_log=False, debug=False, motd=False)


def build(model: Path, actions: str) -> Any:
    """Return the Sanic app that loads `model` when it starts and calls `actions`."""
    from rasa.core import run
    from rasa.core.utils import AvailableEndpoints

    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    endpoints.action.url = actions
    channels = run.create_http_input_channels(None, str(ROOT / "credentials.yml"))
    app = run.configure_app(channels, enable_api=False, endpoints=endpoints)
    app.ctx.agent = None
    app.ctx.model_stamp = model_stamp(model)
    app.register_listener(partial(_load, model, endpoints), "before_server_start")
    app.register_listener(run.close_resources, "after_server_stop")
    return app


def model_stamp(model: Path) -> str:
    """Return the first characters of the hash of what the model was made from, or its name."""
    try:
        text = (model.parent if model.is_file() else model).joinpath(STAMP).read_text("utf-8")
        return str(json.loads(text)["inputs"])[:12]
    except (OSError, ValueError, KeyError):
        return model.name


async def _load(model: Path, endpoints: Any, app: Any, loop: Any) -> None:
    from rasa.core.run import load_agent_on_start

    await load_agent_on_start(str(model), endpoints, None, app, loop)
    if app.ctx.agent is None or not app.ctx.agent.is_ready():
        raise SystemExit(f"No model could be loaded from {model}: run `python -m bot.train`.")
    await app.ctx.agent.parse_message("您好")  # the first parse loads jieba's dictionary


def _tell(port: int, began: float, *_: Any) -> None:
    log.info("Rasa listens on %s:%d after %.1f s", LOOPBACK, port, time.monotonic() - began)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.serve", description=main.__doc__)
    parser.add_argument("--model", type=Path, default=ROOT / "var/models", help="model or folder")
    parser.add_argument("--port", type=int, default=5005)
    parser.add_argument("--actions", default="http://127.0.0.1:5055/webhook", metavar="URL")
    asked = parser.parse_args()
    if asked.model.is_dir():
        asked.model = asked.model / MODEL
    asked.model = asked.model.resolve()
    return asked


if __name__ == "__main__":
    main()
