"""What a community takes along: everything of its own that one of its leads can open, as one folder, sealed.

Written part by part, so that a thousand cases need no more memory than one. Nothing of the committee's is in it: no
word, step or vote of its cases, no row of its register; nor what other communities told, nor a list of somebody's.
"""

import csv
import io
import zipfile
from dataclasses import asdict, replace

from .. import access, accounts, archive, cases, clock, communities, policies, reports, sealing, transparency
from ..access import require

FORMAT = "conduct-portal community"
VERSION = 1
README = """{name}, taken along from a Conduct Portal on {day}.

community.json    who you are: contacts, places, events, the people of your team and their roles
code/             your code of conduct: every version as Markdown, with its licence and where it comes from
statements.json   the numbers you published, each version as it was
statistics.csv    your own counts, a row an incident or a report; statistics.json is the same
cases/            a folder for each case that whoever made this could open: case.json, and its files
reports/          reports that belong to no case
manifest.json     how much of each there is

What the committee wrote, did or decided is not in here, nor anything of other communities.
Another Conduct Portal takes all of it in: portal communities import
Whoever holds this folder can read it. Delete it when it is no longer needed.
"""


def pack(actor, *, home: str, say=str) -> tuple[sealing.SealedSpool, dict]:
    """The folder, zipped on disk under a key of its own, and how much of each is in it."""
    require(actor, "community.export")
    spool, counts = sealing.SealedSpool(), {}
    with zipfile.ZipFile(archive.Straight(spool), "w", zipfile.ZIP_DEFLATED) as folder:
        row = communities.community(actor)
        folder.writestr("README.txt", README.format(name=row.name, day=clock.today().isoformat()))
        folder.writestr("community.json", archive.plain_json(_community(actor)))
        counts["versions"] = _code(actor, folder, home, row.slug, say)
        counts |= _numbers(actor, folder)
        counts |= _cases(actor, folder)
        facts = {"format": FORMAT, "version": VERSION, "made": clock.now().isoformat(), "slug": row.slug}
        folder.writestr("manifest.json", archive.plain_json(facts | {"counts": counts}))
    return spool, counts


def _community(actor) -> dict:
    row = communities.community(actor)
    names = ("slug", "name", "kind", "language", "zone", "about", "acknowledge_hours", "country", "help_lines")
    people = access.people_with(actor.partition, access.COMMUNITY_ROLES)
    known = accounts.names(people)
    return {
        **{name: getattr(row, name) for name in names},
        "founded": row.founded,
        "contacts": _contacts(actor),
        "places": [one.name for one in communities.places(actor)],
        "events": [_event(actor, one) for one in reversed(communities.events(actor))],
        "people": [{"name": known[who], "roles": roles} for who, roles in people.items() if who in known],
    }


def _contacts(actor, event_id: str | None = None) -> list[dict]:
    names = ("kind", "name", "words", "mail", "phone", "url")
    return [{name: getattr(one, name) for name in names} for one in communities.contacts(actor, event_id)]


def _event(actor, row) -> dict:
    names = ("id", "slug", "name", "first_day", "last_day", "zone", "place", "size")
    more = {"contacts": _contacts(actor, row.id), "places": [one.name for one in communities.places(actor, row.id)]}
    return {name: getattr(row, name) for name in names} | more


def _code(actor, folder, home: str, slug: str, say) -> int:
    history = policies.history(actor)
    folder.writestr("code/history.json", archive.plain_json(history))
    for name, words in policies.as_files(actor, home=home, slug=slug, say=say):
        folder.writestr(f"code/{name}", words)
    return len(history)


def _numbers(actor, folder) -> dict[str, int]:
    told, rows = transparency.statements_told(actor.partition), cases.counts_told(actor)
    folder.writestr("statements.json", archive.plain_json(told))
    folder.writestr("statistics.json", archive.plain_json(rows))
    out = io.StringIO()
    if rows:
        sheet = csv.DictWriter(out, rows[0])
        sheet.writeheader()
        sheet.writerows(rows)
    folder.writestr("statistics.csv", out.getvalue())
    return {"statements": len(told), "statistics": len(rows)}


def _cases(actor, folder) -> dict[str, int]:
    found, taken, files = [one for one in cases.searchable(actor).values() if not one.drill], set(), 0
    for case in found:
        taken.update(cases.reports_of(actor, case.id))
        files += _case(actor, folder, case)
    loose = reports.loose(actor, taken)
    for number, report_id in enumerate(loose, 1):
        view, kept = reports.own_part_of_report(reports.read(actor, report_id)), []
        place = f"reports/{number:04d}"
        _put_report_files(actor, folder, f"{place}-files", view, kept)
        told = asdict(view) | {"box": reports.way_in(actor, report_id), "kept": kept}
        folder.writestr(f"{place}.json", archive.plain_json(told))
        files += len(kept)
    return {"cases": len(found), "reports": len(taken) + len(loose), "files": files}


def _case(actor, folder, case) -> int:
    """One case with its files; says how many files."""
    papers = archive.papers(actor, case.id, whole=True)
    view = cases.own_part(papers.view)
    known = cases.names_in(view) | accounts.names(papers.gathered.people)
    papers = replace(papers, view=view, names=known)
    place, kept = f"cases/{case.code_name.replace(' ', '-')}", []
    for file in view.files:
        name, kind, _size, parts = cases.read_file(actor, case.id, file.id)
        _put(folder, kept, f"{place}/files", (name, kind, parts), {"case": file.kind, "at": file.at})
    for report in view.reports:
        _put_report_files(actor, folder, f"{place}/files", report, kept)
    boxes = {report.id: reports.way_in(actor, report.id) for report in view.reports}
    more = {"boxes": boxes, "kept": kept, "event_id": case.event_id}
    folder.writestr(f"{place}/case.json", archive.as_json(papers, **more))
    return len(kept)


def _put_report_files(actor, folder, place: str, view, kept: list[dict]) -> None:
    of = [(None, one) for one in view.files]
    of += [(number, one) for number, message in enumerate(view.messages) for one in message.files]
    for message, one in of:
        name, kind, _size, parts = reports.read_file(actor, view.id, one.id)
        _put(folder, kept, place, (name, kind, parts), {"report": view.id, "message": message})


def _put(folder, kept: list[dict], place: str, file, facts: dict) -> None:
    name, kind, parts = file
    entry = f"{place}/{len(kept) + 1:03d}-{archive.plain_name(name)}"
    with folder.open(entry, "w", force_zip64=True) as out:
        for part in parts:
            out.write(part)
    kept.append({"entry": entry, "name": name, "type": kind, **facts})
