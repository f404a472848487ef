"""A carrier's REST API over HTTP that keeps what it took and misbehaves as told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

HANG_S = 12.0
"""Longer than our own deadline for the carrier (8 s)."""


class FakeCarrier(ThreadingHTTPServer):
    """`mode`: well, 429, 500 (took nothing), 500_taken, hang_taken (takes it, answers too late)."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.mode = "well"
        self.taken: list[dict[str, str]] = []
        self.asked = 0
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def settings(self) -> dict[str, str]:
        """Return the settings of a hotline that sends through this carrier."""
        return {
            "NUANLING_CARRIER": "twilio",
            "NUANLING_CARRIER_ACCOUNT_SID": "AC" + "0" * 32,
            "NUANLING_CARRIER_AUTH_TOKEN": "a-token-made-for-tests",
            "NUANLING_CARRIER_FROM_NUMBER": "+85229991111",
            "NUANLING_CARRIER_API_BASE_URL": self.address,
            "NUANLING_OUTBOUND_CN": "true",
            "NUANLING_DUTY_PHONES": "+8613800000001",
        }


@contextmanager
def carrier_fault(carrier: FakeCarrier, mode: str) -> Iterator[None]:
    """Let the carrier misbehave."""
    carrier.mode = mode
    try:
        yield
    finally:
        carrier.mode = "well"


class _Handler(BaseHTTPRequestHandler):
    server: FakeCarrier
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
        self.server.asked += 1
        mode = self.server.mode
        if mode == "429":
            return self._answer(429, {"message": "too many"}, {"Retry-After": "1"})
        if mode == "500":
            return self._answer(500, {"message": "down"})
        kind = "calls" if "Calls" in self.path else "messages"
        made = {
            "sid": f"{'CA' if kind == 'calls' else 'SM'}{len(self.server.taken):032x}",
            "kind": kind,
            "to": form["To"][0],
            "body": form.get("Body", [""])[0],
            "status": "queued",
            "direction": "outbound-api",
            "date_created": formatdate(time.time(), usegmt=True).replace("GMT", "+0000"),
        }
        self.server.taken.append(made)
        if mode == "500_taken":
            return self._answer(500, {"message": "down"})
        if mode == "hang_taken":
            time.sleep(HANG_S)
        return self._answer(201, made)

    def do_GET(self) -> None:
        if self.server.mode in ("429", "500"):
            return self._answer(int(self.server.mode), {"message": "down"})
        kind = "calls" if "Calls" in self.path else "messages"
        to = parse_qs(urlsplit(self.path).query).get("To", [""])[0]
        found = [m for m in reversed(self.server.taken) if (m["kind"], m["to"]) == (kind, to)]
        return self._answer(200, {kind: found, "page": 0, "next_page_uri": None})

    def _answer(self, status: int, body: object, headers: dict[str, str] | None = None) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        try:
            self.wfile.write(data)
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass
