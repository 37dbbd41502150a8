"""Which words behind "adapted from" are a source's name, and what the name says: title, author, address."""

import re
from dataclasses import dataclass

from .flat import END, MIDDLE, START
from .known import like_a_code, named
from .licensing import is_place
from .words import pattern, without_marks

LINK = re.compile(f"{START}([^{START}-{END}]*){MIDDLE}(\\d+){END}")
_APART = re.compile(
    r",?\s+(?:and|&|plus|as well as|y|e|et|und|ed|sowie|en|och|og|oraz|i|și|ve|dan|và|и|та|а также|أو"
    r"|و)\s+|,\s+|、|\s?(?:和|以及|及|与|與|と|および|並びに|及び|ならびに)\s?"
    r"|와\s|과\s|\s및\s|그리고|،\s?|\s[&/|]\s|\x04|\s(?=ו[א-ת]{2,}\s)|;\s|・(?=\x01)"
)
_LEADING = re.compile(
    r"^(?:[\s\"'«»“”「『《（(:：.,-]|(?:the|an?|that of|those of|our friends at|from|of|by|on|el|la"
    r"|los|las|del?|al|en|le|les|l'|du|des|de la|sur|dem|der|den|des|die|das|vom|von|auf|il|lo|gli|i"
    r"|dal|dalla|dall'|di|su|sul|sulla|o|a|os|as|do|da|dos|das|no|na|het|de|van|op|both|excellent"
    r"|original|wonderful|fantastic|great)\s+)+",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"^[\s,\"')]*(?:(?:which (?:was|is)|originally|as|version [\d.]+|v?[\d.]+|licensed"
    r"|kindly)\s*,?\s*)*(?:created|written|authored|developed|maintained|published|produced|drafted"
    r"|made|provided|stewarded|hosted|compiled|prepared|used|copyright|escrito|creado|publicado|criado"
    r"|escrita|créé\w*|rédigé\w*|erstellt|geschrieben|veröffentlicht|scritto|creato|geschreven|gemaakt"
    r"|"
    r"написан\w*|создан\w*)?\s*(?:\(c\)|©)?\s*(?:by|from|at|of|for|de|des|von|vom|der|par|di|por|da|do"
    r"|dos|das|del|della|dell|van|av|od|из|от)\s*(?:the |la |l'|los |der |les |our friends at |our "
    r"|folks at )*$",
    re.IGNORECASE,
)
_BY = re.compile(
    r",?\s+(?:which (?:was|is) )?(?:created |written |published |developed |authored |maintained "
    r"|drafted |scritto |escrito |criado |erstellt )?(?:by|from|von|par|por|di|of)\s+(?:the\s+)?"
    r"([A-Z][^.;:()\x01-\x03]{1,100})"
)
_GENERIC = re.compile(
    r"^(?:https?://\S*|www\.\S*|[\w-]+(?:\.[\w-]+)+(?:/\S*)?|(?:the |this |full |original )?(?:here"
    r"|link|page|website|site|homepage|url|text|version|original|source|address|this (?:link|page"
    r"|address)|github|online|website)|(?:version|versión|versão|v|ver\.?|версия|wersja|版本"
    r"|バージョン|versie|versione|version)?\s?\d(?:[\d.]*\d)?|aqu[íi]|ici|hier|qui|cette adresse"
    r"|este enlace|lien|こちら|ここ|这里|這裡|此处|此處|여기|링크|здесь|тут|כאן|هنا|هذا الرابط|tutaj"
    r"|zde|här|buradan?|bu adres\w*|di sini|sini|tässä|itt|đây|aquí|"
    r"en ligne|enlace|\W{0,3})$",
    re.IGNORECASE,
)
_NOT_SOURCE = re.compile(
    r"/faq\b|/translations?\b|mailto:|^tel:|twitter\.com/|x\.com/\w+$|facebook\.com/|instagram\.com"
    r"|linkedin\.com/in|t\.me/|forms\.gle|docs\.google\.com/forms|goo\.gl/forms|typeform"
    r"|discord\.(?:gg|com/invite)|/issues\b|/pulls?\b|/resources/?$|\.(?:png|svg|jpe?g|gif)(?:\?|$)"
    r"|img\.shields\.io|youtube\.com|slack\.com/(?:archives|join|invite|signin)|/contributors?$"
    r"|/donate|surveymonkey|/adopters|eventbrite",
    re.IGNORECASE,
)
_NOT_NAME = re.compile(
    r"^(?:\W*(?:mutual |shared |common |open |personal |professional |our |the |these |their |his "
    r"|her |its |several |many |various |a |an |some |any |all |other |every |each )*"
    r"(?:respect|merit|trust|race|gender|sex|age|religion|values?|principles?|feedback|experiences?"
    r"|discussions?|consensus|members?|community|communities|volunteers?|sponsors?|organi[sz]ers?"
    r"|contributors?|participants?|people|attendees|friends|speakers|everyone|everybody|you|those"
    r"|equality act.*|.*\bact \d{4}.*|.*\blaws?|.*\blegislation.*|human rights|belief|love|kindness"
    r"|input|lessons|conversations?|needs|facts|others|ideas|work|evidence|information|circumstances"
    r"|severity|nature|situation|report|reports|incident|one|team|staff|github|slack|discord|faqs?|q&a"
    r"|ethnicity|appearance|nationality|disability|hello|christianity|islam|god|the bible))\W*$",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"^\s*(?:,|and|&)|(?:,|\b(?:and|y|e|et|und|ed|en|и|та|och|og|oraz|ve|dan)\b|&|、|和|与|與|と)\s*(?:\w{1,4}\s+){0,2}$"
)
_IN_TURN = re.compile(
    r"\b(?:in turn|a su vez|por sua vez|à son tour|wiederum|seinerseits|ihrerseits|a sua volta"
    r"|op zijn beurt|z kolei|в свою очередь|în schimb|i sin tur|puolestaan)\b|בתור[הו]|بدور"
)
_BROKEN = re.compile(r"[\x00-\x1f{}<>|=@\\]")
_TITLED = re.compile(r"\"([^\"]{3,160})\"|「([^」]{2,100})」|『([^』]{2,100})』|《([^》]{2,100})》|«([^»]{3,160})»")


@dataclass
class Target:
    """A source as the words name it; `start` and `end` in the sentence."""

    title: str = ""
    author: str = ""
    url: str = ""
    start: int = 0
    end: int = 0
    deeper: bool = False

    @property
    def sure(self) -> bool:
        """Whether name or address are those of a code, or of a well-known work."""
        return (
            bool(named(f"{self.title} {self.author}"))
            or bool(self.url and like_a_code(self.url))
            or bool(pattern("document").search(self.title))
        )


def usable(url: str) -> bool:
    """Whether an address can be a source's at all."""
    return url.startswith(("http://", "https://")) and not is_place(url) and not _NOT_SOURCE.search(url)


def generic(words: str) -> bool:
    """Whether a link's words say nothing of what stands there."""
    return bool(_GENERIC.match(words.strip(" .,:;()[]\"'")))


def tidy(words: str) -> str:
    """A name without articles and quotation marks around it."""
    words = _LEADING.sub("", without_marks(words)).strip(" \t\"'.,:;、，。»«”“-–—()（）[]*")
    return " ".join(words.split())[:300]


def cut(words: str) -> str:
    """Words up to where their clause turns to something else."""
    found = re.search(r"[;!?。；]|\.(?=\s|$)|\s[-–—]\s|\s?[(（]|:\s", words)
    words = words[: found.start()] if found else words
    stop = pattern("stop").search(words)
    return words[: stop.start()] if stop else words


def names(words: str, language: str, strict: bool) -> list[str]:
    """The sources that words without links name. `strict`: only well-known or quoted ones, or codes by name."""
    quoted = [next(filter(None, found.groups())) for found in _TITLED.finditer(words[:600])]
    if quoted:
        return [tidy(one) for one in quoted[:6] if not _NOT_NAME.match(one)]
    pieces = [tidy(piece) for piece in _APART.split(words[:500])]
    return [piece for piece in pieces[:8] if _is_name(piece, language, strict)]


def _is_name(piece: str, language: str, strict: bool) -> bool:
    if not 2 < len(piece) <= 140 or _NOT_NAME.match(piece) or _BROKEN.search(piece):
        return False
    if pattern("self").match(piece) and not named(piece):
        return False
    if named(piece):
        return True
    document = bool(pattern("document").search(piece))
    words = piece.split()
    proper = sum(word[:1].isupper() for word in words)
    if language == "de":
        return document and proper >= 2 and not strict
    if piece.isascii() or re.match(r"[\u0000-\u024f\u0400-\u04ff\u0370-\u03ff]", piece):
        if len(words) > 14:
            return False
        return (
            (document and proper >= 1 and piece[:1].isupper() and len(words) > 1)
            if strict
            else piece[:1].isupper() or (document and proper >= 1)
        )
    if pattern("self").search(piece):
        return False
    foreign = re.search(r"[A-Z][\w.+&'-]{1,}", piece)
    return bool(document and len(piece) <= 40 and (foreign or not strict)) or bool(
        foreign and not strict and len(piece) <= 60
    )


def targets(region: str, offset: int, links: list[str], language: str, strict: bool) -> list[Target]:
    """The sources a stretch of a sentence names, links first, then the names between and behind them."""
    made: list[Target] = []
    last = 0
    for found in LINK.finditer(region):
        before, words, url = region[last : found.start()], found[1].strip(), links[int(found[2])]
        last = found.end()
        if not usable(url):
            _named(
                before,
                made,
                offset + last,
                language,
                strict,
                words if not url.startswith("http") and not is_place(url) else "",
            )
            continue
        if _joined(made, before, words, url, offset + last):
            continue
        title = "" if generic(words) else tidy(words)
        if not title:
            title = _named_for(before, language, strict, bool(made))
        else:
            _named(cut_last(before), made, offset + found.start(), language, True, "")
        deeper = bool(made) and (made[-1].deeper or bool(_IN_TURN.search(before)))
        made.append(Target(title, "", url, offset + found.start(), offset + last, deeper))
    rest = region[last:]
    if made and (by := _BY.match(rest)):
        made[-1].author = made[-1].author or tidy(cut(by[1]))
    elif not made or _APART.match(rest):
        _named(cut(rest), made, offset + len(region), language, strict or bool(made), "")
    return made


def cut_last(words: str) -> str:
    """The pieces before the last separator: what stands right before a link belongs to the link."""
    found = list(_APART.finditer(words))
    return words[: found[-1].start()] if found else ""


def _named(words: str, made: list[Target], end: int, language: str, strict: bool, extra: str) -> None:
    for name in names(cut(words), language, strict) + (
        [tidy(extra)] if extra and _is_name(tidy(extra), language, False) else []
    ):
        by = re.match(r"(.{3,160}?),?\s+(?:by|from)\s+(?:the\s+)?([A-Z].{1,120})$", name)
        if by and pattern("document").search(by[1]):
            made.append(Target(tidy(by[1]), tidy(by[2]), "", end, end))
        else:
            made.append(Target(name, "", "", end, end))


def _named_for(before: str, language: str, strict: bool, later: bool) -> str:
    """The name that stands before a bare address: "the Harbour Code, version 2, available at https://…"."""
    pieces = before if not later else before[-160:]
    found = names(cut(re.sub(r"[(（:：]\s*$", "", pieces)), language, False)
    return found[-1 if later else 0] if found else ""


def _joined(made: list[Target], before: str, words: str, url: str, end: int) -> bool:
    """Whether a link only adds to the source before it: its author, its version, its address."""
    if not made:
        return False
    old = made[-1]
    if re.match(r"^'s?\s*$|^\s*$", before) and old.url:
        old.title, old.author, old.url, old.end = (tidy(words) or old.title), old.title, url, end
        return True
    if old.url and not generic(words) and _AUTHOR.match(before) and len(before) < 80:
        old.author, old.end = tidy(words), end
        return True
    if not generic(words) or len(before) > 160:
        return False
    close = pattern("available").search(before) or not _APART.search(before)
    if not old.url:
        old.url, old.end = (url, end) if close else (old.url, old.end)
        return bool(close)
    if _host(old.url) == _host(url) and (old.title or close):
        if _depth(old.url) < 2 <= _depth(url) or (_depth(old.url) < 1 <= _depth(url)):
            old.url = url
        old.end = end
        return True
    return bool(old.title and pattern("available").search(before) and not _LISTS.search(before))


def _host(url: str) -> str:
    from_archive = re.search(r"web\.archive\.org/web/\w+/https?://([^/]+)", url)
    host = from_archive[1] if from_archive else url.split("/")[2]
    return host.lower().removeprefix("www.")


def _depth(url: str) -> int:
    return len([part for part in url.split("/")[3:] if part and not re.fullmatch(r"#?|[a-z]{2}(?:-[a-z]{2})?", part)])
