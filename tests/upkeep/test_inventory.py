"""R59: the inventory of cryptography is made from the code, and the page is what it makes."""

from portal import house, sealing
from portal.config import ROOT
from portal.upkeep import inventory


def test_the_page_is_what_the_code_makes():
    """Run `portal privacy inventory > docs/cryptography.md` after a change."""
    house.load_models()
    assert (ROOT / "docs" / "cryptography.md").read_text(encoding="utf-8") == inventory.page()


def test_it_leaves_nothing_out():
    """Every column of class sealed, every file that names the library, every use that the rooms make."""
    house.load_models()
    page, files = inventory.page(), " ".join(where for _name, where in inventory.called())
    assert not inventory.unknown()
    for path in (ROOT / "portal").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "from nacl" in text and path.name != "inventory.py":
            assert path.relative_to(ROOT / "portal").as_posix() in files
    for table in ("sealed_records", "key_grants", "person_wraps", "audit_keys", "withheld_grants"):
        assert f"| {table} | " in page
    assert {name for name in dir(sealing) if name.startswith(("envelope_close", "seal", "blind"))} >= {"seal", "blinds"}
    assert len(inventory.asked()) > 20 and all(all(row) for row in inventory.asked())
