"""Small steps of the climb, for tests."""

from portal import cases, committee

STORY = "MARKERSTORY Rob kept following me."


def community_case(ground, **more) -> tuple[str, str]:
    """A case at Harbor's desk with something of every part: (case id, receipt)."""
    with ground.unit():
        report_id, receipt = ground.report(STORY, contact="MARKERCONTACT nia@people.example", **more)
    ana = ground.act("Ana")
    with ground.unit():
        case_id = cases.open_case(ana, report_id)
        cases.note(ana, case_id, "fact", "MARKERFACT two saw it")
        cases.note(ana, case_id, "note", "MARKERNOTE our own worry")
        cases.add_party(ana, case_id, "reported", "person", "MARKERPERSON Rob", "MARKERHANDLE robk")
        cases.add_party(ana, case_id, "reporter", "person", "MARKERREPORTER Nia")
        cases.measure(ana, case_id, "removal", "MARKERACTION asked to leave")
        cases.respond(ana, case_id, "MARKERRESPONSE he left")
        cases.answer(ana, case_id, "MARKERANSWER thank you")
        cases.review(ana, case_id, "MARKERREVIEW against our code", "violation")
    return case_id, receipt


def escalated(ground, **more) -> tuple[str, str, str]:
    """The same, sent up with the usual parts: (community's case, central case, receipt)."""
    case_id, receipt = community_case(ground, **more)
    with ground.unit():
        central = committee.escalate(ground.act("Ana"), case_id, ("facts", "actions"), "help_wanted", "Please help")
    return case_id, central, receipt


def reviewed(ground) -> tuple[str, str, str]:
    """Confirmed and reviewed by the chair."""
    case_id, central, receipt = escalated(ground)
    with ground.unit():
        committee.confirm_receipt(ground.act("Gil"), central)
        cases.review(ground.act("Gil"), central, "We read all of it.", "violation")
    return case_id, central, receipt


def let_in(ground, central: str, *names: str) -> None:
    """Members attest, and the chair's next act gives them the key."""
    with ground.unit():
        for name in names:
            cases.attest(ground.act(name), central)
        cases.hand_keys_on(ground.act("Gil"))


def decided(ground, standing="flagged") -> tuple[str, str, str]:
    """Proposed by the chair, agreed by the vice."""
    case_id, central, receipt = reviewed(ground)
    with ground.unit():
        proposal = committee.propose(
            ground.act("Gil"), central, "violation", standing, None, "A pattern.", advice="Thank you, well done."
        )
        committee.agree(ground.act("Hana"), proposal)
    return case_id, central, receipt
