"""The bill of materials: every package that is installed with the portal, its version and its licence.

`make parts` writes docs/parts.cdx.json (CycloneDX 1.6) from the two lock files, which hold the hashes, and what each
package says of itself; no clock and no number by chance stand in it, so that its difference is what changed.
"""

import json
import re
import sys
from importlib import metadata
from pathlib import Path

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from license_expression import ExpressionError, get_spdx_licensing
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "docs" / "parts.cdx.json"
# What may stand together in a program that others run, whatever licence they give their own changes.
ALLOWED = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "LGPL-3.0-only", "MIT", "MIT-0"),
    *("MIT-CMU", "MPL-2.0", "PSF-2.0", "Unlicense", "Zlib", "LicenseRef-public-domain"),
}
# Packages that say it in words only, read in their own files.
SAID = {
    "docutils": "LicenseRef-public-domain AND BSD-2-Clause",
    "htmldiff2": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
}
KINDS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "The Unlicense (Unlicense)": "Unlicense",
}
_spdx = get_spdx_licensing()


class UnknownLicence(Exception):
    """A package whose licence is nowhere said in a way we can read: look, and add it to SAID."""


def licence_of(name: str) -> str:
    """The SPDX expression of an installed package; raises UnknownLicence."""
    if name in SAID:
        return SAID[name]
    said = metadata.metadata(name)
    for words in (said.get("License-Expression"), said.get("License")):
        if words and len(words) < 100 and _understood(words):
            return words
    kinds = [line.rpartition(" :: ")[2] for line in said.get_all("Classifier") or [] if line.startswith("License ::")]
    if len(kinds) == 1 and kinds[0] in KINDS:
        return KINDS[kinds[0]]
    raise UnknownLicence(name)


def _understood(words: str) -> bool:
    try:
        return not _spdx.validate(words).errors
    except ExpressionError:
        return False


def names_in(expression: str) -> set[str]:
    """The licences an SPDX expression names."""
    return set(re.findall(r"[\w.+-]+", expression)) - {"AND", "OR", "WITH"}


def locked(file: Path) -> list[tuple[str, str]]:
    """(name, version) of each line of a file of locked requirements."""
    return re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;]+)", file.read_text(), re.MULTILINE)


def python_parts() -> list[Component]:
    """What requirements.txt locks."""
    return [_part("pypi", name, version, licence_of(name)) for name, version in locked(ROOT / "requirements.txt")]


def browser_parts() -> list[Component]:
    """What package-lock.json locks and the portal serves."""
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    wanted = {place.removeprefix("node_modules/"): facts for place, facts in packages.items() if place}
    return [
        _part("npm", name, facts["version"], facts["license"]) for name, facts in wanted.items() if not facts.get("dev")
    ]


def _part(kind: str, name: str, version: str, licence: str) -> Component:
    space, _, short = name.rpartition("/")
    address = PackageURL(kind, space or None, short, version)
    return Component(
        type=ComponentType.LIBRARY,
        name=name,
        version=version,
        purl=address,
        bom_ref=address.to_string(),
        licenses=[LicenseExpression(licence)],
    )


def bill() -> str:
    """The whole bill as JSON, the same from the same locks."""
    bom = Bom(components=[*python_parts(), *browser_parts()])
    made = json.loads(JsonV1Dot6(bom).output_as_string())
    made.pop("serialNumber", None)
    made.get("metadata", {}).pop("timestamp", None)
    return json.dumps(made, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    FILE.write_text(bill())
    print(f"{FILE.relative_to(ROOT)} is written.")
    sys.exit(0)
