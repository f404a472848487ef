"""The `nuanling` command: JSON lines with --json (PROTOCOL), a readable prompt without."""

from __future__ import annotations

import argparse
import asyncio
import base64
import os
import secrets
import sys
from collections.abc import Sequence

from care.errors import NuanLingError
from nuanling.commands import keeping
from nuanling.kb_commands import add_kb

# Before numpy or torch are imported by any command: short encodings gain nothing from threads.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options) or 0)
    except NuanLingError as error:
        print(f"nuanling: {error}", file=sys.stderr)  # noqa: T201 - the terminal is the reader
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="nuanling", description="暖铃养老服务热线")
    commands = parser.add_subparsers(required=True, metavar="command")

    def add(name: str, run: object, text: str, *, json: bool = False) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        if json:
            command.add_argument("--json", action="store_true", help="JSON lines in and out")
        return command

    add("ask", _ask, "ask the knowledge base / 问政策", json=True)
    add("check-emergency", _check_emergency, "hear an emergency / 听出危险", json=True)
    add("parse", _parse, "intent and entities of a text / 意图与实体", json=True)
    add("talk", _talk, "hold a conversation / 对话", json=True)
    add("run", _run, "prepare and run all processes / 启动热线")
    demo = add("demo", _demo, "a fictitious day to look at / 演示")
    demo.add_argument("--play-only", action="store_true", help="do not serve it afterwards")
    demo.add_argument("--conversations", type=int, help="play only the first so many")
    add("prepare", _prepare, "database, index and model, without starting / 只做准备")
    add("serve-gateway", _serve_gateway, "the gateway process alone")
    add("serve-actions", _serve_actions, "the action server process alone")
    add("new-key", _new_key, "print a fresh encryption key / 生成加密密钥")
    keeping.add_to(commands)
    add_kb(commands)
    return parser


def _ask(options: argparse.Namespace) -> None:
    from nuanling.lines import serve_lines
    from nuanling.questions import asker

    serve_lines(asker(), as_json=options.json, prompt="请问：", show="reply")


def _check_emergency(options: argparse.Namespace) -> None:
    from nuanling.lines import serve_lines
    from nuanling.questions import hearer

    serve_lines(hearer(), as_json=options.json, prompt="来电人说：", show=None)


def _parse(options: argparse.Namespace) -> None:
    from nuanling.lines import serve_lines
    from nuanling.questions import parser

    with parser() as parse:
        serve_lines(parse, as_json=options.json, prompt="话：", show=None)


def _talk(options: argparse.Namespace) -> None:
    from nuanling import talk

    asyncio.run(talk.over_json() if options.json else talk.at_the_terminal())


def _run(_: argparse.Namespace) -> None:
    from nuanling.running import run

    run()


def _demo(options: argparse.Namespace) -> None:
    from nuanling.demo import run

    run(play_only=options.play_only, most=options.conversations)


def _prepare(_: argparse.Namespace) -> None:
    from nuanling.settings import load_settings
    from nuanling.stack import prepare

    prepare(load_settings(), lambda line: print(line, file=sys.stderr))  # noqa: T201


def _serve_gateway(_: argparse.Namespace) -> None:
    from nuanling.running import serve_gateway

    serve_gateway()


def _serve_actions(_: argparse.Namespace) -> None:
    from nuanling.action_server import serve
    from nuanling.settings import load_settings

    serve(load_settings())


def _new_key(_: argparse.Namespace) -> None:
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    print(f"k{secrets.token_hex(2)}:{key}")  # noqa: T201 - this is the command's output
