"""A small knowledge base for tests: one shipped document, an encoder that needs no model."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge_base.build import Built, build_index

CITY = """id: {id}
title: 玉林市人民政府关于试验的意见
issuer: 玉林市人民政府
region: {region}
issued: 2020-01-01
status: {status}
reviewer: {reviewer}
clauses:
  - {{id: "1", label: 第1条, title: 助餐{extra}}}
segments:
  - clause: "1"
    text: "{text}"
"""
TEXT = "老年助餐点由社区开办，每餐补贴五元。"


class LetterEncoder:
    """Counts characters into 32 places: alike texts have alike vectors."""

    name = "letters"
    dimension = 32

    @property
    def model(self):
        raise AssertionError("no test needs the model")

    def encode(self, texts: Sequence[str]):
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for sign in text:
                row[hashlib.md5(sign.encode()).digest()[0] % self.dimension] += 1.0
            row[0] += 0.01
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


class Base:
    """Folders of a knowledge base and what is done with them."""

    def __init__(self, folder: Path) -> None:
        self.index = folder / "index"
        self.content = folder / "content"
        self.policies = folder / "policies"
        self.policies.mkdir(parents=True)
        self.outside = folder / "outside"
        self.outside.mkdir()
        (self.outside / "asked.yaml").write_text(
            "- {sort: chitchat, questions: [今天天气好吗]}\n"
            "- {sort: amount, about: '1', questions: [高龄津贴每月发多少钱, 津贴标准是几多钱]}\n",
            encoding="utf-8",
        )
        self.write("city", text="高龄津贴由民政部门发放，逐步提高标准。", folder=self.policies)

    def write(
        self,
        name: str,
        text: str = TEXT,
        *,
        region: str = "广西壮族自治区玉林市",
        status: str = "reviewed",
        reviewer: str = "李某",
        extra: str = "",
        folder: Path | None = None,
    ) -> Path:
        folder = folder or self.content / "policies"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.yaml"
        words = CITY.format(
            id=name, region=region, status=status, reviewer=reviewer, extra=extra, text=text
        )
        path.write_text(words, encoding="utf-8")
        return path

    def build(self, **options) -> Built:
        return build_index(
            self.index,
            encoder=LetterEncoder(),
            content=self.content,
            policies=self.policies,
            facts=self.policies / "no-facts",
            outside=self.outside,
            **options,
        )
