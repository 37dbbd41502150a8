"""The short addresses that signs carry, and the papers there are. Pure."""

HERE = "here"
"""Stands in an address for: where the community always meets, outside any event."""

POSTER_A4, POSTER_A3, CARDS, DOOR = "poster-a4", "poster-a3", "cards", "door"
PAPERS = (POSTER_A4, POSTER_A3, CARDS, DOOR)
MOST_LANGUAGES = 3


def short(slug: str, event: str = "", place: str = "") -> str:
    """The path of a sign: community, event, place; short enough to be typed from a wall."""
    parts = [slug, event or (HERE if place else ""), place]
    return "/r/" + "/".join(part for part in parts if part)


def chosen(wanted: list[str], spoken: list[str], own: list[str]) -> list[str]:
    """The languages of a paper: those asked for, else the community's own; only what this portal speaks."""
    found = [one for one in dict.fromkeys(wanted or own) if one in spoken]
    return (found or [one for one in own if one in spoken] or spoken[:1])[:MOST_LANGUAGES]
