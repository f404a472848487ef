"""A conversation that answers from a script and remembers what it was asked."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from care.messages import Button, Citation
from conversation.contract import Channel, EscalationNotice, Reply, Utterance, Voice
from web.policies import PolicyPage, PolicySection

CITATION = Citation(
    "yulin-2015",
    "19",
    "落实好高龄老人津贴制度，进一步完善津贴发放管理办法。",
    "19．完善家庭养老支持政策",
)
PAGE = PolicyPage(
    "关于加快发展养老服务业的实施意见",
    "2015年",
    (
        PolicySection("18", "18．改善老年人居住条件", "实施社区无障碍环境改造。"),
        PolicySection("19", "19．完善家庭养老支持政策", CITATION.quote + "\n第二段 <b>&</b>。"),
    ),
)


def policies(document: str) -> PolicyPage | None:
    return PAGE if document == "yulin-2015" else None


@dataclass
class FakeConversations:
    """Keeps the contract: begin is idempotent by key, a nonce is answered once."""

    delay: float = 0.0
    begun: list[str] = field(default_factory=list)
    heard: list[tuple[str, Utterance, str]] = field(default_factory=list)
    finished: list[tuple[str, str]] = field(default_factory=list)
    broken: bool = False
    replies: dict[tuple[str, str], Reply] = field(default_factory=dict)

    async def begin(self, *, channel: Channel, key: str, caller: str | None = None) -> Reply:
        assert channel == "web"
        if key not in self.begun:
            self.begun.append(key)
        text = "您好，这里是暖铃养老服务热线。请问您想问什么？"
        return Reply(f"c_{self.begun.index(key)}", "t_0", 0, text, text)

    async def turn(self, conversation_id: str, utterance: Utterance, *, nonce: str) -> Reply:
        if self.broken:
            raise RuntimeError("the words of the caller")
        if (conversation_id, nonce) not in self.replies:
            self.heard.append((conversation_id, utterance, nonce))
            ordinal = len(self.heard)
            self.replies[conversation_id, nonce] = _reply(conversation_id, utterance, ordinal)
        if self.delay and "嘴歪" not in utterance.value:
            await asyncio.sleep(self.delay)
        return self.replies[conversation_id, nonce]

    async def overhear(self, conversation_id: str, text: str) -> bool:
        raise AssertionError("the web has no unfinished speech")

    async def end(self, conversation_id: str, *, reason: str) -> None:
        self.finished.append((conversation_id, reason))

    @property
    def words(self) -> list[str]:
        return [utterance.value for _, utterance, _ in self.heard]


def _reply(conversation: str, utterance: Utterance, ordinal: int) -> Reply:
    said = utterance.value
    ids = (conversation, f"t_{ordinal}", ordinal)
    if "津贴" in said:
        text = (
            "文件要求落实好高龄老人津贴制度，没有写明每月发多少钱。\n要不要请工作人员帮您问清楚？"
        )
        return Reply(
            *ids,
            text,
            "文件说要落实好高龄老人津贴制度。",
            (CITATION,),
            (Button("要，帮我问", "找人工"), Button("不用了", "不用了")),
            "ask_policy",
            0.97,
            voice=Voice(rate="x-slow"),
        )
    if "嘴歪" in said:
        notice = EscalationNotice("emergency", "stroke", ("duty",), ("120",))
        text = "可能是中风。请马上拨打120，说清地址。我已经把情况记下来，正在联系值班人员。"
        return Reply(*ids, text, text, escalation=notice)
    if "人工" in said:
        text = "已经记下您要找人工，工作人员会看到这次对话。"
        notice = EscalationNotice("human", None, ("duty",))
        return Reply(*ids, text, text, escalation=notice)
    if "再见" in said:
        return Reply(*ids, "再见，祝您安康。", "再见。", then="hang_up")
    return Reply(*ids, f"您说的是：{said}", "听到了。")
