"""Twilio's own OpenAPI, served by prism; and a carrier that misbehaves on request."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
PRISM = ROOT / "node_modules" / ".bin" / "prism"
SPEC = ROOT / "node_modules/@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json"
START_WITHIN_S = 60


@pytest.fixture(scope="session")
def prism(tmp_path_factory) -> Iterator[str]:
    """Return the address of a mock that answers 422 to what Twilio's OpenAPI does not allow."""
    if not (PRISM.exists() and SPEC.exists() and shutil.which("node")):
        pytest.fail(
            "The carrier tests need Node.js and its packages: run `npm ci` or `make setup`."
        )
    port = _free_port()
    log = tmp_path_factory.mktemp("prism") / "prism.log"
    command = [PRISM, "mock", "--host", "127.0.0.1", "--port", str(port), SPEC]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, "NO_COLOR": "1"}
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_it_listens(address, process, log)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_it_listens(address: str, process: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + START_WITHIN_S
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            httpx.get(address, timeout=1)
            return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail(f"prism did not start: {log.read_text('utf-8', 'replace')[-500:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Rude(ThreadingHTTPServer):
    """A carrier that answers as told: (status, headers, body), "hang", "drip" or "cut"."""

    daemon_threads = True
    answer: object = (201, {}, b"{}")
    seen: list[str]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Rude

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.do_GET()

    def do_GET(self) -> None:
        self.server.seen.append(self.path)
        answer = self.server.answer
        if answer == "hang":
            time.sleep(3)
        elif answer == "cut":
            self.connection.shutdown(socket.SHUT_RDWR)
        elif answer == "drip":
            self.send_response(201)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            for _ in range(40):
                try:
                    self.wfile.write(b" ")
                    self.wfile.flush()
                except OSError:
                    return
                time.sleep(0.1)
        else:
            status, headers, body = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def rude() -> Iterator[Rude]:
    server = Rude(("127.0.0.1", 0), _Handler)
    server.seen = []
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()
