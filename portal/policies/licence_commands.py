"""`portal policies check-licences`: what some licences state about the licence of a text made from their texts."""

import argparse
from dataclasses import asdict

from .. import shell
from ..library import compat, licences
from ..shell import Answer

_IMPOSSIBLE = {
    "unported_4": "there is no such licence: “Unported” ended with version 3.0, version 4.0 is international",
    "international_3": "there is no such licence: only version 4.0 is called international",
    "no_version": "there is no such version: Creative Commons licences have the versions 1.0 to 4.0",
}
_SAYS = {
    "allowed": "Permitted, as the licences state it.",
    "conditions": "Permitted with conditions, as the licences state it.",
    "discouraged": "Permitted but not recommended, as the licences state it.",
    "forbidden": "Not permitted by what the sources state.",
}
_WAYS = {
    "change_licence": "choose another licence for the text",
    "drop": "leave one of them out",
    "ask": "ask its authors in writing",
    "link": "link instead of copying",
    "find_out": "find out its licence at the source",
}


def hang(room) -> None:
    """Hang this verb on the room's."""
    verb = shell.verb(
        room,
        "check-licences",
        run_check,
        "say whether texts under these licences may become one under that",
        alone=True,
    )
    verb.add_argument(
        "--source",
        action="append",
        required=True,
        type=spdx,
        metavar="SPDX",
        help="a source's licence; may be repeated",
    )
    verb.add_argument(
        "--target", required=True, type=spdx, metavar="SPDX", help="the licence of the text made from them"
    )


def spdx(words: str) -> str:
    """An id of the table, whatever its case."""
    try:
        return compat.spdx_of(words)
    except compat.UnknownLicence as unknown:
        raise argparse.ArgumentTypeError(why_not(words, unknown.meant)) from unknown


def why_not(words: str, meant: str = "") -> str:
    """Why a name is no licence of the list."""
    impossible = licences.impossible(words)
    if impossible:
        return f"{words}: {_IMPOSSIBLE[impossible]}"
    known = ", ".join((*compat.ids(), licences.NOT_KNOWN))
    return f"{words} is no id of the list. Write {meant}." if meant else f"{words} is no id of the list: {known}"


def run_check(options) -> Answer:
    """The verdict, the reasons, the duties, and what else would be permitted."""
    found = compat.check(options.source, options.target)
    data = {
        "verdict": found.verdict,
        "reasons": [f"{one.source}: {one.words}" for one in found.reasons],
        "duties": [asdict(duty) for duty in found.duties],
        "allowed_targets": list(found.allowed_targets),
        "recommended": found.recommended,
        "discouraged_targets": list(found.discouraged_targets),
        "conflicts": [asdict(one) for one in found.conflicts],
    }
    return Answer("\n".join(_told(found, data)), data)


def _told(found: compat.Verdict, data: dict) -> list[str]:
    lines = [_SAYS[found.verdict], *data["reasons"]]
    for one in found.conflicts:
        lines.append(f"Ways out for {' + '.join(one.sources)}: {'; '.join(_WAYS[way] for way in one.ways)}.")
    if found.duties:
        lines += ["Then:", *(f"[ ] {duty.licence}: {duty.words}" for duty in found.duties)]
    lines.append(f"Permitted: {', '.join(found.allowed_targets) or 'no licence at all'}.")
    if found.recommended:
        lines.append(f"Recommended: {found.recommended}.")
    return [*lines, "This is what the licences state. It is not legal advice."]
