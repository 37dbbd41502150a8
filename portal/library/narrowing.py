"""Finds sentences of an event's additions that may take something away from the code they are added to (policy P0 7).

A finding is a question for a person, not a verdict. The main languages of the portal's communities are known.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

_WORDS = json.loads(Path(__file__).with_name("data").joinpath("narrowing.json").read_text(encoding="utf-8"))
KINDS = tuple(_WORDS)
_FOUND = {
    kind: re.compile(rf"(?<![a-zà-ÿ])(?:{'|'.join(words)})(?![a-zà-ÿ])", re.IGNORECASE)
    for kind, words in _WORDS.items()
}
_SENTENCES = re.compile(r"[^.!?。！？\n]{1,2000}[.!?。！？]*")


@dataclass(frozen=True)
class Narrowing:
    """A sentence that may narrow the code, and in which way."""

    kind: str
    sentence: str


def find(text: str) -> list[Narrowing]:
    """The sentences of some additions that may narrow, each once, in order."""
    found: dict[str, Narrowing] = {}
    for paragraph in re.split(r"\n[ \t]*\n|\n(?=[ \t]{0,8}(?:[-*+#]|\d{1,3}[.)]))", text):
        flat = " ".join(paragraph.split())
        for one in _SENTENCES.finditer(flat):
            sentence = one[0].strip(" -*+#>")
            kind = next((kind for kind, words in _FOUND.items() if words.search(sentence)), None)
            if kind:
                found.setdefault(sentence, Narrowing(kind, sentence))
    return list(found.values())
