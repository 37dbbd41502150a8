"""Numbers of earlier years, and the statements that tell of them. All invented."""

from datetime import date, timedelta

from .. import cases, clock, transparency
from ..access import Actor
from ..db import writing

_LINES = (
    "insult,chat,violation,person,1,team,written_warning",
    "insult,talk,violation,person,1,team,verbal_warning",
    "insult,chat,violation,person,1,team,informal_word",
    "insult,hallway,no_violation,person,1,none,nothing",
    "content,talk,violation,person,1,team,content_changed",
    "content,talk,violation,person,1,team,informal_word",
    "content,lightning_talk,violation,person,1,team,content_changed",
    "content,talk,no_violation,,0,none,nothing",
    "privacy,hallway,violation,person,1,team,informal_word",
    "privacy,social_event,violation,unknown,0,team,general_reminder",
    "privacy,chat,no_violation,person,1,parties,",
    "sexual_attention,social_event,violation,person,1,team|central,removal|ban_permanent",
)
_HEAD = "received,closed,category,venue,finding,subject_kind,people_named,handled_by,measures,community\n"


def tell(lead: Actor, chair: Actor, slug: str) -> None:
    """Bring a year in, and publish it: the community's and the committee's."""
    year = clock.today().year - 1
    days = [date(year, 2, 3) + timedelta(days=23 * number) for number in range(len(_LINES))]
    rows = [
        f"{day},{day + timedelta(days=4 + number)},{line},{slug}"
        for number, (day, line) in enumerate(zip(days, _LINES, strict=True))
    ]
    words = (
        ("team", "Four people, two of them on duty each day. One of us came from outside the organising team."),
        ("preparation", "Everybody agreed to the code when they bought a ticket. We looked through 31 talks before."),
        ("lessons", "The chat needed somebody in the evening as well. This year it has."),
    )
    asked = {"first": date(year, 1, 1), "last": date(year, 12, 31)}
    with writing():
        cases.bring_past(lead, cases.read_past((_HEAD + "\n".join(rows)).encode()).rows)
        transparency.publish(lead, transparency.Asked(**asked, words=words))
        transparency.publish(chair, transparency.Asked(**asked))
