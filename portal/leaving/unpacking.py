"""A community that was taken along, brought in: founded anew, its cases sealed to whoever leads it here."""

import json
import zipfile
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from .. import audit, cases, communities, policies, reports, sealing, transparency
from ..db import db
from ..errors import Refused
from . import packing

LARGEST = 64 * 1024 * 1024
LEFT_OUT = (
    "Whoever reported this had left somebody of the team out. That was kept by account, and accounts do not move: "
    "before a colleague joins this case, make sure that they are not the one."
)


@dataclass
class Brought:
    """What came in: the lead here, the address, and how much of each."""

    lead: object
    slug: str
    counts: dict[str, int] = field(default_factory=dict)


def opened(code: str, stream) -> zipfile.ZipFile:
    """The folder in a sealed archive. Raises Refused archive_shut for another code, archive_odd for another thing."""
    spool = sealing.SealedSpool()
    try:
        for part in sealing.opened_parcel(code, stream):
            spool.write(part)
        spool.seek(0)
        folder = zipfile.ZipFile(spool)
        manifest = _read(folder, "manifest.json")
    except sealing.Damaged:
        raise Refused("archive_shut") from None
    except (zipfile.BadZipFile, KeyError, ValueError):
        raise Refused("archive_odd") from None
    if manifest.get("format") != packing.FORMAT or manifest.get("version") != packing.VERSION:
        raise Refused("archive_odd")
    return folder


def _read(folder: zipfile.ZipFile, name: str):
    if folder.getinfo(name).file_size > LARGEST:
        raise Refused("archive_odd")
    return json.loads(folder.read(name))


def bring(actor, folder: zipfile.ZipFile, *, slug: str = "") -> Brought:
    """Found the community with everything in the folder; `actor`, a person, leads it.

    Raises Refused slug_odd or slug_taken (choose another `slug`), archive_odd when the folder is not what it says.
    """
    try:
        return _bring(actor, folder, slug)
    except (KeyError, TypeError, ValueError, AttributeError, zipfile.BadZipFile):
        raise Refused("archive_odd") from None


def _bring(actor, folder: zipfile.ZipFile, slug: str) -> Brought:
    told = _read(folder, "community.json")
    names = ("kind", "language", "zone", "about")
    lead = communities.found(actor, told["name"], slug or told["slug"], **{name: told[name] for name in names})
    communities.edit(lead, acknowledge_hours=told["acknowledge_hours"])
    communities.keep_help(lead, told["country"], told["help_lines"])
    events = _places(lead, told)
    counts = {"versions": policies.bring_history(lead, _read(folder, "code/history.json"))}
    counts["statements"] = transparency.bring_statements(lead, _read(folder, "statements.json"))
    counts["statistics"] = cases.bring_counts(lead, _read(folder, "statistics.json"))
    counts |= _cases(lead, folder, events)
    audit.record(lead, "leaving.brought", None)
    db.session.flush()
    return Brought(lead, slug or told["slug"], counts)


def _places(lead, told: dict) -> dict[str, str]:
    """Contacts, places and events; gives {an event's id there: its id here}."""
    _around(lead, told)
    made = {}
    for one in told["events"]:
        days = {name: date.fromisoformat(one[name]) for name in ("first_day", "last_day")}
        facts = {name: one[name] for name in ("slug", "name", "zone", "place", "size")}
        made[one["id"]] = communities.keep_event(lead, **facts, **days).id
        _around(lead, one, made[one["id"]])
    return made


def _around(lead, told: dict, event_id: str | None = None) -> None:
    for one in told["contacts"]:
        names = ("kind", "name", "words", "mail", "phone", "url")
        communities.keep_contact(lead, event_id=event_id, **{name: one[name] for name in names})
    if told["places"]:
        communities.keep_places(lead, "\n".join(told["places"]), event_id)


def _cases(lead, folder: zipfile.ZipFile, events: dict[str, str]) -> dict[str, int]:
    there: dict[str, str] = {}
    names = sorted(folder.namelist())
    found = [name for name in names if name.startswith("cases/") and name.endswith("/case.json")]
    for name in found:
        told = _read(folder, name)
        mine = []
        for one in told["reports"]:
            if one["id"] not in there:
                there[one["id"]] = _report(lead, folder, one | {"box": told["boxes"][one["id"]]}, told["kept"])
            mine.append(there[one["id"]])
        files = [(one | {"kind": one["case"]}, _stash(folder, one)) for one in told["kept"] if "case" in one]
        case_id = cases.bring_case(lead, told, events=events, mine=mine, files=files)
        if told["excludes"]:
            cases.put_words(lead, case_id, LEFT_OUT)
    loose = [name for name in names if name.startswith("reports/") and name.count("/") == 1]
    for name in loose:
        told = _read(folder, name)
        there[told["id"]] = _report(lead, folder, told, told["kept"])
    return {"cases": len(found), "reports": len(there)}


def _report(lead, folder: zipfile.ZipFile, told: dict, kept: list[dict]) -> str:
    mine = [one for one in kept if one.get("report") == told["id"]]
    return reports.bring_report(lead, told, [(one["message"], one, _stash(folder, one)) for one in mine])


def _stash(folder: zipfile.ZipFile, one: dict) -> sealing.Facts:
    with folder.open(one["entry"]) as entry:
        return sealing.stash(iter(partial(entry.read, 64 * 1024), b""), one["name"], one["type"])
