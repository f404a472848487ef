"""Yes and no to what was read back: assent amid remarks, corrections, errors that are denied."""

from __future__ import annotations

import re


def error_denied(text: str) -> str:
    """Write a denied error as the assent that it is: 没讲错, 不会错, 莫改了 become 对."""
    return _RHETORICAL.sub("", _DENIED.sub("对", text))


def agrees(text: str, said: str = "") -> bool:
    """Tell whether a normalised text is a yes; `said`, as it was said, may be a hum.

    A yes may stand among remarks (对的，我什么都吃), but not beside a doubt or a question for one.
    """
    if _HUM.fullmatch(said.strip()) or _SO_IT_IS.fullmatch(said.strip()):
        return True
    plain = error_denied(besides(text.strip()))
    if _YES.fullmatch(plain):
        # 谢谢 alone agrees to nothing, nor does 没有
        return bool(_YES_SAID.search(re.sub("谢谢你?|没有(?!问题)", "", plain)))
    if _DOUBT.search(plain) or refuses(text):
        return False
    clauses = [clause.strip() for clause in _CLAUSES.findall(plain)]
    # 她青霉素过敏，帮我登记上: what is told is to be taken down, and nothing booked
    told = any(not (_only_assents(clause) or _TAKES_DOWN.fullmatch(clause)) for clause in clauses)
    if any(_ASSENT.fullmatch(c) and not (told and _TAKES_DOWN.fullmatch(c)) for c in clauses):
        return True
    last = clauses[-1] if clauses else ""
    if _YES.fullmatch(last) and _YES_SAID.search(re.sub("没有", "", last)):
        # 饭的没错，订吧
        return True
    return bool(_YES_THEN.match(plain))


def besides(text: str) -> str:
    """Leave out a 对了 that begins another matter: 哦对了家里有只猫 agrees to nothing."""
    return _BY_THE_WAY.sub("", text)


def echoes(text: str) -> bool:
    """Tell whether a normalised text opens with an assent that a detail follows: 对对两份."""
    return bool(_ECHO.match(besides(text.strip(" ,，。"))))


def refuses(text: str) -> bool:
    """Tell whether a normalised text says that something is wrong."""
    return bool(_NO.search(_EITHER.sub("", error_denied(text))))


def without_assent(text: str) -> str:
    """Return a normalised text without its yes and thanks: 对的 订吧 answers no open question."""
    clauses = [clause.strip() for clause in _SAID.findall(text)]
    kept = [clause for clause in clauses if not _only_assents(clause)]
    return text.strip() if len(kept) == len(clauses) else "，".join(kept)


def remarks(text: str) -> list[str]:
    """Return what a text asks to be told to whoever comes: 叫她带够纱布; in the caller's words."""
    found = []
    for match in _REMARK.finditer(text):
        kept = _POLITE.sub("", _THANKS.sub("", match.group())).strip(" ，,。")
        if len(kept) > 3:
            found.append(kept[:40])
    return found


def _only_assents(clause: str) -> bool:
    plain = error_denied(clause)
    return bool(_YES.fullmatch(plain) or _ASSENT.fullmatch(plain) or _HUM.fullmatch(plain))


_YES_WORDS = (
    "嗯|对头|对的|对了|对|是的|是对的|是|好的|好|可以的|可以|行的|行|没问题|没[有得]问题|要得|正确|做得|得了"
    "|就这样|就是这样|就那天|就是那天|都对|全对|确认|确定|同意|提交|下单|落单|成|中|妥|得|ok|OK|Ok|啱|就订|订吧|订了|订下吧?"
    "|帮我[订定约]|就这么[定订约记办]|麻烦你?了|无问题|晒|听你的|按这个|莫问题|得嘞|冇问题|无错|不错"
)
_NEUTRAL = (
    "谢谢你?|完全|报告|这样|这么样?|这|这回|这次|现在|这下|都|就|那|那就|没有"
    "|哦|噢|呃|啊|呀|吧|啰|咯|嘞|咧|滴|的|了|哈|嘛|嗻|喇|啦|你|您"
    "|[,，。！! 、.]"
)
_YES = re.compile(f"(?:{_YES_WORDS}|{_NEUTRAL})+")
_HUM = re.compile("[嗯恩唔]+[,，。!！~ ]*")
_SO_IT_IS = re.compile(
    "[嗯恩唔哦噢啊对好,，。 ]*(?:就?[是系]|就)(?:这样|那样|咁样?|这么样?)子?"
    "[的了啊呀咯啰啦喇嘛吧,，。!！ ]*"
)
"""是这样子 alone; before more words it only begins to tell (是这样的，我妈…) and is left out."""
_YES_SAID = re.compile(_YES_WORDS)
_YES_THEN = re.compile(
    # 好呀好呀等你哋来: who waits has agreed
    "^(?:[好得啱行着妥][呀啊啦喇咯嘞哩]+|要得|做得|好的)+[,， ]*"
    "等(?:着|紧)?(?:你|您|佢|他|她|师傅|护士)|"
    # 哦好晓得了我等着
    "^[哦噢嗯啊]*(?:好|得|行|对)(?:的|啊|了|啦)*[,， ]*(?:我)?"
    "(?:晓得|知道|明白|清楚|认得)(?:[了啦咯]|$)(?!.*(?:不|改|错|怎么|吗))|"
    "^嗯*(?:对|是的?|好的?|可以|行|得|没问题)(?:的|了|啊|呀|吧|咯|啦)*"
    "[,，。 ](?!不|还是|只是|那?个不)"
)
_BY_THE_WAY = re.compile(
    "^(?:[哦噢啊诶欸哎唉嗯喂]+[,， ]*)?对了[哦啊呀,， ]*(?=[^,，。 对就了吧的啊呀咯啦是系]"
    "[^,，。 就了吧的啊呀咯啦])(?!多谢|麻烦[你您]|就?(?:这样|订|定|约|没错|可以|谢))"
    "|^[哦噢诶欸哎唉]+[,， ]*对了[,， ]+(?!就|谢|没错|可以)"
)
_ECHO = re.compile(
    "(?:嗯|对(?![他她佢我]|[^,，。 ]{1,6}过敏)|啱|没错|是的|系嘅|得(?![过闲空了])"
    "|好(?![像似怕多])的?|[是系](?=[,， ]))+"
    "(?:啊|呀|的|嘅|了)*[,， ]*"
    "(?!是不|不|了?吗|但|可)"
)
_PARTICLES = "(?:的|了|啊|呀|啦|喇|咯|啰|嘞|咧|哈|嘛|吧|哦|噢|晒|就行|就得|就好)*"
_BOOK = "(?:预约|登记|安排|下单|落单|提交|订|定|约|记|报|办|写|做|来|送)"
_ASSENT = re.compile(
    # 你刚才念的都对, 饭的没错, 核对过了
    "(?:(?:那|嗯|好|是|哦)*"
    # 没有别的了, and 我等着 from who has agreed
    "(?:没有?(?:什么)?别的(?:要[改说]|事)?了?(?:麻烦你?了)?|(?:晓得|知道|明白|清楚|认得)[了啦]*(?:我|就)*等(?:着|住|紧|你们?|师傅|护士|医生)+)|"
    "(?:那|嗯|好|是|哦)*"
    "(?:(?:你|您|刚才|刚刚|上面|这些|那些|饭|电话|地址|日子|时间|名字|人|东西|单子)*"
    "(?:念|读|讲|说|记|报|写|听|核对)?的?|一样一样|样样|通通|统统|全部|件件)"
    "(?:通通|统统|全部?|都|也|系|是)*(?:对|正确|啱|无误|齐)(?:头|住)?"
    "|着(?:,?都?着)*|都着|(?:核对|核实|检查)(?:清楚|好|过)?(?:了|过了)"
    # 就这样定, 照你讲的办, 按这个来
    f"|(?:(?:那|饭|嗯|对|哦|好|这个|那个)*(?:就(?:是|按|照|依|算)?|是|按|照|依)(?:这样|这么样?|那样|咁|这个|你(?:刚才)?[讲说念]的)"
    f"(?:子|先)?(?:给我|帮我|来|去)?{_BOOK}?)"
    # 帮我定, 确认下单, 请她来
    f"|(?:你|您|麻烦你?|就|那|请|快)*(?:帮|给|替)我?(?:们)?{_BOOK}(?:上|下|好|下来|落来|上去|落去)?"
    f"|(?:我|确认|确定|可以|你|就)*(?:{_BOOK}(?:下来|落来|上去|下去)|下单|落单|提交|确认|确定|同意)"
    "|(?:就|那|请|喊|叫|让)*(?:请|喊|叫|让)(?:她|他|人|师傅|护士|阿姨|你们)来"
    # 对 改: a text message without its mark
    "|(?:对|嗯|好|行)(?:改|订|定|约|记|送|登记|预约|安排|下单|落单|提交)"
    "|听你的|没问题|没[有得]问题|冇问题|做得)"
    f"{_PARTICLES}"
)
_TAKES_DOWN = re.compile(
    "(?:你|您|麻烦|就|那|请|快|帮|给|替|我|们|也|都|先)*(?:备注|登记|记|写|报|做)(?:上|下|好|下来|落来|上去|落去|进去|住)?"
    f"{_PARTICLES}"
)
"""帮我登记上 is a yes where it stands alone."""
_SAID = re.compile("[^,，。;；!！?？、 \\n]+")
_CLAUSES = re.compile("[^,，。;；!！?？、 \\n]+(?![?？])")
_DOUBT = re.compile(
    "等等|等一?下|等我|等阵|[,，]可(?!以)|想想|想一想|再想|考虑|商量|先不|再说|等会|晚点再|但是?(?!愿)|可是|不过"
    "|不知道?|(?:对|是|行|好|错)不(?:对|是|行|好|错)|[吗?？]|对吧|是吧$|还没|未曾|好像|可能|也许|怕是"
)
_NO = re.compile(
    "不对|不是|错了|说错|讲错|念错|不行|(?<![话体腿脚力神耳睛眼胃口手性情脏牙齿心肺压气仔])(?<![身肚脑鼻腰]子)不好(?!意思)|搞错|弄错|记错|写错|听错|报错|打错|不可以|^不[,，。]?$"
    "|^不用|^没有$|^不要$|有误|有错|^不了|错咗|不啱"
)
_EITHER = re.compile("是不是|对不对|好不好|行不行|可不可以|要不要")
_DENIED = re.compile(
    "(?:没有?|冇|无|不会|不得|不曾|莫得)(?:有|得)?(?:什么|一样|半点|哪里)?"
    "(?:讲|说|念|读|记|写|听|搞|弄|报|打|会)*(?:错(?:的|了)?|有?误|不对)"
    "|(?:不用|不要|不使|莫|别|不|没有?(?:什么|哪里|东西)?要)改动?了"
    "|没有?(?:什么|哪里|东西)?要改的?|不用改|不使改|莫改|一字不差|一点不错"
)
_RHETORICAL = re.compile(
    "(?:哪里?|哪有|哪个|有什么)(?:会|有)?[讲说念记]?(?:错|不对)了?(?=[,，。呀啊]|$)"
)
_REMARK = re.compile(
    "(?:(?<=[,，。;；!！ \\n])|^)(?:好咯?|行|那|哦|对了|还有|记得|记住|麻烦你?|唔该|你|请|再)*"
    "(?:(?:叫|让|喊|跟|同|和)(?:师傅|护士|阿姨|人家|她们?|他们?|佢哋?|来的人|送饭的?|那个人|送的人|师傅们|来人)"
    "(?=.{0,3}(?:记得|记住|[带戴]|背|扛|拿|讲|说|喊|敲|打|到|来之?前|小心|轻|大声|慢|进|走|放|上|莫|别|不要|唔|提前|先|换|穿|准备))"
    "|(?:师傅|护士|阿姨|她|他|佢|人)(?:们|哋)?(?:到了|来了|到咗|来到|嚟到|来的?时候|来之?前|到门口)"
    "(?=.{0,6}(?:喊|敲|打|按|叫|大声|小心|轻|从|走|莫|别|不要|唔|先|提前))"
    # 上门前请先打电话
    "|(?:师傅|护士|阿姨|送饭的?|你们|人)?(?:要)?(?:上门|过来|来|送来?|到)(?:之)?前(?=[请先提要最麻记得一定都好烦]{0,6}"
    "(?:打|敲|喊|叫|按|讲|说|通知|联系|告诉|发)(?![^,，。]{0,12}(?:吗|[?？]|不通)))"
    # 他们来不用带梯
    "|(?:师傅|护士|阿姨|她们?|他们?|佢哋?|你们|来的人)(?:上门|过来|来)?(?:的?时候|时)?(?:就|都|也)*"
    "(?:不用|不必|[不唔毋莫]使|莫|别)(?=[带拿扛背搬][^,，。;； ]{1,8})"
    "|(?:莫|别|不要|唔好|千万莫)打(?=(?:我)?(?:座机|家里|屋里|手机|电话)))"
    "[^。;；!！?？\\n]{1,40}"
)
_POLITE = re.compile("^(?:好咯?|行|那|哦|对了|还有|麻烦你?|唔该|请|再)+")
_THANKS = re.compile("[,，。 ]*(?:谢谢|多谢|唔该|麻烦|辛苦)(?:你|您|晒|了)*$")
