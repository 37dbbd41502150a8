"""Law 15: what is written beside the code is true."""

import argparse
import json
import re

from portal import cli, config
from portal.house import FLOORS

from .reading import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_readme_names_every_setting():
    """Whoever runs the portal finds each variable it reads."""
    assert len(config.VARIABLES) > 10
    missing = [name for name in config.VARIABLES.values() if f"`{name}`" not in README]
    assert not missing


def test_readme_names_no_setting_that_is_gone():
    """And none that it does not read."""
    named = set(re.findall(r"`(PORTAL_[A-Z_]+)`", README))
    assert named <= set(config.VARIABLES.values()) | {"PORTAL_TEST_DB", "PORTAL_CHROMIUM"}


def test_locks_name_no_host_and_pin_every_file():
    """Any registry serves: the locks carry hashes and no addresses."""
    for name in ("requirements.txt", "requirements-dev.txt", "setup/requirements-node.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links|@ ", text), name
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: facts for name, facts in lock["packages"].items() if name}
    assert packages
    assert all(facts["integrity"].startswith("sha512-") for facts in packages.values())
    assert "resolved" not in json.dumps(lock)


def test_locks_carry_everything_that_is_asked_for():
    """What pyproject.toml and package.json ask for is locked."""
    asked = re.findall(
        r'^    "([a-z0-9-]+)(?:\[[a-z]+\])?(?:[<>=][^"]*)?",$',
        (ROOT / "pyproject.toml").read_text(encoding="utf-8"),
        re.M,
    )
    locked = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    assert len(asked) > 30
    assert not [name for name in asked if not re.search(rf"^{name}==", locked, re.M)]


def verbs(parser, name="portal"):
    """Every command, written out: "portal audit verify"."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield name
    for group in groups:
        for word, inner in group.choices.items():
            yield from verbs(inner, f"{name} {word}")


def test_readme_names_every_command():
    """And the table of commands has a line for each that there is, and none that is gone."""
    there = set(verbs(cli.parser()))
    assert {"portal serve", "portal demo", "portal audit verify"} <= there
    lines = re.findall(r"^\| `(portal [a-z -]+?)`", README, re.M)
    assert set(lines) == there


def test_the_plan_in_the_docs_is_the_house():
    """The table of rooms in docs/decisions.md names every room, from the cellar up."""
    plan = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| [a-z ]*\| `([a-z_]+)` \|", plan, re.M) == [*FLOORS]


def test_the_papers_name_no_test_that_is_gone():
    """Each file of tests that a page of the docs points at is there."""
    named = {
        name for page in (ROOT / "docs").glob("*.md") for name in re.findall(r"tests/[\w/]+\.py", page.read_text())
    }
    assert len(named) > 30
    assert not [name for name in sorted(named) if not (ROOT / name).is_file()]
