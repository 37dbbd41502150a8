"""Sources that no lead announces: lists of links under "Credits", a work's own closing lines left in the text."""

import re

from .fitting import Ground
from .flat import END, ITEM, MIDDLE, START, Block, Flat
from .found import Found
from .known import named, opens_with_work
from .names import LINK, Target, targets, tidy
from .words import ADAPTED, INSPIRED, is_heading, without_marks

_HELP = re.compile(
    r"transl|trad[uo]|übers|перев|перекл|翻译|翻譯|翻訳|번역|çevir|ترجم|תרג|vertal|tłumacz|översätt"
    r"|kään|μεταφρ|přelož|fordít|terjem|dịch|oversæ",
    re.IGNORECASE,
)
_ASSIST = re.compile(
    r"help\b|ayud|ajud|aide[zr]|\bhilf|\bhelft|aiut|help ons|pomó[cż]|pomoz|\bauta\b|yardım|katkıda"
    r"|помог|帮助|協助|协助|ご協力|도움|לעזור|עזר|ساعد|βοηθ|hjälp|hjælp|hjelp|bantu|segít|ajut",
    re.IGNORECASE,
)
_ASIDE_LINE = re.compile(
    r"faq|frequent|question|translations?\b|see also|further reading|read more|learn more|more info"
    r"|for help|contact|report|e-?mail|resources|see\b|traducciones|traductions|übersetzungen|翻訳"
    r"|翻译|번역|переводы|よくある|常见问题|자주",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(r"[A-Z][a-z]+[A-Z]|\b[A-Z]{3,}\b|\d{4}|!|\b(?:meetup|group|community|club)\b")
_THANKING = re.compile(r"inspir|thank|dank|merci|gra[cz]i|感|谢|감사|благодар|תוד|شكر", re.IGNORECASE)
_PERSON = re.compile(r"https?://(?:www\.)?(?:github|twitter|gitlab)\.com/[^/]+/?$")
_CLOSES = re.compile(
    rf"^\W*(?:the|el|la|le|der|die|das|il|o|a)?\s*{START}?([^{MIDDLE}{END}.]{{3,80}}?){MIDDLE}?(?:\d+{END})?\s+"
    r"(?:is|are|was|se encuentra|está|est|ist|è|é|has been)\b",
    re.IGNORECASE,
)
_TERMS = re.compile(r"licen|distribu|creative|stewarded|CC", re.IGNORECASE)


def asks_for_help(words: str) -> bool:
    """Whether a sentence asks to help with translating or improving: its link is no source."""
    return bool(_HELP.search(words) and _ASSIST.search(words))


def helped(words: str) -> bool:
    """Whether words speak of translating."""
    return bool(_HELP.search(words))


def linked(ground: Ground, language: str) -> list[Found]:
    """The links of a line under a heading for sources, when the line is little more than those."""
    words, block = ground.words, ground.block
    beside = without_marks(re.sub(f"{START}[^{END}]*{END}", "", words))
    if not ground.credit or is_heading(block.heading, "licence") or _ASIDE_LINE.search(beside):
        return []
    covered = sum(len(found[1]) for found in LINK.finditer(words))
    plain = without_marks(words)
    if not (block.kind == ITEM or covered * 2 > len(plain) or len(plain) < 60):
        return []
    relation = INSPIRED if _THANKING.search(block.heading) else ADAPTED
    got = [one for one in targets(words, 0, ground.flat.links, language, True) if one.url]
    kept = [one for one in got if one.sure or not _PERSON.match(one.url)]
    return [plainly(one, relation, ground.flat.shown(words), block) for one in kept]


def upstream(ground: Ground, language: str) -> list[Found]:
    """The well-known work that an adopter's text still asks to help translating."""
    if not helped(ground.words) or not _OWN_NAME.search(ground.title):
        return []
    got = [one for one in targets(ground.words, 0, ground.flat.links, language, True) if one.url]
    kept = [Target("", one.author, one.url) for one in got if named(one.url) == "confcodeofconduct"]
    return [plainly(one, ADAPTED, ground.flat.shown(ground.words), ground.block) for one in kept]


def closing(words: str, title: str, block: Block, flat: Flat, language: str) -> tuple[str, Found] | None:
    """The well-known work whose own closing line ("The X Code is distributed under …") stands in this text."""
    start = _CLOSES.match(words[:400])
    if not start or not opens_with_work(start[1]) or named(title) == named(start[1]) or not _TERMS.search(words):
        return None
    target = next((one for one in targets(words, 0, flat.links, language, True) if one.url), Target())
    return start[1], plainly(Target(tidy(start[1]), "", target.url), ADAPTED, flat.shown(words), block)


def plainly(target: Target, relation: str, evidence: str, block: Block) -> Found:
    """A target as a direct source."""
    return Found(target.title, target.author, target.url, "", relation, 1, evidence, block.line)
