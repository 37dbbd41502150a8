"""Which tests the quick loop leaves out: those marked so, and those that took long when they were last timed.

`PORTAL_TIME_TESTS=1 make sqlite` writes tests/slow.txt anew, on a machine with nothing else to do.
"""

import os
from pathlib import Path

import pytest

FILE = Path(__file__).with_suffix(".txt")
LONG = 0.6  # seconds of the test itself; what it stands on is made once for many
_took: dict[str, float] = {}


def pytest_collection_modifyitems(items):
    """Mark what is on the list."""
    listed = set(FILE.read_text().splitlines())
    for item in items:
        if item.nodeid in listed:
            item.add_marker(pytest.mark.slow)


def pytest_runtest_logreport(report):
    """How long a test took, in whichever process."""
    if report.when == "call" and report.passed and report.duration > LONG:
        _took[report.nodeid] = report.duration


def pytest_sessionfinish(session):
    """Write the list, where a whole run was timed and all went well."""
    if os.environ.get("PORTAL_TIME_TESTS") and not hasattr(session.config, "workerinput") and session.testsfailed == 0:
        FILE.write_text("".join(f"{name}\n" for name in sorted(_took)))
