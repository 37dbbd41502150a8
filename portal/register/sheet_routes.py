"""The status sheet: brought in with a preview, taken out with the password once more."""

from flask import request

from .. import accounts
from ..entry import KEYHOLDER, audience, bucket
from ..errors import Refused
from ..evidence import attachment
from . import bringing, forms, labels
from . import sheet as sheets
from .blueprint import bp, in_the_vault, vault_page

SHOWN = 10
MOST_HERE = 600_000


@bp.route("/committee/register/sheet", methods=["GET", "POST"])
@audience(KEYHOLDER)
@in_the_vault()
def sheet(actor):
    """Choose a sheet and look at what it would bring. Nothing is written here."""
    form = forms.SheetForm()
    if not form.is_submitted():
        return _page(actor)
    sent = request.files.get("sheet")
    raw = sent.read(MOST_HERE + 1) if sent else b""
    if not raw or len(raw) > MOST_HERE:
        form.sheet.errors = [labels.no_sheet(bool(raw))]
        return _page(actor, sheet_form=form, status=422)
    read = sheets.read(raw)
    if read.faults:
        return _page(actor, faults=read.faults, status=422)
    return _preview(actor, read, raw)


def _preview(actor, read, raw):
    form = forms.BringForm(formdata=None, rows=raw.decode("utf-8-sig"))
    return vault_page(actor, "register/sheet_look.html", read=read, shown=read.rows[:SHOWN], form=form)


def _page(actor, *, sheet_form=None, out_form=None, faults=(), done=None, status=200):
    shown = {"faults": [labels.fault(one) for one in faults[:50]], "more_faults": max(0, len(faults) - 50)}
    shown |= {"form": sheet_form or forms.SheetForm(formdata=None), "done": done, "columns": sheets.COLUMNS.values()}
    shown["out_form"] = out_form or forms.TakeOutForm(formdata=None)
    return vault_page(actor, "register/sheet.html", status=status, **shown)


@bp.post("/committee/register/sheet/bring")
@audience(KEYHOLDER)
@in_the_vault()
def bring(actor):
    """Write what was looked at."""
    form = forms.BringForm()
    try:
        done = bringing.bring(actor, sheets.read((form.rows.data or "").encode("utf-8", "replace")))
    except Refused as refused:
        made = forms.SheetForm(formdata=None)
        return _page(actor, sheet_form=made, status=labels.put_beside(made, refused))
    return _page(actor, faults=done.faults, done=None if done.faults else done, status=422 if done.faults else 200)


@bp.post("/committee/register/sheet/out")
@audience(KEYHOLDER)
@in_the_vault()
def take_out(actor):
    """The register as a sheet, for one's password once more."""
    form, status = forms.TakeOutForm(), 422
    if form.validate():
        try:
            accounts.confirm(actor.holder, form.password.data, bucket=bucket())
        except Refused as refused:
            status = labels.put_beside(form, refused)
        else:
            raw = bringing.take_out(actor)
            return attachment("register.csv", "text/csv", len(raw), [raw])
    return _page(actor, out_form=form, status=status)
