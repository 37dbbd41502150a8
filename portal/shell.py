"""What `portal <room> <verb>` stands on: how a room's commands.py declares its verbs and answers.

A verb is a function of the parsed options that returns an Answer. It runs in an application context,
inside one write transaction which the frame commits; or, declared `alone`, with nothing opened for it.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from getpass import getpass

from . import config

DEMO_KEYS = "demo-keys.json"
DEMO_PEOPLE = "demo-people.json"


@dataclass(frozen=True)
class Answer:
    """What a verb says: a sentence for people, data for `--json`, and whether it did what was asked."""

    sentence: str
    data: object = None
    ok: bool = True


class Lines(list):
    """Data of which `--json` prints each part on a line of its own."""


def say(options, answer: Answer | None) -> int:
    """Print an answer: JSON alone on standard output, or a sentence (refusals on standard error)."""
    if answer is None:
        return 0
    if options.json:
        data = {"answer": answer.sentence} if answer.data is None else answer.data
        for part in data if isinstance(data, Lines) else [data]:
            print(json.dumps(part, ensure_ascii=False, default=str))
    elif answer.sentence:
        print(answer.sentence, file=sys.stdout if answer.ok else sys.stderr)
    return 0 if answer.ok else 1


def group(subparsers, name: str, about: str):
    """The verbs of a room: `portal NAME …`. Gives what `verb` hangs them on; several rooms may share a name."""
    if name not in subparsers.choices:
        parser = subparsers.add_parser(name, help=about, description=about)
        verbs = parser.add_subparsers(required=True, metavar="VERB", parser_class=argparse.ArgumentParser)
        parser.set_defaults(verbs=verbs)
    return subparsers.choices[name].get_default("verbs")


def verb(
    subparsers, name: str, run: Callable, about: str, *, alone: bool = False, reads: bool = False, given: bool = False
) -> argparse.ArgumentParser:
    """Declare a verb; add its own arguments to the parser this gives.

    `reads`: it only reads, so it holds no write lock and nothing is committed. `given`: its --json names a file that
    it reads (`options.given`), and it answers in a line.
    """
    parser = subparsers.add_parser(name, help=about, description=about)
    parser.add_argument("--data", metavar="DIR", help="the data folder (else PORTAL_DATA)")
    if given:
        parser.add_argument("--json", dest="given", metavar="FILE", required=True, help="the JSON file to read")
        parser.set_defaults(json=False)
    else:
        parser.add_argument("--json", action="store_true", help="answer in JSON, alone on standard output")
    parser.set_defaults(run=run, alone=alone, reads=reads)
    return parser


def settings_of(options, environ=None, **more) -> config.Settings:
    """The settings of the folder a verb was pointed at. A demo's keys stand in its folder."""
    environ = os.environ if environ is None else environ
    if options.data:
        more["data"] = options.data
    settings = config.read(environ, **more)
    keys = settings.data / DEMO_KEYS
    if keys.exists():
        stored = {name: ",".join(values) for name, values in json.loads(keys.read_text(encoding="utf-8")).items()}
        settings = config.read(environ, **{"demo": True, "second_factor": False, **stored, **more})
    return settings


def password_from_input() -> str:
    """A password from the first line of standard input (settled 10): never an argument, never echoed."""
    if sys.stdin.isatty():
        return getpass("Password: ", stream=sys.stderr)
    return sys.stdin.readline().rstrip("\r\n")
