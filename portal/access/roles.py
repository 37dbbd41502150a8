"""The role codes of settled 34, in the order in which a person acts. An organiser reads no report."""

COMMUNITY_ROLES = ("lead", "responder", "organiser", "helper", "contact", "registration")
COMMITTEE_ROLES = ("chair", "vice", "caselead", "member", "keyholder", "adviser", "board")
ROLES = (*COMMUNITY_ROLES, *COMMITTEE_ROLES, "operator")

HANDLERS = ("lead", "responder")
MEMBERS = ("chair", "vice", "caselead", "member", "keyholder")
OPENERS = ("chair", "vice")
