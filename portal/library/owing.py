"""What a licence asks of whoever adapts a text: each duty a short sentence of ours, with where the licence says it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Duty:
    """One thing a source's licence asks for; `ref` is where it says so."""

    id: str
    licence: str
    words: str
    ref: str = ""


SAYS = {
    "credit": "Name the authors, and whoever else the source asks to be named.",
    "title": "Give the title of the source.",
    "source_uri": "Link to the source.",
    "licence_link": "Name and link the licence of the source.",
    "mark_changes": "Say what you changed, and keep earlier notes of changes.",
    "adaptation_credit": "Say that your text uses theirs.",
    "keep_notices": "Keep their notices of copyright, licence and disclaimer.",
    "prominence": "Show their credit as clearly as that of anybody else who wrote on it.",
    "no_endorsement": "Do not suggest that they approve of you or your text.",
    "same_licence": "Publish your text under the same licence or a later version of it.",
    "state_own_licence": "Name and link the licence of your own text.",
    "no_extra_terms": "Add no terms or locks that take away what the licence gives.",
    "not_restrict": "Choose a licence that lets readers keep to that of the source.",
    "noncommercial_only": "Use it for nothing that is meant to earn money. Tickets and sponsors may not fit.",
    "mark_multiple_licences": "Say that the parts stand under different licences.",
    "courtesy_credit": "Nothing is owed. A credit with title, author and link is a courtesy.",
    "keep_copyright_and_permission_notice": "Keep their copyright line and the permission notice with the text.",
    "include_licence_text": "Put the text of the licence beside it.",
    "keep_NOTICE_file": "Carry over what their NOTICE file says.",
    "needs_permission": "Ask the authors for permission in writing, and keep the answer.",
    "needs_review": "Have somebody who knows the licence look at it.",
    "find_version": "Find out at the source which version of the licence is meant.",
    "read_port": "Read the licence of that country: small differences exist.",
    "title_page_history": "Give it a title of its own, list the authors, and keep the History section.",
    "new_title": "Give it a title of its own.",
    "list_authors": "List the authors.",
    "history_section": "Keep the History section and add to it.",
    "keep_invariants": "Keep sections marked as invariant.",
    "mark_changes_and_date": "Say that you changed it, and when.",
    "verify_on_compatible_licences_page": "Check the list of compatible licences of the Free Art License.",
    "no_adaptation": "Share no changed copy.",
}
_WITHIN_NOTICES = ("copyright_notice", "licence_notice", "disclaimer_notice")
_LIKE = {
    "CC-BY-SA-2.0": "CC-BY-SA-3.0",
    "LicenseRef-CC-BY-SA-3.0-port": "CC-BY-SA-3.0",
    "LicenseRef-CC-BY-SA-unversioned": "CC-BY-SA-3.0",
    "CC-BY-NC-SA-3.0": "CC-BY-SA-3.0",
    "CC-BY-NC-SA-4.0": "CC-BY-SA-4.0",
}


def references(spdx: str, told_of: dict) -> dict[str, str]:
    """All that a licence asks for: duty -> where it says so. A licence like another asks the same, said elsewhere."""
    told = told_of.get(_LIKE.get(spdx, spdx), {})
    found = references(told["extends"], told_of) if "extends" in told else {}
    found |= {one["id"]: one.get("ref", "") for one in told.get("must", [])}
    return {name: "" if spdx in _LIKE else ref for name, ref in found.items() if name not in _WITHIN_NOTICES}


def owed(source: str, stated: list[str], refs: dict[str, str], permitted: bool) -> list[Duty]:
    """The duties towards one source: those of its cell, and all of its licence when adapting is permitted."""
    names = [*stated, *(name for name in refs if permitted and name not in stated)]
    return [Duty(name, source, SAYS[name], refs.get(name, "")) for name in names]
