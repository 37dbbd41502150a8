"""Markdown to safe HTML. Runs in a child process of its own: `python markup.py` reads JSON, writes JSON.

It therefore imports nothing of ours. The child limits its own time and memory before it reads a byte (R40, R43).
"""

import json
import re
import resource
import sys

import nh3
from markdown_it import MarkdownIt

SECONDS = 2
MEMORY = 512 * 1024 * 1024
LIMIT = 200_000

_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code"),
    *("em", "strong", "s", "a", "table", "thead", "tbody", "tr", "th", "td"),
}
_ADDRESS = re.compile(r"(?:https?://[^/\\\s]|mailto:[^/\s])", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20, "linkify": False})
    parser.enable(["table", "strikethrough"])
    parser.validateLink = lambda url: bool(_ADDRESS.match(url)) and "\\" not in url
    parser.add_render_rule("image", _words_of_image)
    return parser


def _words_of_image(renderer, tokens, place, options, env) -> str:
    """A picture is its words: nothing is loaded from anywhere."""
    words = renderer.renderInlineAsText(tokens[place].children or [], options, env)
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _headings(parser: MarkdownIt, text: str) -> list[tuple[int, int, int, str]]:
    """Each heading as (first line, line after, level, words), outermost blocks only."""
    tokens = parser.parse(text)
    return [
        (token.map[0], token.map[1], int(token.tag[1]), tokens[place + 1].content.strip())
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.map
    ]


def settle(text: str, title: str = "") -> tuple[str, str]:
    """The text with headings from the second level on, and its own title, which is taken out of it.

    The page has one h1, the policy's title. A single h1 that opens the text (or equals `title`) is that title.
    """
    parser = _parser()
    found = _headings(parser, text)
    lines = text.split("\n")
    own = _own_title(found, lines, title)
    if own is not None:
        start, end, _level, words = found[own]
        lines[start:end] = [""] * (end - start)
        title = title or words
        del found[own]
    shift = 2 - min((level for *_rest, level, _words in found), default=2)
    for start, end, level, words in reversed(found):
        lines[start:end] = [f"{'#' * min(max(level + shift, 2), 6)} {words}".rstrip()]
    settled = re.sub(r"\A\n+|\n+\Z", "", "\n".join(lines))
    return f"{settled}\n", title


def _own_title(found: list, lines: list[str], title: str) -> int | None:
    if not found:
        return None
    start, _end, level, words = found[0]
    opens = not any(line.strip() for line in lines[:start])
    alone = level < min((other[2] for other in found[1:]), default=7)
    named = bool(title) and words.casefold() == title.strip().casefold()
    return 0 if words and ((level == 1 and alone and opens) or (named and opens)) else None


def render(text: str) -> str:
    """Safe HTML: explicit tags, no attribute but a link's address, which is http, https or mailto."""
    made = _parser().render(text)
    made = re.sub(r"<(/?)h1>", r"<\1h2>", made)
    return nh3.clean(
        made,
        tags=_TAGS,
        attributes={"*": set(), "a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )


def main() -> None:
    """One text in, one page out; killed by its own limits when the text is hostile."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked = json.loads(sys.stdin.buffer.read(4 * LIMIT + 10_000))
    text, title = settle(asked["text"], asked["title"])
    json.dump({"text": text, "title": title, "html": render(text)}, sys.stdout)


if __name__ == "__main__":
    main()
