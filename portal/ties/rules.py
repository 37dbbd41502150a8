"""From what people write to the forms that are compared. Pure.

A list names people by name, handle or address, and employers. A case names its parties; a report says in free words
who it is about. Two words at least make a person's name: a first name alone would shut half a team out.
"""

from .. import escrow, matching

MOST_LINES = 200
MOST_WORDS = 60
LONGEST_NAME = 4
_LEGAL = {"gmbh", "inc", "llc", "ltd", "limited", "corp", "corporation", "co", "ag", "sa", "bv", "oy", "ab", "plc"}
_ODD = set("0123456789_-.")


def lines(text: str) -> list[str]:
    """The entries of a text: a line each, and parts of a line between commas."""
    parts = text.replace(";", "\n").replace(",", "\n").splitlines()
    return [" ".join(part.split()) for part in parts if part.strip()]


def listed_people(text: str) -> set[str]:
    """The forms of a list of people."""
    return {form for line in lines(text)[:MOST_LINES] for form in _entry(line)}


def listed_employers(text: str) -> set[str]:
    """The forms of a list of employers and other bodies."""
    return {form for line in lines(text)[:MOST_LINES] if (form := _body(matching.words(line)))}


def _entry(line: str) -> set[str]:
    """The form of one entry: a handle or an address with its place, a handle without one, or a full name."""
    if set(":@/") & set(line):
        try:
            return set(escrow.normal_forms(line))
        except escrow.Odd:
            pass
    if _is_handle(line):
        return {f"handle:{_bare(line)}"}
    return {f"name:{matching.name_key(line)}"} if len(matching.words(line)) > 1 else set()


def _is_handle(word: str) -> bool:
    """Whether a word without a place is one: a first name alone is none."""
    return " " not in word and (word.startswith("@") or bool(_ODD & set(word[1:-1])))


def _bare(form: str) -> str:
    """A handle without its place, so that it is found whatever place the other side named."""
    return matching.handle(form).rpartition(":")[2].partition("@")[0]


def _body(words: list[str]) -> str:
    kept = [word for word in words if word not in _LEGAL]
    return f"body:{' '.join(kept)}" if kept else ""


def forms_of(name: str, handles: str = "") -> frozenset[str]:
    """The forms of a party, as a case names it."""
    found = set(forms_in(name))
    for line in lines(handles):
        found |= _entry(line) or {f"handle:{_bare(line)}"}
    return frozenset(found | _without_place(found))


def forms_in(text: str) -> frozenset[str]:
    """Every form that stands in free words: each run of words as a name and as a body, each handle and address."""
    found, said = set(), matching.words(text)[:MOST_WORDS]
    for size in range(1, LONGEST_NAME + 1):
        for start in range(len(said) - size + 1):
            run = said[start : start + size]
            found.add(_body(run))
            if size > 1:
                found.add(f"name:{' '.join(sorted(run))}")
    for piece in text.split()[:MOST_WORDS]:
        bare = piece.strip("()[]<>,.;:!?\"'")
        found |= _entry(bare) if bare else set()
    return frozenset((found | _without_place(found)) - {"", "handle:"})


def _without_place(forms) -> set[str]:
    """The same handles without their place."""
    return {f"handle:{_bare(one)}" for one in forms if not one.startswith(("name:", "body:", "mail:", "handle:"))}
