"""What the verbs of this room share: how far they are, on standard error; their settings; their refusals."""

import sys
import time

from .. import audit, config, sealing, shell
from ..shell import Answer

_SECONDS = 1


class Telling:
    """How far it is, on standard error, at most once a second."""

    def __init__(self):
        self.last = time.monotonic()

    def __call__(self, words: str) -> None:
        if time.monotonic() - self.last >= _SECONDS:
            self.last = time.monotonic()
            sys.stderr.write(f"{words}\n")
            sys.stderr.flush()


def settings_for(options) -> config.Settings:
    """The settings of the portal whose data a verb is about; Misconfigured names a key that is missing."""
    settings = shell.settings_of(options)
    if problems := config.keyless(settings):
        raise config.Misconfigured(problems)
    sealing.harden_process()
    sealing.configure(settings)
    audit.configure(settings)
    return settings


def refused(*problems: str) -> Answer:
    """An answer that says why nothing was done."""
    return Answer(" ".join(problems), {"problems": list(problems)}, ok=False)
