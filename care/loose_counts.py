"""几 that counts loosely instead of asking: 痴呆几年了, 好几天, 有几次半夜跑出去.

The same sign asks how many (要几年) and says "some". Who tells how long something has lasted asks
neither for a date nor for a number; the words around it say which of the two is meant.
"""

from __future__ import annotations

import re

_TIME = "(?:年|个?月|个?星期|个?礼拜|周|[天日]|个?钟头?|个?小时|[次回趟遍顿餐晚夜])"
_BEFORE = "(?:[好十百这那前近上头过隔早]|没有?|又是|都)"
"""What stands before 几 only where it tells: 好几年, 十几年, 这几天; 没几天."""

_LOOSE = re.compile(
    f"(?<!第)(?:{_BEFORE}几(?:[十百千]{{0,2}})(?=[个位]?{_TIME}|个)"
    f"|几[十百千]{{1,2}}(?={_TIME})"
    f"|(?<![要等得用需差])(?<!还有)几(?={_TIME}(?:多)?(?:[了啦咯喇]|以?前(?!建|完|做|办)|以?来))(?!{_TIME}(?:[了啦咯喇])*[吗?？])"
    f"|(?<=[了过])几(?={_TIME}[^,，。?？ 了])"
    f"|(?<![年月周天能可以会要还])有几(?=[次回天日晚夜趟](?=[^,，。?？ ]{{2}}))"
    "|(?<![要收给交补发定])几[十百千万](?=[多来]?(?:块|元|文|蚊|银))"
    "(?![^,，。?？]*(?:还是|[吗呢?？]))"
    "|(?<=[得识会认])几(?=个?大?字)|(?<=[讲说])几(?=句))"
)
_SOME = "多"


def without_loose_counts(plain: str) -> str:
    """Return a normalised text with every 几 that only tells put as 多: 痴呆多年了."""
    return _LOOSE.sub(_SOME, plain) if "几" in plain else plain
