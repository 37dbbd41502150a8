"""Who there is. Everybody here is invented; the addresses end in .example and reach nobody."""

from dataclasses import dataclass

HARBOR, NORTH, COMMITTEE, SITE = "harbor-python", "northconf", "committee", "site"


@dataclass(frozen=True)
class Somebody:
    """A person of the cast: the word tests call them by, a name, the roles they are given, place by place.

    `vouched`: whether a colleague stands for their key.
    """

    key: str
    name: str
    place: str
    roles: tuple[str, ...]
    vouched: bool = True

    @property
    def email(self) -> str:
        """An address that reaches nobody."""
        return f"{self.key}@{self.place}.example"


CAST = (
    Somebody("gil", "Gil Arden", COMMITTEE, ("chair",)),
    Somebody("hana", "Hana Vesely", COMMITTEE, ("vice", "keyholder")),
    Somebody("ivo", "Ivo Lund", COMMITTEE, ("member",)),
    Somebody("jun", "Jun Okafor", COMMITTEE, ("caselead",)),
    Somebody("kim", "Kim Sorel", COMMITTEE, ("member", "keyholder")),
    Somebody("lea", "Lea Brandt", COMMITTEE, ("adviser",)),
    Somebody("max", "Max Hollis", COMMITTEE, ("board",)),
    Somebody("ola", "Ola Reyes", SITE, ("operator",)),
    Somebody("ana", "Ana Mirza", HARBOR, ("lead", "organiser")),
    Somebody("ben", "Ben Castell", HARBOR, ("responder",)),
    Somebody("tove", "Tove Quist", HARBOR, ("organiser",)),
    Somebody("cleo", "Cleo Adeyemi", NORTH, ("lead", "organiser")),
    Somebody("dov", "Dov Halpern", NORTH, ("responder",)),
    Somebody("eli", "Eli Navarro", NORTH, ("responder",)),
    Somebody("una", "Una Petrov", NORTH, ("organiser",)),
    Somebody("omar", "Omar Fell", NORTH, ("registration",)),
    Somebody("pia", "Pia Winther", NORTH, ("helper",)),
    Somebody("sam", "Sam Ito", NORTH, ("contact",)),
    Somebody("noa", "Noa Becker", NORTH, ("responder",), vouched=False),
)
ROLES = tuple(dict.fromkeys(role for somebody in CAST for role in somebody.roles))
