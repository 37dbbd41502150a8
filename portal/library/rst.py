"""A text as reStructuredText, from the tree of its HTML. Every mark of the language in the words is escaped."""

import re

from . import nodes

_JOINT = "\x02"  # where a mark begins or ends; no text here holds one (reading takes such letters out)
_LINES = "=-~^\"'"
_MARKS = re.compile(r"([\\*`|])|_(?!\w)|(?<!\w)_")
_START = re.compile(r"^(\s*)([-+•‣⁃:>]|\.\.|\(?[\w#]{1,4}[.)](?=\s|$)|[^\w\s\\](?=\s*$)|[^\w\s\\]{3,})")


def rst(html: str) -> str:
    """Safe HTML as reStructuredText, headings from the second level on."""
    return _blocks(nodes.levelled(nodes.tree(html)))


def title(words: str) -> str:
    """A document's title."""
    words = escaped(" ".join(words.split()))
    line = "=" * _wide(words)
    return f"{line}\n{words}\n{line}"


def escaped(words: str) -> str:
    """Words in which nothing is a mark."""
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", words)


def _begin(words: str) -> str:
    """A paragraph whose first letters can't be taken for a list, a field or a line."""
    return _START.sub(lambda start: f"{start[1]}\\{start[2]}", words, count=1) if not words.startswith("`") else words


def _wide(words: str) -> int:
    """How many columns words take; letters of CJK scripts take two."""
    return max(sum(2 if ord(letter) > 0x10FF else 1 for letter in words), 3)


def _blocks(found: list, *, inside: bool = False) -> str:
    made, run = [], []
    for node in found:
        if isinstance(node, str) or node[0] in ("em", "strong", "s", "code", "a", "br"):
            run.append(node)
            continue
        made += [_paragraph(run), _block(node, inside)]
        run = []
    made.append(_paragraph(run))
    return "\n\n".join(one for one in made if one.strip())


def _paragraph(run: list) -> str:
    lines = [_joined(line) for line in _inline(run).split("\n")]
    lines = [line for line in lines if line]
    if len(lines) > 1:
        return "\n".join(f"| {line}" for line in lines)
    return _begin(lines[0]) if lines else ""


def _joined(line: str) -> str:
    """A line with single spaces, and an escaped one where a mark touches a letter."""
    line = re.sub(rf"{_JOINT}*\s[\s{_JOINT}]*", " ", line).strip(f" {_JOINT}")
    return re.sub(f"{_JOINT}+", r"\\ ", line)


def _block(node: list, inside: bool) -> str:
    kind, inner = node[0], node[1]
    if kind == "p":
        return _paragraph(inner)
    if kind == "h":
        words = _joined(_inline(inner).replace("\n", " "))
        if inside or not words:
            return f"**{escaped(' '.join(nodes.words(inner).split()))}**" if words else ""
        return f"{_begin(words)}\n{_LINES[node[2] - 1] * _wide(words)}"
    if kind in ("ul", "ol"):
        return "\n\n".join(_listed(one, f"{place}." if kind == "ol" else "-") for place, one in enumerate(inner, 1))
    if kind == "quote":
        return f"..\n\n{_indented(_blocks(inner, inside=True), '   ')}"
    if kind == "pre":
        return f"::\n\n{_indented(node[2], '   ')}" if node[2].strip() else ""
    if kind == "table":
        return _table(inner, node[2])
    return ""


def _listed(item: list, mark: str) -> str:
    words = _blocks(item[1], inside=True) or "\\ "
    return f"{mark} {_indented(words, ' ' * (len(mark) + 1)).lstrip()}"


def _indented(words: str, by: str) -> str:
    return "\n".join(f"{by}{line}" if line else "" for line in words.split("\n"))


def _table(cells: list, columns: int) -> str:
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    lines = []
    for row in rows:
        for place, cell in enumerate(row):
            words = _indented(_paragraph(cell) or "\\ ", " " * 7).lstrip()
            lines.append(f"   {'*' if place == 0 else ' '} - {words}")
    return ".. list-table::\n   :header-rows: 1\n\n" + "\n".join(lines)


def _inline(run: list) -> str:
    return "".join(escaped(node.replace("\n", " ")) if isinstance(node, str) else _marked(node) for node in run)


def _marked(node: list) -> str:
    """One marked run; marks inside it are dropped, because the language can't nest them."""
    kind = node[0]
    if kind == "br":
        return "\n"
    words = " ".join((node[2] if kind == "code" else nodes.words(node[1])).split())
    if not words:
        return ""
    if kind == "code":
        return f"{_JOINT}``{words}``{_JOINT}" if "``" not in words and not words.endswith("`") else escaped(words)
    if kind == "a":
        told = escaped(words).replace("<", "\\<").replace(">", "\\>")
        return f"{_JOINT}`{told} <{node[2].replace('_', chr(92) + '_')}>`__{_JOINT}"
    mark = {"em": "*", "strong": "**"}.get(kind, "")
    return f"{_JOINT}{mark}{escaped(words)}{mark}{_JOINT}" if mark else escaped(words)
