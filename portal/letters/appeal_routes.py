"""Appeals at a desk and at the committee: written down, records handed over, answered by those who look again."""

from .. import cases
from ..cases import options
from ..errors import Refused
from ..web import put_beside
from . import appeal_forms, appeal_labels, appeals, labels
from .appeal_models import ASKED, ENDED
from .blueprint import both

_BESIDE = {"appeal_late": "day", "details_open": "text", "text_empty": "text"}


def _refuse(form, refused) -> int:
    words = appeal_labels.sentence(refused.code) or labels.sentence(refused.code)
    put_beside(form, _BESIDE.get(refused.code), words)
    return refused.status


@cases.shows("now", "letters/_appeals.html")
def on_case(actor, place, view) -> dict | None:
    """Appeals against a case, or the one it looks at, right under its path."""
    seat = appeals.seat_of(actor, view.id)
    rows = appeals.of_case(actor, view.id)
    if seat is None and not rows:
        return None
    return {"rows": rows, "seat": seat, "words": appeal_labels, "ready": view.state in appeals.DECIDED}


@cases.shows("next", "letters/_say.html", rank=cases.URGENT)
def what_comes_of_it(actor, place, view) -> dict | None:
    """Once those who look again have decided: tell whoever asked."""
    seat = appeals.seat_of(actor, view.id)
    if seat is None or seat.state == ENDED or view.state not in appeals.DECIDED:
        return None
    return {"url": place.url("letters.end_appeal", case_id=view.id)}


@cases.shows("do", "letters/_ask_again.html")
def way_to_ask(actor, place, view) -> dict | None:
    """The way to write down that somebody asks for another look, once something was decided."""
    if view.state not in appeals.DECIDED or view.source == "appeal":
        return None
    return {"url": place.url("letters.asked_again", case_id=view.id)}


@both("appeals")
def asked_again(actor, place, case_id):
    """Write down that somebody asks."""
    cases.read(actor, case_id)
    form, status = appeal_forms.AskedForm(), 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                appeals.ask_for(actor, case_id, form.by.data, form.text.data, day=form.day.data)
            except Refused as refused:
                status = _refuse(form, refused)
            else:
                return place.show_case(case_id)
    case = cases.see(actor, case_id)
    until = appeals.last_day(actor, case_id)
    return place.page(actor, "letters/asked_again.html", form=form, case=case, until=until, status=status)


@both("appeals/<string:appeal_id>")
def hand_records(actor, place, case_id, appeal_id):
    """The records that go to those who look again: all of them shown, then handed over."""
    packet = appeals.records(actor, case_id, appeal_id)
    form, status = appeal_forms.HandForm(), 200
    if form.is_submitted():
        status = 422
        try:
            appeals.hand_over(actor, case_id, appeal_id, form.seal.data or "")
        except Refused as refused:
            if refused.code == "letter_moved":
                raise
            status = _refuse(form, refused)
        else:
            return place.show_case(case_id)
    form.seal.data = packet.seal
    row = next(one for one in appeals.of_case(actor, case_id) if one.id == appeal_id)
    case = cases.see(actor, case_id)
    context = {"open": row.state == ASKED, "row": row, "words": appeal_labels}
    return place.page(actor, "letters/hand_records.html", form=form, case=case, packet=packet, status=status, **context)


@both("another-look")
def end_appeal(actor, place, case_id):
    """What came of the other look: into the box of whoever asked, and down to the team."""
    case = cases.see(actor, case_id)
    seat = appeals.seat_of(actor, case_id)
    form, status = appeal_forms.EndForm(), 200
    if form.is_submitted():
        status = 422
        _offer(actor, case_id, form)
        if form.validate():
            try:
                told = {"team": form.team.data or "", "kept": form.kept.data or ()}
                appeals.end(actor, case_id, form.result.data, form.text.data, **told)
            except Refused as refused:
                if refused.code == "letter_moved":
                    raise
                status = _refuse(form, refused)
            else:
                return place.show_case(case_id)
    over = seat is None or seat.state == ENDED
    return place.page(actor, "letters/end_appeal.html", form=form, case=case, over=over, seat=seat, status=status)


def _offer(actor, case_id: str, form) -> None:
    """What was found in the answer, to be changed or let stand."""
    found = [one for one in appeals.details(actor, case_id, form.text.data or "") if not one.never]
    form.kept.choices = options((one.key, f"{labels.FINDINGS[one.kind]}: “{one.words}”") for one in found)
