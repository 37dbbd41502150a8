"""Turns the HTML in a text into Markdown: a whole page, or the few elements left in a Markdown file."""

import html
import re

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,10})((?:[\s/][^<>]{0,1000})?)>")
_DROP = ("script", "style", "head", "nav", "svg", "template", "noscript", "iframe", "form", "button", "select")
_BLOCKS = (
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "center",
    "aside",
    "figure",
    "address",
    "body",
    "html",
    "details",
    "summary",
    "blockquote",
    "table",
    "tr",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
)
_SILENT = (
    "span",
    "font",
    "small",
    "big",
    "u",
    "sup",
    "sub",
    "abbr",
    "time",
    "label",
    "img",
    "wbr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "caption",
    "colgroup",
    "col",
    "meta",
    "link",
    "title",
    "figcaption",
    "picture",
    "source",
    "mark",
    "cite",
    "ins",
    "q",
    "input",
    "video",
    "audio",
    "object",
    "embed",
)
_INLINE = {"b": "**", "strong": "**", "em": "*", "i": "*", "code": "`", "kbd": "`", "del": "~~", "s": "~~"}
_KNOWN = {*_DROP, *_BLOCKS, *_SILENT, *_INLINE, "a", "br", "hr", "li", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]{0,800})\"|'([^']{0,800})'|([^\s\"'>]{1,800}))", re.IGNORECASE)


class _Page:
    """One pass over the tags. `out` collects Markdown; `links` the open anchors."""

    def __init__(self, whole: bool):
        self.whole = whole
        self.out: list[str] = []
        self.links: list[str] = []
        self.dropping: list[str] = []
        self.lists: list[str] = []
        self.in_pre = False

    def words(self, words: str) -> None:
        if self.dropping:
            return
        if self.whole and not self.in_pre:
            words = re.sub(r"\s+", " ", html.unescape(words))
        self.out.append(words)

    def tag(self, closing: bool, name: str, attributes: str) -> None:
        if name in _DROP:
            self._drop(closing, name)
        elif self.dropping or name in _SILENT:
            pass
        elif name in _INLINE:
            self._mark(closing, _INLINE[name])
        elif name == "a":
            self._anchor(closing, attributes)
        elif name == "br":
            self.out.append("  \n")
        elif name == "hr":
            self.out.append("\n\n---\n\n")
        elif name == "li":
            self._item(closing)
        elif name == "pre":
            self.in_pre = not closing
            self.out.append("\n\n```\n" if not closing else "\n```\n\n")
        elif name[0] == "h" and name[1:].isdigit():
            self.out.append("\n\n" if closing else f"\n\n{'#' * int(name[1])} ")
        else:
            self._block(closing, name)

    def _mark(self, closing: bool, mark: str) -> None:
        """An opening mark stands before its word, a closing one right behind it, or Markdown shows the stars."""
        if closing and self.out and self.out[-1].endswith(" "):
            self.out[-1] = self.out[-1].rstrip()
            mark += " "
        self.out.append(mark)

    def _drop(self, closing: bool, name: str) -> None:
        if not closing:
            self.dropping.append(name)
        elif name in self.dropping:
            while self.dropping.pop() != name:
                pass

    def _anchor(self, closing: bool, attributes: str) -> None:
        if not closing:
            found = _HREF.search(attributes)
            self.links.append(html.unescape(next(filter(None, found.groups()), "")) if found else "")
            self.out.append("[" if self.links[-1] else "")
        elif self.links:
            url = self.links.pop()
            self.out.append(f"]({_bracketed(url)})" if url else "")

    def _item(self, closing: bool) -> None:
        if not closing:
            inner = "  " * max(len(self.lists) - 1, 0)
            self.out.append(f"\n{inner}{'1.' if self.lists[-1:] == ['ol'] else '-'} ")

    def _block(self, closing: bool, name: str) -> None:
        if name in ("ul", "ol"):
            if not closing:
                self.lists.append(name)
            elif self.lists:
                self.lists.pop()
        self.out.append("\n\n" if not (name in ("ul", "ol") and self.lists) else "\n")


def _bracketed(url: str) -> str:
    return f"<{url}>" if re.search(r"[\s()]", url) else url


def to_markdown(text: str, *, whole: bool) -> tuple[str, str]:
    """Markdown and the page's <title>. `whole`: the text is an HTML page, so white space means nothing."""
    title = re.search(r"<title\b[^<>]{0,200}>([^<]{1,300})</title", text, re.IGNORECASE) if whole else None
    page, last, any_tag = _Page(whole), 0, False
    for found in _TAG.finditer(text):
        name = found[2].lower()
        if name not in _KNOWN:
            continue
        any_tag = True
        page.words(text[last : found.start()])
        page.tag(found[1] == "/", name, found[3])
        last = found.end()
    if not any_tag:
        return text.replace("&nbsp;", " "), ""
    page.words(text[last:])
    made = "".join(page.out).replace("&nbsp;", " ")
    if whole:
        made = "\n".join(line.strip() if not line.endswith("  ") else line.lstrip() for line in made.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", made).strip() + "\n", html.unescape(title[1]).strip() if title else ""
