"""When a case is stuck. Pure."""

NO_QUORUM, NO_END = "no_quorum", "no_end"


def stuck(possible: bool, proposal_stuck: bool) -> str:
    """Why a case is stuck: too few can still be free, or a vote can't end in a decision; "" for not at all.

    It is what the committee itself calls stuck: then, and only then, it can ask the board.
    """
    if not possible:
        return NO_QUORUM
    return NO_END if proposal_stuck else ""
