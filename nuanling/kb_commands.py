"""`nuanling kb …`: documents, index and institutions, for those who keep the content."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from care.clock import SHANGHAI, SystemClock
from care.errors import ContentError

_META = ("title", "number", "issuer", "region", "issued", "from", "until")


def add_kb(commands: Any) -> None:
    """Add the `kb` command and what belongs to it."""
    kb = commands.add_parser("kb", help="policies and institutions / 政策文件和机构名录")
    parts = kb.add_subparsers(required=True, metavar="kb-command")

    def add(name: str, run: Callable[[argparse.Namespace], int | None], text: str) -> Any:
        command = parts.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        return command

    one = add("add", _add, "read .docx .pdf .html .txt .md into a draft / 读入文件，写成草稿")
    one.add_argument("file", type=Path)
    one.add_argument("--id", dest="key", help="id of the document, e.g. yulin-2024")
    for name in _META:
        kind = date.fromisoformat if name in ("issued", "from", "until") else str
        one.add_argument(f"--{name}", dest=f"meta_{name}", type=kind, help="instead of the file's")
    one.add_argument("--replace", action="store_true", help="write over the draft of this id")
    one = add("review", _review, "say who has checked a draft / 标明审核人")
    one.add_argument("key", metavar="ID")
    one.add_argument("--reviewer", required=True)
    one.add_argument("--status", default="reviewed", choices=_statuses())
    add("list", _list, "documents and whether they answer / 文件及其状态")
    add("check", _check, "is all content whole? / 检查全部内容")
    one = add("build", _build, "check, build and publish the index / 检查并发布索引")
    one.add_argument("--force", action="store_true", help="even if unchanged or rolled back")
    one = add("search", _search, "what the serving index finds / 查索引")
    one.add_argument("text")
    one.add_argument("-k", type=int, default=5, help="how many")
    one.add_argument("--county", help="ask for this county")
    add("rollback", _rollback, "serve the version before / 退回上一版")
    _add_institutions(parts)


def _add_institutions(parts: Any) -> None:
    command = parts.add_parser("institutions", help="the directory of institutions / 机构名录")
    own = command.add_subparsers(required=True, metavar="institutions-command")
    one = own.add_parser("import", help="take rows of a CSV table / 导入 CSV")
    one.add_argument("file", type=Path)
    one.set_defaults(run=_import)
    one = own.add_parser("find", help="look institutions up / 查机构")
    for name in ("county", "kind", "name"):
        one.add_argument(f"--{name}")
    one.set_defaults(run=_find)


def _add(options: argparse.Namespace) -> None:
    from knowledge_base.intake import Metadata, add_document

    told = {name: getattr(options, f"meta_{name}") for name in _META}
    told["in_force_from"], told["in_force_until"] = told.pop("from"), told.pop("until")
    added = add_document(
        options.file,
        _content(),
        key=options.key,
        given=Metadata(**told),
        replace=options.replace,
    )
    document = added.document
    _say(f"草稿：{added.path}")
    _say(f"  《{document.title}》{document.number or '（没有文号）'}，{document.issuer}")
    _say(f"  {document.region}，{document.issued} 印发；{len(document.clauses)} 个条款")
    for note in added.notes:
        _say(f"  核对：{note}")
    _say(f"对照原件核对后：nuanling kb review {document.id} --reviewer 姓名，再 nuanling kb build")


def _review(options: argparse.Namespace) -> None:
    from knowledge_base.intake import review_document

    document = review_document(
        options.key, _content(), reviewer=options.reviewer, status=options.status
    )
    _say(f"{document.id}：{document.status}，{document.reviewer} 审核；nuanling kb build 后生效")


def _list(_: argparse.Namespace) -> None:
    from knowledge_base.content import silence
    from knowledge_base.documents import POLICIES, load_documents

    own = _content()
    for document in load_documents(POLICIES, own / "policies").values():
        reason = silence(document, own, _today())
        state = "下次 build 起用它回答" if reason is None else f"不回答：{reason}"
        _say(f"{document.id}\t《{document.title}》\t{document.status}\t{state}")


def _check(_: argparse.Namespace) -> int:
    from knowledge_base.check import problems

    found = problems(content=_content())
    for problem in found:
        _say(str(problem))
    _say(f"{len(found)} 处问题")
    return 1 if found else 0


def _build(options: argparse.Namespace) -> int:
    from knowledge_base.build import build_index
    from knowledge_base.check import problems
    from nuanling.settings import load_settings

    settings = load_settings()
    found = problems(content=_content())
    if found:
        listed = "\n  ".join(str(problem) for problem in found[:20])
        raise ContentError(
            f"内容有 {len(found)} 处问题，没有发布，原来的索引照常服务：\n  {listed}"
        )
    built = build_index(
        settings.var_dir / "index",
        encoder=settings.encoder,
        content=_content(),
        force=options.force,
    )
    state = "新建" if built.fresh else "没有变化"
    if built.set_aside:
        state = "这份内容曾被退回，仍用上一版（要用它请加 --force）"
    _say(f"索引 {built.version.name}：{state}，{built.facts} 条，{built.texts} 句")
    for key, reason in sorted(built.silent.items()):
        _say(f"  不回答 {key}：{reason}")
    return 0


def _search(options: argparse.Namespace) -> None:
    from knowledge_base import Answerer
    from nuanling.settings import load_settings

    settings = load_settings()
    answerer = Answerer.load(settings.var_dir / "index", encoder=settings.encoder)
    for fact, score in answerer.search(options.text, options.k, options.county):
        title = answerer.library.titles[fact.document]
        label = title.clauses[fact.clause][0]
        _say(f"{score:.3f}\t{fact.document} {label}（{fact.id}）\t{fact.quote}")


def _rollback(_: argparse.Namespace) -> None:
    from knowledge_base.store import IndexStore
    from nuanling.settings import load_settings

    name = IndexStore(load_settings().var_dir / "index").rollback()
    _say(f"已退回索引 {name}；运行中的进程一两秒内改用它。内容改动并 build 之前一直用它")


def _import(options: argparse.Namespace) -> None:
    from knowledge_base.institutions.imports import import_csv

    done = import_csv(options.file, _content(), today=_today())
    _say(f"{done.path}：导入 {len(done.institutions)} 家；nuanling kb build 后生效")


def _find(options: argparse.Namespace) -> None:
    from knowledge_base.institutions import FIELDS, Directory

    directory = Directory.load(content=_content() / "institutions")
    for one in directory.find(options.county, options.kind, options.name):
        _say(f"{one.name}（{one.kind}，{one.county or '哪个县不详'}），核实于 {one.verified_on}")
        for fact in one.facts:
            _say(f"  {fact.text}")
        if one.unknown:
            _say(f"  不知道：{'、'.join(FIELDS[key] for key in one.unknown)}")
        _say(f"  来源：{one.source.text}")


def _content() -> Path:
    from nuanling.settings import load_settings

    return load_settings().content()


def _today() -> date:
    return SystemClock().now().astimezone(SHANGHAI).date()


def _statuses() -> tuple[str, ...]:
    return ("reviewed", "in_force", "superseded", "repealed", "draft")


def _say(line: str) -> None:
    print(line, file=sys.stdout)  # noqa: T201 - this is the command's output
