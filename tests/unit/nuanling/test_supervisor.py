"""The supervisor with small programs of the test's: restarts, and the door that outlives them."""

import asyncio
import os
import signal
import socket
import sys

import httpx

from nuanling.supervisor import Program, Supervisor

SERVE = """
import os, socket
from http.server import BaseHTTPRequestHandler, HTTPServer

class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        body = str(os.getpid()).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

server = HTTPServer(("127.0.0.1", 0), Answer, bind_and_activate=False)
server.socket.close()
server.socket = socket.socket(fileno=int(os.environ["NUANLING_DOOR_FD"]))
server.serve_forever()
"""


def test_who_calls_while_a_program_restarts_waits_at_its_door():
    async def play():
        with socket.create_server(("127.0.0.1", 0)) as door:
            url = f"http://127.0.0.1:{door.getsockname()[1]}/"
            program = Program("toy", [sys.executable, "-c", SERVE], url, door=door)
            lines, up = [], asyncio.Event()
            running = asyncio.create_task(Supervisor([program], lines.append).run(up.set))
            await asyncio.wait_for(up.wait(), 30)
            async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
                first = int((await client.get(url)).text)
                os.kill(first, signal.SIGKILL)
                answer = await client.get(url, headers={"Connection": "close"})
            os.kill(os.getpid(), signal.SIGTERM)
            await running
            return first, answer, lines

    first, answer, lines = asyncio.run(play())
    assert answer.status_code == 200
    assert int(answer.text) != first
    assert any("0.2 秒后重启" in line for line in lines)
