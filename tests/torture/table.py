"""The table: every fault, on every channel, by name."""

from __future__ import annotations

from functools import partial

import faults
from cells import Cell, alerted, behind, book, callbacks, mid_form, paging, reports, talk
from fake_carrier import FakeCarrier


def table(carrier: FakeCarrier | None = None) -> list[Cell]:
    """Return all cells; those about the carrier's API need one."""
    hung, gone, back = faults.hung, faults.stopped, faults.restarted
    cells = [
        Cell("无故障（对照）", "main", talk, served=True),
        Cell("Rasa停了", "main", talk, lambda s: gone(s, "rasa"), served=False),
        Cell("Rasa挂起", "main", talk, lambda s: hung(s, "rasa"), served=False),
        Cell("Rasa挂起，急事紧随其后", "main", behind, lambda s: hung(s, "rasa"),
             channels=("sms", "web")),
        Cell("Rasa在填表中途重启", "main", mid_form, lambda s: back(s, "rasa")),
        Cell("动作服务拒绝连接", "main", talk, lambda s: gone(s, "actions"), served=False),
        Cell("动作服务挂起", "main", talk, lambda s: hung(s, "actions"), served=False),
    ]  # fmt: skip
    for name, body, status in (
        ("网页", b"<html>502 Bad Gateway</html>", "200 OK"),
        ("错误", b'{"error": "x", "action_name": "y"}', "500 Internal Server Error"),
        ("空表", b'{"events": [], "responses": []}', "200 OK"),
        ("残缺", b'{"events": [{"ev', "200 OK"),
    ):
        cells.append(
            Cell(f"动作服务乱答：{name}", "main", talk, partial(
                faults.garbage, program="actions", body=body, status=status), served=False)
        )  # fmt: skip
    cells += [
        Cell("数据库被锁", "main", talk, faults.database_locked),
        Cell("数据库久锁，提醒照发", "main", alerted, faults.database_locked),
        Cell("数据库只读", "disk", talk, faults.database_read_only),
        Cell("数据库磁盘满", "disk", talk, partial(faults.disk_full, journal_too=False)),
        Cell("磁盘全满（日志也写不进）", "disk", talk, partial(faults.disk_full, journal_too=True)),
    ]
    for name, damage in (("缺失", "missing"), ("截断", "truncated"), ("维数不对", "dimension")):
        cells.append(Cell(f"知识库新索引{name}", "index", talk, partial(
            faults.index_damaged, damage=damage), served=True))  # fmt: skip
    for name, mode in (("429", "429"), ("5xx", "500"), ("5xx但已收", "500_taken"),
                       ("挂起但已收", "hang_taken")):  # fmt: skip
        cells.append(
            Cell(f"运营商接口{name}", "carrier", partial(paging, carrier=carrier, mode=mode))
        )
    cells.append(Cell("运营商回调重复、乱序", "main", callbacks))
    cells.append(Cell("送达回报重复、乱序", "carrier", reports))
    for program, name in (("gateway", "网关"), ("actions", "动作服务"), ("rasa", "Rasa")):
        for during, when in ((False, "说“对”之前"), (True, "说“对”当中")):
            cells.append(Cell(f"{when}kill -9 {name}", "main", partial(book, during=during),
                              program=program))  # fmt: skip
    return cells
