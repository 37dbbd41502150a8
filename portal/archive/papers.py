"""What a case is on paper and as data: the whole of it, or the copy others may read.

The redacted copy is what `cases.leaving` gives, without the reports' words, talks, letters and files, and with every
name and handle the case knows put as a part and a number: [affected 1].
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from .. import accounts, cases, gathering, letters
from ..access import require

SHORTEST = 3
NEVER = ("identity", "dialogue")


@dataclass(frozen=True)
class Papers:
    """A case as it would go out. `hidden`: how many names and handles were put as codes."""

    view: cases.CaseView
    whole: bool
    hidden: int = 0
    names: dict[str, str] = field(default_factory=dict)
    gathered: gathering.Gathered = field(default_factory=gathering.Gathered)
    proposals: tuple[dict, ...] = ()
    letters: tuple[dict, ...] = ()

    @property
    def files(self) -> int:
        """How many files go along."""
        return len(self.view.files) + sum(len(report.files) for report in self.view.reports) if self.whole else 0


def papers(actor, case_id: str, *, whole: bool) -> Papers:
    """What would go out, for somebody who may read it all. Changes nothing."""
    require(actor, "case.export", cases.see(actor, case_id))
    view = cases.read(actor, case_id)
    found = gathering.gathered(actor, view)
    if whole:
        names = cases.names_in(view) | accounts.names(found.people)
        more = {"proposals": _proposals(actor, case_id), "letters": _letters(actor, view)}
        return Papers(view, True, names=names, gathered=found, **more)
    known = codes(view)
    hide = _hider(known)
    left = cases.leaving(actor, view)
    left = replace(
        left,
        notes=tuple(replace(one, text=hide(one.text), more={}) for one in left.notes if one.kind not in NEVER),
        parties=tuple(replace(one, name=_code_of(one, known), handles="") for one in left.parties),
        measures=tuple(replace(one, text=hide(one.text)) for one in left.measures),
        reports=tuple(_without_words(one) for one in left.reports),
        files=(),
    )
    lessons = tuple(replace(one, author="", text=hide(one.text)) for one in found.lessons)
    return Papers(left, False, hidden=len(known), gathered=gathering.Gathered(lessons=lessons))


def _proposals(actor, case_id: str) -> tuple[dict, ...]:
    found = reversed(cases.proposals(actor, case_id))
    return tuple({"at": one.at, "state": one.state, "rule": one.rule, "words": one.words} for one in found)


def _letters(actor, view) -> tuple[dict, ...]:
    to = {party.id: party.name for party in view.parties}
    found = [letters.read(actor, view.id, row.id) for row in letters.listing(actor, view.id)]
    return tuple(
        {"at": one.row.at, "state": one.row.state, "to": to.get(one.row.party_id, ""), "parts": one.parts}
        for one in found
    )


def codes(view: cases.CaseView) -> dict[str, str]:
    """Every name and handle the case knows, and the code that stands for it: {"Robin K.": "[affected 1]"}."""
    made, counted = {}, Counter()
    for party in view.parties:
        counted[party.role] += 1
        code = f"[{party.role} {counted[party.role]}]"
        handles = re.split(r"[\s,;]+", party.handles)
        for name in (party.name, *party.name.split(), *(one.rpartition(":")[2] for one in handles)):
            if len(name.strip()) >= SHORTEST:
                made.setdefault(name.strip(), code)
    return made


def _code_of(party, known: dict[str, str]) -> str:
    return known.get(party.name.strip(), "")


def _hider(known: dict[str, str]):
    """A function that puts codes for names, longest first, whole words only, in whatever case they stand."""
    if not known:
        return lambda text: text
    low = {name.casefold(): code for name, code in known.items()}
    longest = sorted(known, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(lambda found: low.get(found[0].casefold(), "[…]"), text)


def _without_words(report):
    """That there was a report, and when. Its words would tell who wrote it."""
    return replace(report, answers={}, identity=None, messages=(), files=())
