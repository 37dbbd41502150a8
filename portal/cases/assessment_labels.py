"""The words for what a review says beside its text."""

from flask_babel import lazy_gettext as lazy

JURISDICTIONS = [
    ("ours_named", lazy("Our space, and our code names it")),
    ("ours_unnamed", lazy("Our space, and our code does not name it")),
    ("outside_harm", lazy("Outside our spaces, and harmful to people here")),
    ("outside", lazy("Outside, and nothing for us")),
]
IMPACTS = [
    ("public", lazy("Others saw or heard it")),
    ("several", lazy("Several people are affected")),
    ("marginalised", lazy("It is about somebody's belonging to a group")),
    ("leader", lazy("Somebody with a role or with power did it")),
    ("withdrew", lazy("Somebody left, or stays away, because of it")),
    ("lasting", lazy("It stays: a recording, a post, a photo")),
]
RISKS = [
    ("safety", lazy("Somebody's body may be in danger")),
    ("sexual", lazy("It is sexual")),
    ("health", lazy("Somebody may harm themself, or is very unwell")),
    ("repeated", lazy("It happened before, or after being asked to stop")),
    ("retaliation", lazy("Somebody may be made to pay for reporting")),
    ("ongoing", lazy("It goes on")),
]
