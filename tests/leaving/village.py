"""Harbor with a bit of everything, for the tests of leaving: what is its own, and what is not, in words of its own."""

from datetime import date

from portal import cases, clock, communities, library, policies, reports, sealing, transparency
from tests.cases.ground import Ground
from tests.committee import climb
from tests.transparency.counting import closed

CENTRAL = ("We read all of it.", "A pattern.", "Thank you, well done.", "ZQCENTRAL")
"""What the committee wrote and decided; the last one only in its own case."""
HIDDEN = "ZQHIDDEN about the lead herself"
FOREIGN = "ZQFOREIGN at NorthConf"
SOURCE = library.Source(
    title="Code of Tides",
    author="Tide Group",
    url="https://tides.example/code",
    licence="CC-BY-4.0",
    relation="adapted",
)
TEXT = "## Be kind\n\nSay so when something is wrong.\n\n## Scope\n\nEverywhere we meet."


def filled(ground) -> dict:
    """Fill it; gives ids and receipts by name."""
    made = {}
    _pages(ground)
    case_id, made["central"], made["receipt"] = climb.decided(ground)
    made["case"] = case_id
    with ground.unit():
        cases.note(ground.act("Gil"), made["central"], "note", "ZQCENTRAL our own worry")
        stashed = sealing.stash(iter([b"bytes of a picture"]), "seen.txt", "text/plain")
        cases.attach(ground.act("Ana"), case_id, "other", [stashed])
    made["closed"] = closed(ground, measures=("removal",), people=(("person", "Robin K."),), category="insult")
    with ground.unit():
        made["loose"], made["loose receipt"] = ground.report("ZQLOOSE nobody opened this")
        made["hidden"], made["hidden receipt"] = ground.report(HIDDEN, exclude=("Ana",))
        other, _receipt = ground.report(FOREIGN, place=ground.north)
        cases.open_case(ground.act("Dov"), other)
        reports.write(reports.enter_box(made["receipt"]), "ZQMESSAGE from the box")
    with ground.unit():
        asked = transparency.Asked(date(2020, 1, 1), clock.today())
        transparency.publish(ground.act("Ana"), asked)
    return made


def _pages(ground) -> None:
    with ground.unit():
        ana = ground.act("Ana")
        communities.edit(ana, about="We meet at the pier.", acknowledge_hours=48)
        communities.keep_contact(ana, name="Ana Pier", mail="ana@harbor.example", words="She/her")
        days = {"first_day": date(2026, 3, 1), "last_day": date(2026, 3, 3)}
        event = communities.keep_event(ana, name="Spring Harbor", slug="spring", zone="UTC", place="The pier", **days)
        communities.keep_places(ana, "Main hall\nQuiet room", event.id)
        communities.keep_contact(ana, name="Night desk", mail="night@harbor.example", event_id=event.id)
        for reason in ("", "Scope said more plainly."):
            policies.take(ana, f"# Our code\n\n{TEXT} {reason}")
            policies.describe(ana, title="Our code", licence="CC-BY-4.0", original=False, made_from=[SOURCE])
            policies.publish(ana, reason)


def build(app) -> Ground:
    """The ground, filled, as a template holds it."""
    made = Ground(app).build()
    made.made = filled(made)
    made.app = None
    return made
