"""`portal reports …`"""

import json
from pathlib import Path

from flask import current_app

from .. import access, sealing
from ..shell import Answer, group, verb
from . import canary_commands, walk_commands

_PROBLEMS = {
    "closed": "Nobody could receive a report there.",
    "form": "The form did not take a test report.",
    "lost": "A test report was sent, but is not there or stays shut.",
    "shut": "A test report arrived with other words than were sent.",
    "community": "There is no community of that name. Give the last part of /c/…/, or committee.",
    "file": "That file holds no report: one JSON object of the form's fields, each text, true, false or a list.",
    "unread": "That file can't be read. Look at its path, and at who may read it.",
    "lists": "“files” is a list of paths, from the folder of the JSON file.",
    "ours": "step, receipt, issued and drill are the form's own. Leave them out.",
}


def commands(subparsers) -> None:
    """Declare the verbs of the letterbox."""
    verbs = group(subparsers, "reports", "send a report, or test that one arrives")
    about = "send a report by the rules of the form; prints its receipt"
    _community(verb(verbs, "file", run_file, about, reads=True, given=True))
    testing = verb(verbs, "canary", run_canary, "send a test report: does it arrive, can it be opened?", reads=True)
    _community(testing)


def _community(parser) -> None:
    parser.add_argument("--community", metavar="SLUG", required=True, help="the last part of /c/…/; or committee")


def _place(slug: str) -> tuple[str | None, str | None]:
    return (None, "committee") if slug == "committee" else (slug, access.door(slug))


def _refused(*codes: str) -> Answer:
    words = [_PROBLEMS.get(code, code) for code in codes]
    return Answer("\n".join(words), {"problems": words}, ok=False)


def run_canary(options) -> Answer:
    """Exit 0 only when a test report arrived and could be opened."""
    slug, place = _place(options.community)
    if place is None:
        return _refused("community")
    problem = canary_commands.test(slug, place)
    if problem:
        return _refused(problem)
    return Answer("A test report arrived and could be opened. It is gone again.", {"arrived": True, "opened": True})


def _given(path: Path) -> dict | str:
    """What stands in a file, or what is wrong with it."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        json.dumps(given, ensure_ascii=False).encode()  # half of a letter can be written in JSON, and nowhere else
    except OSError:
        return "unread"
    except (ValueError, RecursionError):
        return "file"
    if not isinstance(given, dict) or not all(map(_is_answer, given.values())):
        return "file"
    return "ours" if given.keys() & {"drill", "step", "receipt", "issued"} else given


def _is_answer(said) -> bool:
    """Text, a number, yes or no, nothing; or several of them."""
    items = said if isinstance(said, list) else [said]
    return all(item is None or isinstance(item, str | int | float) for item in items)


def run_file(options) -> Answer:
    """Send what stands in a JSON file through the form; give its receipt."""
    slug, place = _place(options.community)
    if place is None:
        return _refused("community")
    given = _given(Path(options.given))
    if isinstance(given, str):
        return _refused(given)
    names = given.pop("files", [])
    if not isinstance(names, list):
        return _refused("lists")
    files = tuple(Path(options.given).parent / str(name) for name in names)
    gone = [f"There is no file {name}." for name, path in zip(names, files, strict=True) if not path.is_file()]
    if gone:
        return _refused(*gone)
    walked = walk_commands.report(current_app._get_current_object(), canary_commands.path_of(slug), given, files)
    if not walked.sent:
        return _refused(*walked.problems)
    receipt = walked.receipt if sealing.receipt.tidy(walked.receipt) else None
    return Answer(receipt or "Sent. There is no receipt: it was sent one way.", {"receipt": receipt})
