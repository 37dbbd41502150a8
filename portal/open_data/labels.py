"""What each address gives, for the page that people read."""

from flask_babel import lazy_gettext as lazy

PATHS = {
    "/data/communities.json": lazy("The communities with a published code, a hundred at a time."),
    "/data/communities/{slug}.json": lazy("A community: every version of its code, and its statements."),
    "/data/communities/{slug}/codes/{number}.json": lazy(
        "One version of a code: its words, its licence, its author, what it was made from."
    ),
    "/data/communities/{slug}/statements/{number}.json": lazy(
        "One statement of a community: its numbers, and what each of them means."
    ),
    "/data/statements.json": lazy("The statements of the committee, the latest period first."),
    "/data/statements/{number}.json": lazy("One statement of the committee."),
    "/data/affiliated.json": lazy("The communities that the committee looks after together."),
}
