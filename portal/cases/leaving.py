"""What leaves a case in a form that others may read: whoever hides passages of it hangs itself in here.

    @cases.hides
    def redacted(actor, view: CaseView) -> CaseView: ...

`leaving(actor, view)` is the case as exports, letters and packets may carry it: take nothing from the view itself.
"""

from collections.abc import Callable

from .views import CaseView

_hiding: list[Callable[[object, CaseView], CaseView]] = []


def hides(hide: Callable) -> Callable:
    """Let a function take out of a case's view what must stay inside."""
    _hiding.append(hide)
    return hide


def leaving(actor, view: CaseView) -> CaseView:
    """The redacted copy of a case, for somebody who can read the whole."""
    for hide in _hiding:
        view = hide(actor, view)
    return view
