"""The licences codes of conduct are found under: names, addresses and what each asks, in our own words."""

import re
from dataclasses import dataclass

NONE, NOT_KNOWN = "NONE", "NOASSERTION"


@dataclass(frozen=True)
class Licence:
    """One licence. `family` tells what it asks of an adapter; `version` orders those that only go forward."""

    id: str
    name: str
    short: str
    url: str | None
    family: str
    version: str = ""

    @property
    def share_alike(self) -> bool:
        """Whether adapted text must stay under the same terms."""
        return self.family in ("by-sa", "by-nc-sa")

    @property
    def no_adapting(self) -> bool:
        """Whether a changed text may not be passed on without permission."""
        return self.family in ("by-nd", "by-nc-nd", "none", "unknown", "reserved")

    @property
    def stated(self) -> bool:
        """Whether there is a licence at all."""
        return self.family not in ("none", "unknown")


_CC, _SPDX = "https://creativecommons.org/", "https://spdx.org/licenses/"

_ALL = (
    Licence("CC0-1.0", "Creative Commons Zero 1.0", "CC0 1.0", f"{_CC}publicdomain/zero/1.0/", "cc0"),
    Licence("CC-BY-4.0", "Creative Commons Attribution 4.0", "CC BY 4.0", f"{_CC}licenses/by/4.0/", "by", "4.0"),
    Licence("CC-BY-3.0", "Creative Commons Attribution 3.0", "CC BY 3.0", f"{_CC}licenses/by/3.0/", "by", "3.0"),
    Licence(
        "CC-BY-SA-4.0",
        "Creative Commons Attribution-ShareAlike 4.0",
        "CC BY-SA 4.0",
        f"{_CC}licenses/by-sa/4.0/",
        "by-sa",
        "4.0",
    ),
    Licence(
        "CC-BY-SA-3.0",
        "Creative Commons Attribution-ShareAlike 3.0",
        "CC BY-SA 3.0",
        f"{_CC}licenses/by-sa/3.0/",
        "by-sa",
        "3.0",
    ),
    Licence(
        "CC-BY-SA-2.0",
        "Creative Commons Attribution-ShareAlike 2.0",
        "CC BY-SA 2.0",
        f"{_CC}licenses/by-sa/2.0/",
        "by-sa",
        "2.0",
    ),
    Licence(
        "CC-BY-NC-4.0",
        "Creative Commons Attribution-NonCommercial 4.0",
        "CC BY-NC 4.0",
        f"{_CC}licenses/by-nc/4.0/",
        "by-nc",
        "4.0",
    ),
    Licence(
        "CC-BY-NC-SA-4.0",
        "Creative Commons Attribution-NonCommercial-ShareAlike 4.0",
        "CC BY-NC-SA 4.0",
        f"{_CC}licenses/by-nc-sa/4.0/",
        "by-nc-sa",
        "4.0",
    ),
    Licence(
        "CC-BY-NC-SA-3.0",
        "Creative Commons Attribution-NonCommercial-ShareAlike 3.0",
        "CC BY-NC-SA 3.0",
        f"{_CC}licenses/by-nc-sa/3.0/",
        "by-nc-sa",
        "3.0",
    ),
    Licence(
        "CC-BY-ND-4.0",
        "Creative Commons Attribution-NoDerivatives 4.0",
        "CC BY-ND 4.0",
        f"{_CC}licenses/by-nd/4.0/",
        "by-nd",
        "4.0",
    ),
    Licence(
        "CC-BY-NC-ND-4.0",
        "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0",
        "CC BY-NC-ND 4.0",
        f"{_CC}licenses/by-nc-nd/4.0/",
        "by-nc-nd",
        "4.0",
    ),
    Licence("MIT", "MIT License", "MIT", f"{_SPDX}MIT.html", "notice"),
    Licence("Apache-2.0", "Apache License 2.0", "Apache 2.0", "https://www.apache.org/licenses/LICENSE-2.0", "notice"),
    Licence(
        "GFDL-1.3-or-later",
        "GNU Free Documentation License 1.3 or later",
        "GFDL 1.3+",
        "https://www.gnu.org/licenses/fdl-1.3.html",
        "copyleft",
    ),
    Licence(
        "GPL-3.0-only",
        "GNU General Public License 3.0",
        "GPL 3.0",
        "https://www.gnu.org/licenses/gpl-3.0.html",
        "copyleft",
    ),
    Licence("LAL-1.3", "Free Art License 1.3", "Free Art 1.3", "https://artlibre.org/licence/lal/en/", "copyleft"),
    Licence(
        "LicenseRef-CC-BY-SA-unversioned",
        "Creative Commons Attribution-ShareAlike, no version stated",
        "CC BY-SA, no version stated",
        f"{_CC}licenses/by-sa/",
        "by-sa",
    ),
    Licence(
        "LicenseRef-CC-BY-SA-3.0-port",
        "Creative Commons Attribution-ShareAlike 3.0 of one country",
        "CC BY-SA 3.0 of one country",
        None,
        "by-sa",
        "3.0",
    ),
    Licence(
        "LicenseRef-Hippocratic-3.0",
        "Hippocratic License 3.0",
        "Hippocratic 3.0",
        "https://firstdonoharm.dev/version/3/0/full/",
        "copyleft",
    ),
    Licence("BSD-3-Clause", "BSD 3-Clause License", "BSD 3-Clause", f"{_SPDX}BSD-3-Clause.html", "notice"),
    Licence("MPL-2.0", "Mozilla Public License 2.0", "MPL 2.0", "https://www.mozilla.org/MPL/2.0/", "copyleft"),
    Licence(
        "Apache-2.0 OR MIT", "Apache License 2.0 or MIT License, as you choose", "Apache 2.0 or MIT", None, "notice"
    ),
    Licence("LicenseRef-all-rights-reserved", "All rights reserved", "all rights reserved", None, "reserved"),
    Licence(NOT_KNOWN, "Licence not known", "licence not known", None, "unknown"),
    Licence(NONE, "No licence stated", "no licence stated", None, "none"),
)

LICENCES = {licence.id: licence for licence in _ALL}
OWN = ("CC0-1.0", "CC-BY-4.0", "CC-BY-3.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0", "MIT", "CC-BY-NC-SA-4.0", NONE)
_RESERVED = "LicenseRef-all-rights-reserved"
_NEVER_OWN = (
    "LicenseRef-CC-BY-SA-unversioned",
    "LicenseRef-CC-BY-SA-3.0-port",
    "Apache-2.0 OR MIT",
    NOT_KNOWN,
    _RESERVED,
)
MAY_OWN = tuple(spdx for spdx in LICENCES if spdx not in _NEVER_OWN)
_BY_LOWER = {name.lower(): licence for licence in _ALL for name in (licence.id, licence.short)}
_PORT = re.compile(r"creativecommons\.org/licenses/by-sa/3\.0/[a-z]{2}(?:/|$)")
_OFFERED_BY_URL = {licence.url.split("//", 1)[1].rstrip("/"): licence for licence in _ALL if licence.url}


def licence(spdx: str | None) -> Licence:
    """The licence with this SPDX id; what is not in the table counts as none stated."""
    return LICENCES.get(spdx or NONE, LICENCES[NONE])


def known(word: str | None) -> Licence | None:
    """The licence a person or a file names by id or short name, whatever its case; None for a stranger."""
    return _BY_LOWER.get((word or "").strip().lower())


def at(url: str | None) -> Licence | None:
    """The licence whose deed stands at this address, whatever its scheme, language or legal text."""
    if not url or "//" not in url:
        return None
    place = url.split("//", 1)[1].split("?")[0].split("#")[0].lower().removeprefix("www.")
    if _PORT.match(place):
        return LICENCES["LicenseRef-CC-BY-SA-3.0-port"]
    for stem, found in _OFFERED_BY_URL.items():
        plain = stem.lower().removeprefix("www.")
        versioned = found.id != "LicenseRef-CC-BY-SA-unversioned"
        if place.rstrip("/") == plain or (versioned and place.startswith(plain + "/")):
            return found
    return None


def impossible(words: str) -> str | None:
    """Why there is no such licence (unported_4, international_3, no_version), or None when there may be one."""
    said = " ".join(words.lower().replace("-", " ").split())[:200]
    if not re.search(r"\bcc\b|creative commons", said):
        return None
    version = re.search(r"\b(\d)(?:\.(\d))?\b", said)
    if version is None or re.search(r"\bcc ?0\b|\bzero\b", said):
        return None
    if f"{version[1]}.{version[2] or 0}" not in ("1.0", "2.0", "2.1", "2.5", "3.0", "4.0"):
        return "no_version"
    if version[1] == "4" and "unported" in said:
        return "unported_4"
    return "international_3" if version[1] != "4" and "international" in said else None
