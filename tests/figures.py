"""Figures of a run: a test says what it measured, the end of the run shows the table that the papers keep."""

import pytest


@pytest.fixture
def figure(record_property):
    """`figure("what", "how much", "the bar")`: one line of the table, whether the test passes or not."""

    def say(what: str, value: str, bar: str = "") -> None:
        record_property("figure", (what, value, bar))

    return say


def pytest_terminal_summary(terminalreporter):
    """The table, in the order of the tests."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, ())]
    lines = [told for report in reports for name, told in getattr(report, "user_properties", ()) if name == "figure"]
    if lines:
        terminalreporter.write_line("\n| what | this run | at least, at most |\n| --- | --- | --- |")
    for what, value, bar in lines:
        terminalreporter.write_line(f"| {what} | {value} | {bar} |")
