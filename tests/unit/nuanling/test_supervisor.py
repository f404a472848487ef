"""The supervisor with small programs of the test's: restarts, and the door that outlives them."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from time import monotonic

import httpx

from nuanling.supervisor import Program, Supervisor

SERVE = """
import os, socket, sys, time
from http.server import BaseHTTPRequestHandler, HTTPServer

class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        body = str(os.getpid()).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

time.sleep(float(os.environ["TOY_LOADS_S"]))
if os.environ.get("NUANLING_SPARE") and not sys.stdin.readline():
    sys.exit(0)
server = HTTPServer(("127.0.0.1", 0), Answer, bind_and_activate=False)
server.socket.close()
server.socket = socket.socket(fileno=int(os.environ["NUANLING_DOOR_FD"]))
server.serve_forever()
"""


async def killed_while_serving(*, spare: bool, loads_s: float = 0.0):
    """Kill the toy when it is up (and its spare loaded); what the next caller hears, and when."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        url = f"http://127.0.0.1:{door.getsockname()[1]}/"
        command = [sys.executable, "-c", SERVE]
        environment = {"TOY_LOADS_S": str(loads_s)}
        program = Program("toy", command, url, environment, door=door, spare=spare)
        lines, up = [], asyncio.Event()
        running = asyncio.create_task(Supervisor([program], lines.append).run(up.set))
        await asyncio.wait_for(up.wait(), 30)
        async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
            first = int((await client.get(url)).text)
            await asyncio.sleep(2 * loads_s)
            os.kill(first, signal.SIGKILL)
            killed = monotonic()
            answer = await client.get(url, headers={"Connection": "close"})
            waited = monotonic() - killed
        os.kill(os.getpid(), signal.SIGTERM)
        await running
    return first, answer, waited, lines


def test_who_calls_while_a_program_restarts_waits_at_its_door():
    first, answer, _, lines = asyncio.run(killed_while_serving(spare=False))
    assert answer.status_code == 200
    assert int(answer.text) != first
    assert any("0.2 秒后重启" in line for line in lines)


def test_a_spare_takes_over_without_loading_first():
    first, answer, waited, _ = asyncio.run(killed_while_serving(spare=True, loads_s=2.0))
    assert int(answer.text) != first
    assert waited < 1.5


def test_no_spare_outlives_its_supervisor():
    _, answer, _, _ = asyncio.run(killed_while_serving(spare=True, loads_s=0.3))
    left = subprocess.run(["pgrep", "-f", "TOY_LOADS_S"], capture_output=True, text=True)
    assert answer.status_code == 200
    assert left.stdout == ""
