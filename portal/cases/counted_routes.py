"""As what a closed case is counted, on its page; a lead who was not left out lets it into the team's own numbers."""

from ..access import can
from . import counting, service
from .blueprint import both
from .forms import ActForm
from .parts import shows


@both("<string:case_id>/release", central=False)
def release(actor, place, case_id):
    """Count it in this community's own numbers too."""
    counting.release(actor, case_id)
    return place.show_case(case_id)


@shows("foot", "cases/_counted.html")
def counted(actor, place, view):
    """For a closed case that counts apart."""
    found = counting.counted_as(actor, view.id) if view.closed_at and not place.central else None
    if found is None or not found.apart:
        return None
    may = can(actor, "case.release", service.see(actor, view.id))
    return {"may": may, "form": ActForm(formdata=None)}
