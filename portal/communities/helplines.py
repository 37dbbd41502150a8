"""Where to call when somebody is in danger now: what a community wrote down, else what its country has. Pure."""

import re

MOST = 12
_LONGEST = 120
_NUMBER = re.compile(r"\+?[0-9][0-9 ().\-/]{1,24}")

ALL, POLICE, AMBULANCE = "emergency", "police", "ambulance"
_ONE = {
    "112": "AT BE BG CH CY CZ DE DK EE ES FI FR GH GR HR HU ID IE IN IS IT LT LU LV MT NG NL PL PT RO SE SI SK TR UA",
    "911": "AR CA CR DO EC MX PH PY US UY",
    "999": "BD BH GB HK KE MY QA",
    "000": "AU",
    "111": "NZ",
    "123": "CO",
}
_TWO = {
    "BR": ("190", "192"),
    "CL": ("133", "131"),
    "CN": ("110", "120"),
    "EG": ("122", "123"),
    "IL": ("100", "101"),
    "JP": ("110", "119"),
    "KR": ("112", "119"),
    "MA": ("19", "15"),
    "NO": ("112", "113"),
    "SG": ("999", "995"),
    "TH": ("191", "1669"),
    "TN": ("197", "190"),
    "TW": ("110", "119"),
    "VN": ("113", "115"),
    "ZA": ("10111", "10177"),
}
COUNTRIES = {country: ((ALL, number),) for number, places in _ONE.items() for country in places.split()}
COUNTRIES |= {country: ((POLICE, police), (AMBULANCE, other)) for country, (police, other) in _TWO.items()}
"""Country → (what it is for, number). Codes are ISO 3166-1; the words for the first stand in labels.py."""


def parsed(lines: str) -> tuple[list[tuple[str, str]], list[str]]:
    """A community's own lines, "what it is: number", as pairs; and the lines that say no number."""
    found, odd = [], []
    for line in (" ".join(part.split()) for part in lines.splitlines()):
        words, colon, number = line.rpartition(":")
        if not line:
            continue
        fits = colon and words.strip() and len(line) <= _LONGEST and _NUMBER.fullmatch(number.strip())
        found.append((words.strip(), number.strip())) if fits else odd.append(line)
    return found, odd


def dialled(number: str) -> str:
    """The number as a telephone takes it."""
    return re.sub(r"[^0-9+]", "", number)
