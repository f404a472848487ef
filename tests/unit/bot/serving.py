"""The real Rasa server beside an action server that plays what a test tells it to."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]

CUSTOM = {
    "text": "屏幕上的话",
    "speech": "电话里的话",
    "citations": [{"document": "yulin-2015", "clause": "19", "quote": "落实好", "title": ""}],
    "buttons": [],
}
_ids = count(1)


class ToyActions:
    """An action server on a free port.

    `answers[name]` is a dict, bytes, or a function of the call.
    """

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.calls: list[dict[str, Any]] = []
        toy = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                call = json.loads(self.rfile.read(int(self.headers["content-length"])))
                toy.calls.append(call)
                answer = toy.answers.get(call["next_action"], {"events": [], "responses": []})
                if callable(answer):
                    answer = answer(call)
                body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with contextlib.suppress(BrokenPipeError):  # Rasa has given up waiting
                    self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/webhook"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Server:
    """`python -m bot.serve` on a free port, with its log in a file."""

    def __init__(self, model: Path, actions: str, log: Path) -> None:
        self.port = free_port()
        self.log = log
        self._out = log.open("wb")
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "bot.serve", "--model", str(model)),
                *("--port", str(self.port), "--actions", actions),
            ],
            cwd=ROOT,
            stdout=self._out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "LOG_LEVEL": "DEBUG", "OMP_NUM_THREADS": "1"},
        )
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.get("health")[1].get("status") == "ok":
                    return
            except OSError:
                time.sleep(0.2)
        raise RuntimeError("The server did not come up:\n" + log.read_text("utf-8"))

    def get(self, path: str) -> tuple[int, dict[str, Any]]:
        return self._send(urllib.request.Request(self._url(path)))

    def post(self, path: str, body: Any) -> tuple[int, dict[str, Any]]:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self._send(urllib.request.Request(self._url(path), data, method="POST"))

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self._out.close()

    def _url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/webhooks/nuanling/{path}"

    @staticmethod
    def _send(request: urllib.request.Request) -> tuple[int, dict[str, Any]]:
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                text = error.read()
            return error.code, json.loads(text) if text.startswith(b"{") else {}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def turn(
    server: Server, text: str, conversation: str | None = None, **more: Any
) -> tuple[int, dict[str, Any]]:
    body = {
        "conversation_id": conversation or f"c_{next(_ids)}",
        "turn_id": f"t_{next(_ids)}",
        "text": text,
        "channel": "phone",
        "now": "2026-11-23T09:30:00+08:00",
        **more,
    }
    return server.post("turn", body)
