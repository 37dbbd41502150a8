"""Safe HTML (what markup.py draws) as a tree of plain lists, for paper and for reStructuredText.

A node is a string, or a list of (kind, inner nodes, one fact): ["p", [...]], ["h", [...], 2], ["a", [...], address].
"""

from html.parser import HTMLParser

_KINDS = {"blockquote": "quote", **{name: name for name in ("p", "em", "strong", "s", "ul", "ol", "li", "code", "pre")}}
_CELLS = ("th", "td")
_DEEPEST = 40


class _Tree(HTMLParser):
    """Builds the tree; what it does not know it leaves out and keeps the words."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.top: list = []
        self.open: list[tuple[str, list]] = [("", self.top)]

    def handle_starttag(self, tag, attrs):
        if tag in ("br", "hr"):
            self._here().append([tag, []])
            return
        node = self._node(tag, dict(attrs))
        if node is None or len(self.open) > _DEEPEST:
            return
        self._here().append(node)
        self.open.append((tag, node[1]))

    def _node(self, tag: str, attrs: dict):
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return ["h", [], int(tag[1])]
        if tag == "a":
            return ["a", [], attrs.get("href") or ""] if attrs.get("href") else None
        if tag in ("table", "tr", *_CELLS):
            return [tag, []]
        return [_KINDS[tag], []] if tag in _KINDS else None

    def handle_endtag(self, tag):
        names = [name for name, _inner in self.open]
        if tag in names[1:]:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data):
        self._here().append(data)

    def _here(self) -> list:
        return self.open[-1][1]


def tree(html: str) -> list:
    """The nodes of a text, its blocks one after another."""
    reader = _Tree()
    reader.feed(html)
    reader.close()
    return _tidied(reader.top)


def words(nodes: list) -> str:
    """All words of some nodes."""
    return "".join(node if isinstance(node, str) else words(node[1]) for node in nodes)


def _tidied(nodes: list, *, inline: bool = False) -> list:
    """Without the spaces between blocks; code as words, tables with their number of columns, lists of items only."""
    found = []
    for node in nodes:
        if isinstance(node, str):
            if inline or node.strip():
                found.append(node.replace("\n", " ") if inline else " ".join(node.split()))
        elif made := _settled(node):
            found.append(made)
    return found


def _settled(node: list) -> list | None:
    kind, inner = node[0], node[1]
    if kind in ("br", "hr"):
        return [kind, []]
    if kind == "pre":
        return ["pre", [], words(inner).rstrip("\n")]
    if kind == "code":
        return ["code", [], " ".join(words(inner).split())]
    if kind == "table":
        return _table(inner)
    if kind in ("ul", "ol"):
        items = [["li", _item(one[1])] for one in inner if not isinstance(one, str) and one[0] == "li"]
        return [kind, items] if items else None
    blocks = kind == "quote"
    made = _tidied(inner, inline=not blocks)
    return [kind, made, *node[2:]] if made else None


def _item(inner: list) -> list:
    """An item's nodes: words with their spaces, or blocks without those between them."""
    blocks = any(not isinstance(node, str) and node[0] in ("p", "ul", "ol", "quote", "pre", "table") for node in inner)
    made = []
    for node in inner:
        if isinstance(node, str):
            if node.strip() or not blocks:
                made.append(node.replace("\n", " "))
        elif settled := _settled(node):
            made.append(settled)
    return made or [" "]


def _table(inner: list) -> list | None:
    rows = [row for row in _found(inner, "tr") if _found(row[1], *_CELLS)]
    if not rows:
        return None
    cells = [[_tidied(cell[1], inline=True) or [" "] for cell in _found(row[1], *_CELLS)] for row in rows]
    columns = max(map(len, cells))
    return ["table", [one for row in cells for one in (*row, *([" "] for _ in range(columns - len(row))))], columns]


def _found(nodes: list, *kinds: str) -> list:
    return [node for node in nodes if not isinstance(node, str) and node[0] in kinds]


def levelled(nodes: list, first: int = 2) -> list:
    """The same with headings that begin at `first` and never skip a level, as tagged paper wants them."""
    last, found = first - 1, []
    for node in nodes:
        if not isinstance(node, str) and node[0] == "h":
            last = max(first, min(node[2], last + 1))
            node = ["h", node[1], last]
        found.append(node)
    return found
