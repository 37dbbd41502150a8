"""Reports at every height of the house: waiting, being looked at, before the committee, recorded. All invented."""

from datetime import timedelta

from .. import access, audit, cases, clock, committee, duty, escrow, gathering, letters, reports, sealing
from ..access import Actor
from ..db import writing


def all_the_way(actors: dict[str, Actor]) -> dict[str, str]:
    """File the demo's reports and carry each as far as it has come; gives their receipts."""
    harbor, north = actors["ana"].partition, actors["cleo"].partition
    receipts = {}
    receipts["excluding"] = send(
        harbor,
        "At the last two evenings Ben kept asking me for my number after I had said no. I would rather not "
        "come while he looks after the door.",
        who="Ben, who helps to run the meetup",
        where="At the entrance, after the talks",
        when="The October and November evenings",
        ongoing="pattern",
        exclude=(actors["ben"].holder,),
    )
    receipts["waiting"] = send(
        north,
        "Somebody in the chat of the sprint room answers every beginner with the same joke about going back to "
        "school. Three people have stopped asking.",
        where="The sprint room's chat",
        when="This week",
        ongoing="yes",
    )
    with writing():
        escrow.turn(actors["cleo"], True)
        audit.settle()
    receipts["looked_at"] = _looked_at(actors, north)
    receipts["escalated"] = _before_the_committee(actors, north)
    _recorded(actors, north)
    told = "A meetup that is not on this site asks speakers about their religion."
    receipts["direct"] = send("committee", told, when="Last month")
    return receipts


def send(partition: str, story: str, **more) -> str:
    """One report through the letterbox; returns its receipt."""
    receipt = sealing.receipt.new()
    with writing():
        reports.receive(access.reporter(partition), reports.Answers(story=story, **more), receipt)
        audit.settle()
    return receipt


def _case_of(actor: Actor, receipt: str) -> str:
    report_id = reports.known(receipt)
    with writing():
        reports.mark_opened(actor, report_id)
        case_id = cases.open_case(actor, report_id)
        audit.settle()
    return case_id


def _looked_at(actors: dict, north: str) -> str:
    receipt = send(
        north,
        "A speaker put a picture of me on a slide, taken without my asking, with a remark about my clothes.",
        who="The speaker of the second talk on Thursday",
        where="In the large hall",
        when="Thursday, shortly before lunch",
        ongoing="no",
    )
    dov = actors["dov"]
    case_id = _case_of(dov, receipt)
    with writing():
        cases.note(dov, case_id, "fact", "The recording shows the slide for about ten seconds. The remark is audible.")
        cases.add_party(dov, case_id, "reported", "person", "Robin Kest", "robk_dev")
        cases.measure(dov, case_id, "video_withheld", "The recording stays offline until this is settled.")
        duty.assign(dov, case_id, dov.holder)
        duty.set_tags(dov, case_id, ["onsite"])
        cases.answer(dov, case_id, "Thank you for telling us. The recording is offline. May we speak with the speaker?")
        _gathered(dov, actors["eli"], case_id)
        audit.settle()
    box = reports.enter_box(receipt)
    with writing():
        reports.write(box, "Yes, please do. I would like the picture to be gone, that is all.")
        audit.settle()
    return receipt


def _gathered(dov: Actor, eli: Actor, case_id: str) -> None:
    """What a case holds beside facts: a talk of two, a task, a lesson."""
    told = "He saw the slide from the side of the stage and knew at once that nobody had asked."
    gathering.add_talk(dov, case_id, told, day=clock.today(), whom="The host of the large hall", present="Eli Navarro")
    due = clock.today() + timedelta(days=3)
    gathering.add_task(dov, case_id, "Ask the speaker how the picture came to be", owner=eli.holder, due=due)
    _a_letter(dov, case_id)
    gathering.add_lesson(dov, case_id, "Ask for slides a day before, and say in the call for talks what may be shown.")


def _a_letter(dov: Actor, case_id: str) -> None:
    """A letter begun to the speaker, to hear their side; a colleague has not read it yet."""
    speaker = cases.read(dov, case_id).parties[0].id
    words = {
        "behaviour": "Our team was told that one of your slides showed somebody who had not agreed to it.",
        "impact": "People who are shown without being asked lose trust in the event.",
        "expected": "Please tell us how the picture came to be there.",
        "consequences": "The recording stays offline until this is settled. Nothing else is decided.",
    }
    letters.begin(dov, case_id, speaker, words)


def _before_the_committee(actors: dict, north: str) -> str:
    receipt = send(
        north,
        "The person who was asked to leave last year is back under another name. Two of us recognised him.",
        who="We knew him as Marten",
        where="At registration",
        when="This morning",
        ongoing="yes",
    )
    cleo = actors["cleo"]
    case_id = _case_of(cleo, receipt)
    with writing():
        cases.note(cleo, case_id, "fact", "Last year's list shows the same mail address with another name.")
        cases.note(cleo, case_id, "note", "Eli recognised him too. We keep this to ourselves for now.")
        cases.measure(cleo, case_id, "no_contact", "Asked to stay away from the two people.", space="venue")
        committee.escalate(cleo, case_id, cases.DEFAULT_PARTS["escalation"], "beyond_power", "We need advice today.")
        audit.settle()
    return receipt


_SETTLED = {
    "text": "Threatening messages to a volunteer over three evenings. The messages are kept.",
    "review": "A clear violation. The volunteer wished for distance, not for an apology.",
    "actions": "Badge taken, stay ended.",
    "responses": "The person agreed that the messages were theirs.",
    "people": [("reported", "Wren Tallis")],
    "outcome": "violation",
    "measure": "removal",
}


def _recorded(actors: dict, north: str) -> None:
    """An incident that was settled, filed after the event, and is now in the register."""
    cleo, gil, hana, ivo = (actors[key] for key in ("cleo", "gil", "hana", "ivo"))
    with writing():
        case_id = cases.open_filed(cleo, _SETTLED)
        central = committee.escalate(cleo, case_id, cases.DEFAULT_PARTS["filed"], "after_event")
        audit.settle()
    until = clock.today() + timedelta(days=400)
    with writing():
        committee.confirm_receipt(gil, central)
        cases.review(gil, central, "The team acted well. Other events should know.", "violation")
        proposal = committee.propose(gil, central, "violation", "flagged", until, "Threats, twice.")
        cases.attest(ivo, central)
        audit.settle()
    with writing():
        committee.agree(hana, proposal)
        audit.settle()
    with writing():
        keeper = _as(hana, "keyholder")
        told = "Sent threatening messages at an event. Keep away from volunteers."
        committee.record(keeper, central, "4", "flagged", until, told, name="Wren Tallis", aliases="wrentallis")
        audit.settle()


def _as(actor: Actor, role: str) -> Actor:
    return Actor(actor.partition, actor.holder, actor.key, role=role)
