"""What arrives: by which way, how much of it is seen beforehand, who is called, and how little may be filed."""

from portal import committee

from .climb import community_case


def sent(ground, reason: str, parts=("facts", "actions")) -> str:
    """A case of Harbor's, sent up for this ground."""
    case_id, _receipt = community_case(ground)
    with ground.unit():
        return committee.escalate(ground.act("Ana"), case_id, parts, reason)
