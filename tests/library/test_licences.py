"""Licences by name and address, every cell of the table, every merge of two, and what real documents state."""

import json
import re
from itertools import product
from pathlib import Path

import pytest

from portal.library import compat, licences

TABLE = json.loads(Path(compat.__file__).with_name("data").joinpath("licence_compat.json").read_text(encoding="utf-8"))
CELLS = {(cell["source"], cell["target"]): cell for cell in TABLE["cells"]}
IDS = list(TABLE["licences"])


def stated(cell) -> str:
    if cell["status"] == "forbidden":
        return "forbidden"
    return "discouraged" if cell["discouraged"] else cell["status"]


def test_every_licence_is_found_by_its_address_and_its_names():
    for one in licences.LICENCES.values():
        assert licences.known(one.id.lower()) is one and licences.known(one.short) is one
        if one.url:
            assert licences.at(one.url.replace("https", "http")) is one
    assert licences.at("https://creativecommons.org/licenses/by-sa/3.0/legalcode").id == "CC-BY-SA-3.0"
    assert licences.at("https://creativecommons.org/licenses/by-sa/3.0/deed.tw").id == "CC-BY-SA-3.0"
    assert licences.at("https://creativecommons.org/licenses/by-sa/3.0/tw/").id == "LicenseRef-CC-BY-SA-3.0-port"
    assert licences.at("https://creativecommons.org/licenses/by/3.0/deed.es").id == "CC-BY-3.0"
    assert licences.at("https://a.example/licenses/by/3.0/") is None and licences.at("") is None
    assert licences.licence("Strange-1.0").id == "NONE" and licences.known("Strange") is None


def test_the_portal_knows_every_licence_of_the_table():
    assert set(IDS) <= set(licences.LICENCES) and len(IDS) == 21
    assert set(licences.OWN) <= set(licences.MAY_OWN)
    assert not any(licences.licence(spdx).no_adapting and spdx == "CC0-1.0" for spdx in IDS)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("CC BY 4.0 Unported", "unported_4"),
        ("Creative Commons Attribution-ShareAlike 4.0 Unported License", "unported_4"),
        ("CC BY 3.0 International", "international_3"),
        ("CC BY-SA 5.0", "no_version"),
        ("CC-BY-4.0", None),
        ("CC BY 3.0 Unported", None),
        ("CC0 1.0 Universal", None),
        ("MIT", None),
        ("Strange 9.0", None),
    ],
)
def test_names_of_licences_that_cannot_exist(words, why):
    assert licences.impossible(words) == why


def test_every_cell():
    """441 cells, each the verdict of the table, with its duties and a reason."""
    assert len(CELLS) == 441
    for (source, target), cell in CELLS.items():
        found = compat.check([source], target)
        assert found.verdict == stated(cell), (source, target)
        assert [one.words for one in found.reasons] == [cell["reason"]] and found.reasons[0].code
        assert set(cell["obligations"]) <= {duty.id for duty in found.duties}
        assert all(duty.words and duty.licence == source for duty in found.duties)
        assert (target in found.allowed_targets) == (found.verdict != "forbidden")
        assert (found.verdict == "forbidden") == bool(found.conflicts)


def test_every_merge_of_two():
    """The intersection of both rows, the worst of both cells, and a recommendation that is permitted."""
    worst = ("allowed", "conditions", "discouraged", "forbidden").index
    for one, two, target in product(IDS, IDS, IDS):
        told = max(stated(CELLS[one, target]), stated(CELLS[two, target]), key=worst)
        assert compat.merged([one, two], target) == told
    for one, two in product(IDS, IDS):
        both = [name for name in IDS if "forbidden" not in (CELLS[one, name]["status"], CELLS[two, name]["status"])]
        found = compat.check([one, two], "CC-BY-SA-4.0")
        assert list(found.allowed_targets) == both
        assert found.recommended in both if found.recommended else not set(both) - set(compat._NEVER)
        assert both or found.conflicts
        assert all(conflict.ways for conflict in found.conflicts)


@pytest.mark.parametrize(
    ("sources", "target", "verdict", "recommended"),
    [
        # policy.md 1.3, as stated by the documents themselves
        (["CC-BY-SA-3.0", "CC-BY-SA-3.0"], "CC-BY-3.0", "forbidden", "CC-BY-SA-3.0"),
        (["CC0-1.0", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-3.0"], "CC-BY-SA-3.0", "conditions", "CC-BY-SA-3.0"),
        (["CC-BY-SA-3.0"], "CC-BY-3.0", "forbidden", "CC-BY-SA-3.0"),
        (["CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-3.0"], "NONE", "forbidden", "CC-BY-SA-3.0"),
        (["CC-BY-NC-SA-4.0", "CC-BY-SA-3.0"], "NONE", "forbidden", None),
        (["CC-BY-SA-4.0"], "CC-BY-3.0", "forbidden", "CC-BY-SA-4.0"),
        (["CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-3.0"], "CC-BY-SA-4.0", "conditions", "CC-BY-SA-4.0"),
        (["CC-BY-3.0"], "CC0-1.0", "discouraged", "CC-BY-3.0"),
        (["CC-BY-SA-3.0"], "CC-BY-SA-3.0", "allowed", "CC-BY-SA-3.0"),
        (["CC0-1.0"], "CC0-1.0", "allowed", "CC0-1.0"),
        (["NONE"], "CC-BY-SA-3.0", "forbidden", None),
        (["NOASSERTION"], "CC-BY-4.0", "forbidden", None),
        (["LicenseRef-CC-BY-SA-unversioned"], "CC-BY-SA-4.0", "discouraged", "CC-BY-SA-4.0"),
        (["MIT"], "CC-BY-4.0", "conditions", "MIT"),
        (["CC-BY-4.0"], "CC-BY-SA-4.0", "conditions", "CC-BY-4.0"),
        (["CC-BY-SA-4.0"], "CC-BY-SA-3.0", "forbidden", "CC-BY-SA-4.0"),
        (["CC-BY-ND-4.0"], "CC-BY-ND-4.0", "forbidden", None),
        (["Apache-2.0 OR MIT"], "CC-BY-4.0", "conditions", None),
        (["BSD-3-Clause"], "CC-BY-4.0", "conditions", None),
        (["MPL-2.0"], "CC-BY-4.0", "forbidden", None),
    ],
)
def test_real_documents(sources, target, verdict, recommended):
    found = compat.check(sources, target)
    assert found.verdict == verdict
    if recommended or verdict == "forbidden":
        assert found.recommended == recommended


def test_what_cannot_be_combined_is_named():
    found = compat.check(["CC-BY-NC-SA-4.0", "CC0-1.0", "CC-BY-SA-3.0"], "CC-BY-SA-3.0")
    assert [(one.kind, one.sources) for one in found.conflicts] == [("pair", ("CC-BY-NC-SA-4.0", "CC-BY-SA-3.0"))]
    assert found.conflicts[0].ways == ("drop", "ask", "link")
    alone = compat.check(["NONE", "CC-BY-4.0"], "CC-BY-4.0").conflicts
    assert [(one.kind, one.sources) for one in alone] == [("alone", ("NONE",))]
    aim = compat.check(["CC-BY-SA-3.0"], "CC-BY-4.0").conflicts
    assert aim[0].kind == "target" and aim[0].ways[0] == "change_licence"


def test_nobody_is_judged():
    """As stated, never a verdict of law."""
    told = " ".join(cell["reason"] for cell in CELLS.values()) + " ".join(compat.Duty.__doc__.split())
    assert not re.search(r"\b(illegal|unlawful|infring\w*|violat\w*|breach\w*)\b", told, re.IGNORECASE)


def test_ids():
    assert compat.spdx_of("cc-by-4.0") == "CC-BY-4.0" and compat.spdx_of("noassertion") == "NOASSERTION"
    with pytest.raises(compat.UnknownLicence) as found:
        compat.spdx_of("CC BY 4.0 Unported")
    assert found.value.code == "unported_4"
    with pytest.raises(compat.UnknownLicence) as found:
        compat.spdx_of("CC BY 4.0")
    assert (found.value.code, found.value.meant) == (None, "CC-BY-4.0")
