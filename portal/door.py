"""Where `portal` comes in: verbs that need nothing of the portal's own run without loading it.

Laying a list beside a register takes a second or two; loading every room would double that.
"""

import argparse
import os
import sys
from importlib import import_module

from . import shell

_ALONE = "screening"


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; gives the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] != [_ALONE]:
        return import_module("portal.cli").main(arguments)
    made = argparse.ArgumentParser(prog="portal")
    import_module(f"portal.{_ALONE}.commands").commands(made.add_subparsers(required=True, metavar="VERB"))
    options = made.parse_args(arguments)
    if not options.alone:
        return import_module("portal.cli").main(arguments)
    os.umask(0o077)  # what is made here is nobody else's to read
    return shell.say(options, options.run(options))
