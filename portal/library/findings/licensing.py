"""The licences that words name and links point at, in many languages, and what is odd about them."""

import re
from dataclasses import dataclass

from ..licences import LICENCES, at

UNVERSIONED, NO_SUCH, DIFFER = "licence_unversioned", "licence_no_such", "words_and_link_differ"


@dataclass(frozen=True)
class Mention:
    """A licence in a sentence. `spdx` may be empty; `remark` is one of the codes above, or empty."""

    start: int
    end: int
    spdx: str
    words: str = ""
    link: str = ""
    remark: str = ""


_TOKEN = re.compile(r"\x01([^\x01-\x03]*)\x02(\d+)\x03")
_CC_URL = re.compile(
    r"(?:creativecommons\.org|creativecommons\.\w\w)/(?:licen[sc]es/|l/"
    r"|choose/)?(?P<kind>by(?:-nc)?(?:-nd|-sa)?|(?:publicdomain/|p/)?zero|publicdomain/mark|about/cc0"
    r"|cc0)"
    r"(?:/(?P<version>\d\.\d))?(?:/(?P<port>[a-z]{2,8})(?=/|$))?",
    re.IGNORECASE,
)
_OTHER_URL = (
    ("opensource.org/licenses/mit", "MIT"),
    ("mit-license.org", "MIT"),
    ("choosealicense.com/licenses/mit", "MIT"),
    ("apache.org/licenses/license-2.0", "Apache-2.0"),
    ("opensource.org/licenses/apache-2.0", "Apache-2.0"),
    ("gnu.org/licenses/fdl", "GFDL-1.3-or-later"),
    ("gnu.org/copyleft/fdl", "GFDL-1.3-or-later"),
    ("gnu.org/licenses/gpl", "GPL-3.0-only"),
    ("artlibre.org/licence", "LAL-1.3"),
    ("mozilla.org/mpl/2.0", "MPL-2.0"),
    ("mozilla.org/en-us/mpl/2.0", "MPL-2.0"),
    ("firstdonoharm.dev", "LicenseRef-Hippocratic-3.0"),
    ("unlicense.org", "Unlicense"),
)
_LICENCE_PLACE = re.compile(
    r"creativecommons\.|opensource\.org/licen|choosealicense|spdx\.org|gnu\.org/(?:licenses|copyleft)"
    r"|apache\.org/licenses|/licen[sc]e(?:\.\w+)?/?$|mozilla\.org/(?:en-us/)?mpl|artlibre"
    r"|firstdonoharm|unlicense|mit-license|i\.creativecommons|/licen[sc]e(?:\.md|\.txt)?(?:[?#]|$)"
    r"|wiki/creative_commons|wiki/mit_license",
    re.IGNORECASE,
)
_HEAD = (
    r"creative[\s-]*commons?|\bcc(?=[\s-]{0,2}(?:by|0|zero|attribution|licen[sc]e|share|nc|sa\b|-))"
    r"|\bcc(?=[\s:]{0,2}(?:名前|表示|署名))|知识共享|知識共享|創用\s?cc|クリエイティブ・?\s?コモンズ"
    r"|크리에이티브\s?커먼즈|\bccl\b"
    r"|المشاع\s?الإبداعي|المشاع\s?الابداعي|криэйтив\s?коммонс|криейтив\s?коммонс|кріейтів"
    r"|\bby-(?:nc-)?(?:sa|nd|nc)\b(?=[\s-]?\d)|creativecommons"
)
_CC = re.compile(rf"(?:{_HEAD})", re.IGNORECASE)
_ZERO = re.compile(
    r"\bzero\b|\bcc[\s-]?0\b|\b0 1\.0\b|公共领域贡献|パブリック・?ドメイン・?デディケーション|\bcczero\b", re.IGNORECASE
)
_SA = re.compile(
    r"share[\s-]?(?:a|-a)?like|\bsa\b|compartir|compartilh|partil?ha|partage|weitergabe|condivid"
    r"|gelijk\s?delen|na tych samych|継承|相同方式|同方式|같은|동일\s?조건|на тех же|с сохранением"
    r"|на таких самых|на умовах"
    r"|שיתוף זהה|بالمثل|dela ?lika|del på samme|samme vilkår|ayn[ıi]\s?lisans|benzer\s?paylaş"
    r"|condiții identice|partajare|zachovejte|zachovat|jaa\s?samoin|tarttuva|serupa|παρόμοια|így add"
    r"|azonos|mateixa|isti uslovi|pod istim",
    re.IGNORECASE,
)
_NC = re.compile(
    r"non[\s-]?commerc|\bnc\b|no[\s-]?comercial|n[ãa]o[\s-]?comercial|pas d'utilisation commerciale"
    r"|nicht[\s-]?kommerziell|niet[\s-]?commercieel|użycie niekomercyjne|非営利|非商业|非商業|비영리"
    r"|некоммерч|некомерц"
    r"|לא מסחרי|שימוש לא|غير التجاري|غير تجاري|icke[\s-]?kommersiell|ikke[\s-]?kommersi|gayri\s?ticari"
    r"|necomercial|neužívejte|epäkaupallinen|nonkomersial|ne add el|nekomer",
    re.IGNORECASE,
)
_ND = re.compile(
    r"no[\s-]?deriv|\bnd\b|sin\s?(?:obra)?\s?derivad|sem\s?deriva|pas de modif|keine bearb"
    r"|geen\s?afgeleide|bez utworów|改変禁止|禁止演绎|禁止改作|변경\s?금지|без производных|ללא נגזרות"
    r"|منع الاشتقاق|inga bearb|türetilemez|non opere derivate",
    re.IGNORECASE,
)
_BY = re.compile(
    r"attribution|\bby\b|atribu|reconocimiento|namensnennung|attribuz|naamsvermelding"
    r"|uznanie autorstwa|表示|署名|姓名標示|저작자\s?표시|атрибуц|авторств|ייחוס|יחוס|نسب|النسبة"
    r"|erkännande|navngivelse|navngivning|alıntı|atıf|uveďte|nimeä|nevezd|reconeixement|αναφορά"
    r"|із зазначенням|зазначення|creditare",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"(?<![\w.])v?(?P<full>[0-9]\.[0-9])(?![\w]|\.\d)|(?<=[a-zA-Z)\]-][\s-])(?P<short>[1-4])(?![\w.])"
)
_SPDX = re.compile(r"SPDX-License-Identifier:\s*([A-Za-z0-9.+-]+(?:\s+(?:AND|OR|WITH)\s+[A-Za-z0-9.+-]+){0,4})")
_PLAIN = (
    (
        re.compile(
            r"\b(?:the )?(?:MIT|Expat)\b(?= (?:open.source )?[Ll]icen[sc]e|-licen|[.,)]|\s*\x02|$)"
            r"|\blicen[sc]e\s?[:(]?\s?MIT\b|(?:under|bajo|sous|unter|sob|sotto)[^.]{0,20}\bMIT\b"
        ),
        "MIT",
    ),
    (re.compile(r"\bApache\b.{0,30}\b2(?:\.0)?\b|\bApache-2\.0\b"), "Apache-2.0"),
    (re.compile(r"\bGNU Free Documentation\b|\bGFDL\b"), "GFDL-1.3-or-later"),
    (re.compile(r"\bMozilla Public Licen[sc]e\b|\bMPL[- ]?2\.0\b"), "MPL-2.0"),
    (re.compile(r"\bGPL[- ]?v?3|\bGNU General Public Licen[sc]e"), "GPL-3.0-only"),
    (re.compile(r"\bFree Art Licen[sc]e|\bLicence Art Libre"), "LAL-1.3"),
    (re.compile(r"\bHippocratic Licen[sc]e"), "LicenseRef-Hippocratic-3.0"),
    (re.compile(r"\b[Aa]ll [Rr]ights [Rr]eserved"), "LicenseRef-all-rights-reserved"),
)
_MOST = 12
_REAL = {"1.0", "2.0", "2.1", "2.5", "3.0", "4.0"}


def is_place(url: str) -> bool:
    """Whether an address is a licence's, not a source's."""
    return bool(_LICENCE_PLACE.search(url))


def at_place(url: str) -> str:
    """The SPDX id of the licence at an address, unversioned ones with a ? at the end; an empty string for others."""
    found = _CC_URL.search(url)
    if found:
        kind = found["kind"].lower()
        if "zero" in kind or "cc0" in kind:
            return "CC0-1.0"
        return "" if "mark" in kind else f"CC-{kind.upper()}-{found['version'] or '?'}"
    low = url.lower()
    known = next((spdx for place, spdx in _OTHER_URL if place in low), "")
    return known or (at(url).id if at(url) else "")


def _in_cc(words: str) -> tuple[str, str]:
    """The licence that Creative Commons words name ("" for none) and a remark."""
    numbers = [found["full"] or f"{found['short']}.0" for found in _VERSION.finditer(words)]
    version = numbers[0] if numbers else "?"
    if _ZERO.search(words):
        return "CC0-1.0", NO_SUCH if version not in ("?", "1.0") else ""
    parts = ["BY"]
    parts += ["NC"] if _NC.search(words) else []
    parts += ["SA"] if _SA.search(words) else []
    parts += ["ND"] if _ND.search(words) else []
    if len(parts) == 1 and not _BY.search(words):
        return "", ""
    odd = ("SA" in parts and "ND" in parts) or (version != "?" and version not in _REAL)
    odd = odd or (version == "4.0" and bool(re.search(r"\bunported\b", words, re.IGNORECASE)))
    odd = odd or (version == "3.0" and bool(re.search(r"\binternational\b", words, re.IGNORECASE)))
    if "SA" in parts and "ND" in parts:
        parts.remove("SA")
    return f"CC-{'-'.join(parts)}-{version}", NO_SUCH if odd else ""


def mentions(words: str, links: list[str]) -> list[Mention]:
    """The licences of a sentence from left to right; words and the link at them are one."""
    tokens = [(found.start(), found.end(), links[int(found[2])]) for found in _TOKEN.finditer(words)]
    placed = [token for token in tokens if is_place(token[2])][:_MOST]
    made: list[Mention] = []
    starts = [found.start() for found in _CC.finditer(words)][:_MOST]
    for start in starts:
        if made and start < made[-1].end:
            continue
        made.append(_cc_at(words, start, placed, starts))
    for start, end, url in placed:
        if not any(one.start <= end and start <= one.end for one in made):
            made.append(_bare(words[start:end], start, end, url))
    for pattern, spdx in _PLAIN:
        found = pattern.search(words)
        if found and not any(one.start - 30 <= found.start() <= one.end + 30 for one in made):
            made.append(Mention(found.start(), found.end(), spdx, found[0]))
    made = [one for one in made if one.spdx or one.link]
    return sorted(made, key=lambda one: one.start)


def _cc_at(words: str, start: int, placed: list, starts: list[int]) -> Mention:
    """The mention that begins with the words "Creative Commons", up to where its own words end."""
    following = [other for other in starts if other > start + 18]
    limit = min([start + 170, len(words), *[other for other in following if not _same_link(words, start, other)]])
    window = words[start:limit]
    cut = re.search(
        r"[.;。！]\s|[;；。]|\b(?:which|and (?:is|was|it)|by the|as|from|for more)\b"
        r"|\x03(?=[^\x01]{8,}\x01)|(?<=\d\.\d),",
        window[12:],
    )
    window = window[: cut.start() + 12 + (1 if window[cut.start() + 12] == "\x03" else 0)] if cut else window
    link = next((url for begin, end, url in placed if begin <= start + len(window) and end >= start - 2), "")
    begin = (
        max(0, words.rfind("\x01", 0, start))
        if link and words.rfind("\x01", 0, start) > words.rfind("\x03", 0, start)
        else start
    )
    bare = re.sub("\x02\\d+\x03", " ", window)
    spdx, remark = _in_cc(bare)
    stated = at_place(link) if link else ""
    ended = [end for b, end, url in placed if url == link and b <= start + len(window) and end >= start - 2]
    end = max([start + len(window.rstrip()), *ended])
    return _settled(begin, end, spdx, stated, remark, " ".join(bare.replace("\x01", " ").split()), link)


def _same_link(words: str, start: int, other: int) -> bool:
    """Whether the second "CC" only repeats the first, as in "Creative Commons Attribution (CC BY)"."""
    between = words[start:other]
    return (
        "(" in between[-4:]
        or "\x01" in between[-4:]
        or (len(between) < 60 and "\x01" not in between and ")" not in between)
    )


def _bare(words: str, start: int, end: int, url: str) -> Mention:
    text = re.sub("[\x01-\x03]|\x02\\d+\x03", " ", re.sub("\x02\\d+\x03", "", words))
    spdx, remark = _in_cc(text) if _BY.search(text) or _SA.search(text) or _ZERO.search(text) else ("", "")
    return _settled(start, end, spdx, at_place(url), remark, text.strip(), url)


def _settled(start: int, end: int, said: str, linked: str, remark: str, words: str, link: str) -> Mention:
    """What words and link say together. The words win where both are whole and differ; it is remarked."""
    spdx = said or linked
    if said and linked and said.startswith("CC") and linked.startswith("CC"):
        kind, version = said.rsplit("-", 1) if said != "CC0-1.0" else ("CC0", "1.0")
        other, number = linked.rsplit("-", 1) if linked != "CC0-1.0" else ("CC0", "1.0")
        if kind != other and kind == "CC-BY" and version == "?":
            spdx, kind, version = linked, other, number
        if kind != other or ("?" not in (version, number) and version != number):
            remark = remark or DIFFER
        elif version == "?":
            spdx = linked
    if spdx.endswith("-?"):
        remark = remark or UNVERSIONED
        spdx = f"LicenseRef-{spdx[:-2]}-unversioned"
    return Mention(start, end, spdx, words.strip(" .,;:()"), link, remark)


def header(text: str) -> str:
    """The licence an SPDX line at the top of a file states."""
    found = _SPDX.search(text[:4000])
    return " ".join(found[1].split()) if found else ""


def licence_in(words: str) -> str:
    """The SPDX id of the first licence these words name or link to, or an empty string."""
    links: list[str] = []

    def put(found: re.Match) -> str:
        links.append(found[1])
        return f"\x01\x02{len(links) - 1}\x03"

    found = mentions(re.sub("\x02([^\x02\x03]*)\x03", put, words), links)
    return next((one.spdx for one in found if one.spdx), "")


def known(spdx: str) -> bool:
    """Whether the portal has a row of facts for it."""
    return spdx in LICENCES
