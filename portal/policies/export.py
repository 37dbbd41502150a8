"""A published text in other shapes: a Markdown file, a data block for machines, the same HTML one level deeper."""

import json
import re

from ..library import Attribution, as_data, as_markdown, licence


def markdown(work: Attribution, version, home: str, say=str, words: str = "") -> str:
    """CODE_OF_CONDUCT.md: the licence in an SPDX comment *and* the attribution at the end, where readers see it.

    `words`: the version's text with its names and contacts filled in.
    """
    head = [f"SPDX-FileCopyrightText: {version.published.year if version.published else ''} {_plain(work.author)}"]
    if licence(work.licence).stated:
        head.append(f"SPDX-License-Identifier: {licence(work.licence).id}")
    lines = "\n".join(head)
    return (
        f"<!--\n{lines}\n-->\n\n# {' '.join(work.title.split())}\n\n{(words or version.text).strip()}\n\n---\n\n"
        f"{say('Report something, or reach a person:')} <{home}>\n\n{as_markdown(work, version.language)}\n"
    )


def _plain(words: str) -> str:
    return re.sub(r"-{2,}|[<>]", "-", " ".join(words.split()))


def data_block(work: Attribution, version, maintainer: str) -> str:
    """schema.org facts as a JSON-LD data block; it is no script and runs nothing."""
    facts = as_data(
        work,
        version.language,
        version=str(version.number or ""),
        dateModified=version.published.isoformat() if version.published else "",
        inLanguage=version.language,
        maintainer={"@type": "Organization", "name": maintainer},
    )
    words = json.dumps(facts, ensure_ascii=False)
    for mark in "<>&\u2028\u2029":
        words = words.replace(mark, f"\\u{ord(mark):04x}")
    return f'<script type="application/ld+json">{words}</script>'


def deepened(html: str) -> str:
    """Safe HTML with each heading one level deeper, for a page where the code is one part of several."""

    def deeper(found: re.Match) -> str:
        return f"<{found[1]}h{min(int(found[2]) + 1, 6)}>"

    return re.sub(r"<(/?)h([2-6])>", deeper, html)
