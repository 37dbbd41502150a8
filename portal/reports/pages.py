"""The pages of the report form: what each shows, what travels hidden, and which comes next. Pure."""

from . import vocabulary

READERS, STORY, DETAILS, WISHES, REVIEW, SEND = "readers", "story", "details", "wishes", "review", "send"
PAGES = (READERS, STORY, DETAILS, WISHES, REVIEW, SEND)
WRITTEN = (STORY, DETAILS, WISHES)
"""The pages one writes on; all of them are one where scripts run, or where somebody asks for it."""

CONSENTS = tuple(f"consent_{code}" for code in vocabulary.CONSENTS)
HOLD = ("hold", "hold_who", "hold_end")
SHOWN = {
    READERS: ("exclude", "door"),
    STORY: ("story", "translated", "kind", "before"),
    DETAILS: ("who", "event", "where", "venue", "when", "ongoing", "standing", "category", "attachments"),
    WISHES: ("wishes", "fear", *CONSENTS, "mode", "contact", "shield", "notify", *HOLD),
    REVIEW: (),
    SEND: ("receipt",),
}
CARRIED = tuple(name for page in PAGES for name in SHOWN[page] if name not in ("attachments", "receipt"))
LIMITS = {
    "story": 50_000,
    "who": 2_000,
    "where": 1_000,
    "when": 500,
    "contact": 500,
    "before": 1_000,
    "wishes": 4_000,
    "notify": 254,
    "hold_who": 1_000,
}
ANSWER = 5_000


def parts(page: str, whole: bool) -> tuple[str, ...]:
    """The parts a page shows: itself, or all that one writes on."""
    return WRITTEN if whole and page in WRITTEN else (page,)


def shown(page: str, whole: bool) -> tuple[str, ...]:
    """The names of the fields a page shows."""
    return tuple(name for part in parts(page, whole) for name in SHOWN[part])


def at(page: str, whole: bool) -> str:
    """The page on which a part stands."""
    return STORY if whole and page in WRITTEN else page


def after(page: str, whole: bool) -> str:
    """The page that comes next."""
    way = [one for one in PAGES if not (whole and one in (DETAILS, WISHES))]
    here = way.index(at(page, whole))
    return way[min(here + 1, len(way) - 1)]


def number(page: str, whole: bool) -> tuple[int, int]:
    """Which page this is, of how many."""
    way = [one for one in PAGES if not (whole and one in (DETAILS, WISHES))]
    return way.index(at(page, whole)) + 1, len(way)


def page_of(name: str) -> str:
    """The page on which a field stands; a community's own questions stand with the details."""
    return next((page for page in PAGES if name in SHOWN[page]), DETAILS)
