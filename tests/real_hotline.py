"""The three real processes, started once per run on free ports over an empty database."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from twilio.request_validator import RequestValidator

from nuanling.rasa_alone import free_port
from nuanling.settings import Settings, load_settings
from storage import Database
from storage.sealing import Sealer

ROOT = Path(__file__).parents[1]
PUBLIC = "https://hotline.example.org"


@dataclass
class Stack:
    """A running hotline: where it listens and how to look into it."""

    settings: Settings
    http: httpx.Client
    process: subprocess.Popen[bytes]
    log: Path
    database: Database = field(init=False)

    def __post_init__(self) -> None:
        self.database = Database(self.settings.database(), Sealer(self.settings.keys()))

    def signed(self, url: str, form: dict[str, str], *, token: str | None = None) -> httpx.Response:
        """Post a form as the carrier does: signed over the public address."""
        parts = urlsplit(url)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        validator = RequestValidator(token or self.settings.webhook_token())
        signature = validator.compute_signature(PUBLIC + path, form)
        return self.http.post(path, data=form, headers={"X-Twilio-Signature": signature})

    def pid_of(self, program: str) -> int | None:
        """Return the process of gateway, actions or rasa, a child of the supervisor."""
        command = {"gateway": "serve-gateway", "actions": "serve-actions", "rasa": "bot.serve"}
        found = subprocess.run(
            ["pgrep", "-P", str(self.process.pid), "-f", command[program]],
            capture_output=True,
            text=True,
        ).stdout.split()
        return int(found[0]) if found else None

    def is_well(self, program: str) -> bool:
        """Tell whether a program answers its health check."""
        return _is_well(self.health()[program])

    def health(self) -> dict[str, str]:
        """Return where each program tells its health."""
        own = self.settings
        return {
            "gateway": f"http://127.0.0.1:{own.port}/health",
            "actions": f"http://127.0.0.1:{own.actions_port}/health",
            "rasa": f"http://127.0.0.1:{own.rasa_port}/webhooks/nuanling/health",
        }


def start(folder: Path, *, gateway_only: bool = False, **environment: str) -> Stack:
    """Start a hotline whose data lie in `folder`; model and index are the checkout's own."""
    folder.mkdir(parents=True, exist_ok=True)
    for shared in ("models", "index"):
        if not (folder / shared).exists():
            (folder / shared).symlink_to(ROOT / "var" / shared)
    values = {
        "NUANLING_VAR_DIR": str(folder),
        "NUANLING_PORT": str(free_port()),
        "NUANLING_RASA_PORT": str(free_port()),
        "NUANLING_ACTIONS_PORT": str(free_port()),
        "NUANLING_PUBLIC_URL": PUBLIC,
    } | environment
    settings = load_settings(
        _env_file=None,
        var_dir=folder,
        port=int(values["NUANLING_PORT"]),
        rasa_port=int(values["NUANLING_RASA_PORT"]),
        actions_port=int(values["NUANLING_ACTIONS_PORT"]),
        public_url=PUBLIC,
        database_url=values.get("NUANLING_DATABASE_URL"),
        carrier_auth_token=values.get("NUANLING_CARRIER_AUTH_TOKEN"),
    )
    log = folder / "terminal.log"
    command = "serve-gateway" if gateway_only else "run"
    if gateway_only:
        from nuanling.stack import prepare_database

        prepare_database(settings)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "nuanling", command],
            cwd=ROOT,
            env=os.environ | values,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    http = httpx.Client(base_url=f"http://127.0.0.1:{settings.port}", trust_env=False, timeout=15)
    stack = Stack(settings, http, process, log)
    try:
        _wait(stack, gateway_only=gateway_only)
    except BaseException:
        stop(stack)
        raise
    return stack


def stop(stack: Stack) -> None:
    stack.process.send_signal(signal.SIGINT)
    stack.process.wait(30)
    stack.http.close()
    stack.database.close()


class Call:
    """A phone call as the carrier would make it."""

    def __init__(self, stack: Stack, sid: str) -> None:
        self._stack = stack
        self._form = {
            "CallSid": sid,
            "AccountSid": "AC" + "0" * 32,
            "From": "+8613800000000",
            "To": "+8607750000000",
        }
        self.twiml = self._post("/telephony/voice/incoming", {"CallStatus": "ringing"})

    def say(self, words: str) -> str:
        return self._act({"SpeechResult": words, "Confidence": "0.9"})

    def press(self, digits: str) -> str:
        return self._act({"Digits": digits})

    def hang_up(self) -> None:
        self._post("/telephony/voice/status", {"CallStatus": "completed"})

    @property
    def action(self) -> str:
        return ET.fromstring(self.twiml).find("Gather").attrib["action"]

    @property
    def words(self) -> str:
        return "".join(ET.fromstring(self.twiml).itertext())

    def _act(self, result: dict[str, str]) -> str:
        self.twiml = self._post(self.action, {"CallStatus": "in-progress"} | result)
        return self.words

    def _post(self, url: str, more: dict[str, str]) -> str:
        response = self._stack.signed(url, self._form | more)
        assert response.status_code in (200, 204), response.text
        return response.text


def _wait(stack: Stack, *, gateway_only: bool) -> None:
    deadline = time.monotonic() + 300
    for program, url in stack.health().items():
        while not (gateway_only and program != "gateway") and not _is_well(url):
            assert stack.process.poll() is None, stack.log.read_text()
            assert time.monotonic() < deadline, stack.log.read_text()
            time.sleep(0.2)


def _is_well(url: str) -> bool:
    try:
        return httpx.get(url, trust_env=False, timeout=2).status_code == 200
    except httpx.HTTPError:
        return False
