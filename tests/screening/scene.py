"""A community with an agreement, an event, a registration lead; a register with somebody banned. All invented."""

from datetime import timedelta

from portal import access, clock, communities, screening, sealing
from portal.screening.models import ScreeningCheck
from portal.screening.reading import Row
from portal.screening.sharing import locks_of
from tests.register.scene import holder, opened, recorded, stands

BALANCE = (
    "Some people were told to stay away because they harmed others. We look once, under seal, and two people decide. "
    "There is no milder way that works for us."
)


def terms(**more) -> screening.Terms:
    """What Harbor writes into its agreement."""
    facts = {"country": "NO", "body": "Harbor Association", "mail": "privacy@harbor.example", "balance": BALANCE}
    facts |= {"notice_url": "https://harbor.example/tickets", "assessed": clock.today()}
    return screening.Terms(**facts | more)


def registrar(ground, name="Omar"):
    """Harbor's registration lead."""
    if name not in ground.people:
        with ground.unit():
            ground.join(ground.act("Ana"), name, "registration")
    return ground.act(name)


def agreed(ground, **more) -> str:
    """An agreement both signed."""
    registrar(ground)
    with ground.unit():
        made = screening.write(ground.act("Ana"), terms(**more))
        screening.sign(ground.act("Gil"), made, "The Foundation")
    return made


def event(ground, days=10, slug="autumn", size=600) -> str:
    """An event of Harbor that begins in so many days."""
    with ground.unit():
        first = clock.today() + timedelta(days=days)
        facts = {"name": "Harbor Days", "slug": slug, "first_day": first, "last_day": first + timedelta(days=1)}
        return communities.keep_event(ground.act("Ana"), zone="Europe/Oslo", size=size, **facts).id


def rows(number: int, *special, start=1) -> tuple[Row, ...]:
    """Invented people, and some special ones among them, as (place, name, mail, handle)."""
    given = ("Astrid", "Bjarne", "Cem", "Dilek", "Esko", "Fadi", "Gro", "Hanne", "Inka", "Jorun", "Kaito", "Liv")
    family = ("Aspen", "Birkeland", "Coppola", "Dremmer", "Elvestad", "Fossum", "Grindheim", "Holt", "Ivarsen")
    made = {}
    for at in range(number):
        name = f"{given[(at + start) % 12]} {family[(at + start) // 12 % 9]}{'abcdefghij'[(at + start) // 108 % 10]}"
        made[at + 1] = Row(at + 1, name, f"guest{at + start}@lake{(at + start) % 7}.example", "")
    for place, name, mail, handle in special:
        made[place] = Row(place, name, mail, handle)
    return tuple(made.values())


def banned(
    ground, name="Robin Kesten", aliases="rk@kesten.example\nGitHub: robk_dev", standing="banned", **more
) -> str:
    """Somebody in the register, and how they stand."""
    _case, person = recorded(ground, name, aliases)
    opened(ground, "Lea", "Gil")
    stands(ground, person, standing, **more)
    return person


def brought(ground, event_id: str, listed, kind="attendees", **more) -> str:
    """A list, sent."""
    with ground.unit():
        made = screening.bring(ground.act("Omar"), event_id, listed, kind, noticed=True, **more)
        screening.send(ground.act("Omar"), made.id)
    return made.id


def compared(ground, check: str, name="Lea", **more) -> tuple[str, ...]:
    """Compared by a key holder; who looks."""
    opened(ground, name)
    with ground.app.app_context():
        screening.by_hand(holder(ground, name), check, **more)
    return lookers(ground, check)


def lookers(ground, check: str) -> tuple[str, ...]:
    """The names of those it was sealed to."""
    with ground.unit():
        scope = access.letterbox("screening")
        row = scope.get(ScreeningCheck, check)
        ids = {one for lock in locks_of(scope, row) for one in sealing.holders(scope, lock)}
        return tuple(name for name, person in ground.people.items() if person in ids)


def answered(ground, check: str, said) -> None:
    """Everybody who looks says `said(pair)` of each of their pairs, and stands behind it."""
    two = lookers(ground, check)
    for name in two:
        with ground.unit():
            actor = ground.act(name)
            for pair in screening.look(actor, check).pairs:
                screening.say(actor, check, pair.id, said(pair))
    for name in two:
        with ground.unit():
            screening.stand_behind(ground.act(name), check)


def at_hour(ground, clock_, check: str):
    """The hour has come: what Omar reads."""
    with ground.unit():
        row = screening.status(ground.act("Omar"), check)
    clock_.set(max(row.opens_at, clock_.now()) + timedelta(minutes=1))
    with ground.unit():
        screening.open_answers(clock_.now())
    with ground.unit():
        return screening.read_answer(ground.act("Omar"), check)
