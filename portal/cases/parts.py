"""What others hang into a case's page: rooms above, and subjects of this room with a module of their own.

    @cases.shows("actions", "letters/_on_case.html")
    def letters_of(actor, place, view) -> dict | None: ...

The function is asked each time a case's page is made for a holder of its key. None shows nothing; a dict is handed to
the template as `part`, beside what the page itself knows (actor, place, view, names, button, may, words).
"""

from collections.abc import Callable

WHERE = (
    "now",  # right below the path, before the next action: what burns
    "next",  # in place of the case's own next action: the first part that is not None
    "standing",  # right below the next action: who takes part, who looks after it, what is due
    "gathering",  # after facts and notes
    "people",  # after the people involved
    "deciding",  # after the review
    "actions",  # after the actions taken
    "files",  # after the files
    "do",  # in "What you can do"
    "foot",  # after the history
)
FREE, URGENT, SOON, LATE, USUAL = 0, 1, 2, 3, 5  # free of conflicts? burns; waits for the reader; too late; rest
_hung: dict[str, list[tuple[int, str, Callable]]] = {where: [] for where in WHERE}


def shows(where: str, template: str, *, rank: int = USUAL):
    """Hang a part into every case's page; a lower `rank` stands first. A wrong `where` is a KeyError at once."""

    def hang(part: Callable) -> Callable:
        _hung[where].append((rank, template, part))
        _hung[where].sort(key=lambda hung: hung[0])
        return part

    return hang


def parts_of(actor, place, view) -> dict[str, list[tuple[str, dict]]]:
    """All parts of one case's page for one reader: {where: [(template, part)]}."""
    made: dict[str, list[tuple[str, dict]]] = {}
    for where, hung in _hung.items():
        for _rank, template, part in hung:
            found = part(actor, place, view)
            if found is not None:
                made.setdefault(where, []).append((template, found))
    return made
