"""Marking passages: sentences to tick, phrases to hide wherever they stand, and the copy that may leave. Pure."""

import re
from hashlib import blake2b

BLACK = "█████"  # always as long, so that nobody measures what stood there
_SENTENCE = re.compile(r"[^\n.!?。！？…]*(?:[.!?。！？…]+[\"'”’»)\]]*|\n|$)")


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text stand, as (start, end), without the blanks around them."""
    found = []
    for match in _SENTENCE.finditer(text):
        words = match[0]
        start = match.start() + len(words) - len(words.lstrip())
        end = match.start() + len(words.rstrip())
        if end > start:
            found.append((start, end))
    return found


def of_sentences(text: str, numbers) -> list[tuple[int, int]]:
    """The passages that were ticked, by their number; numbers there are not are left out."""
    places = sentences(text)
    return [places[number] for number in sorted(set(numbers)) if 0 <= number < len(places)]


def of_phrases(text: str, phrases) -> list[tuple[int, int]]:
    """Every place where one of these phrases stands, whatever its capitals and the blanks between its words."""
    found = []
    for phrase in phrases:
        parts = phrase.split()
        if parts:
            pattern = r"\s+".join(re.escape(part) for part in parts)
            found += [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
    return found


def joined(spans) -> list[tuple[int, int]]:
    """The same passages in order, overlapping and touching ones as one."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        elif end > start:
            made.append((start, end))
    return made


def hide(text: str, spans) -> str:
    """The copy that may leave."""
    made, at = [], 0
    for start, end in joined(spans):
        made += [text[at:start], BLACK]
        at = end
    return "".join([*made, text[at:]])


def hidden(text: str, spans) -> list[str]:
    """The words of the passages."""
    return [text[start:end] for start, end in joined(spans)]


def digest(text: str) -> str:
    """What says that a text is still the one whose passages were marked."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
