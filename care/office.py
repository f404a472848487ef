"""Who calls for an office, a home, a hospital or a firm, and not for an old person.

我是卫生院的院长, 我们厂做轮椅: what they ask is asked of the documents. Nobody is assessed, and
nothing is applied for.
"""

from __future__ import annotations

import re

from care.text import normalise


def speaks_for_office(text: str) -> bool:
    """Tell whether a text says that the caller speaks for an office, a home, or a business."""
    plain = normalise(text).text
    return any(words.search(plain) for words in (_POST, _FIELD, _BUSINESS))


_WHO = "(?:我|我们|本人|咱们?)"
_POST = re.compile(
    f"{_WHO}(?:就)?(?:是|在)(?!想)[^，。, ]{{0,14}}"
    "(?:院长|护士长|所长|站长|镇长|乡长|科长|局长|主任(?!医)|负责人|经理|会计|办事员|科员|干部)"
    "(?![讲说问话叫]|的(?:妈|爸|老|娘|儿|仔|女))"
)
_FIELD = re.compile(
    f"{_WHO}(?:就)?(?:是|在)?[^，。, ]{{0,10}}"
    "(?:镇|乡|县|区|市|局|街道|办事处|政府|机关|社区)(?:里面?|里头|上)?"
    "(?:的)?(?:专门)?(?:(?:分管|主管|负责)[^，。, ]{1,6}的"
    "|(?:搞|做|管)[^，。, ]{0,2}"
    "(?:民政|建设|养老|老龄|[社医]保|财政|规划|统计|扶贫|助残|消防|统战|妇女)[^，。, ]{0,3}的)"
)
_BUSINESS = re.compile(
    f"{_WHO}(?:自己|家)?(?:是|就|想|要|准备|打算|这边)*(?:开|办|搞|做|投钱|投资|经营|生产)(?:了|着|过)?"
    "[^，。, ]{0,6}(?:厂|公司|企业|养老院|养老机构|托老所|医院|诊所|门店)"
    f"|{_WHO}(?:这个|那个|这|的)*(?:厂|公司|企业|单位)(?:是|想|要|准备|打算|做|生产|里|也|能)"
    f"|{_WHO}(?:们)?(?:这个|那个|这|的)*(?:院|养老院|卫生院|医院)(?:是|想|要|准备|打算|新|里)(?!.{{0,6}}(?:住|妈|爸))"
)
