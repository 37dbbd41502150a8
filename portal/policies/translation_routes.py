"""Writing the code in another language, section by section, at the desk."""

from functools import partial

from flask import request

from ..db import reading
from ..entry import DESK, audience
from ..errors import NotFound, Refused
from ..web import go
from . import changes, forms, overlay_forms, rendering, service, translation_labels, translations
from .blueprint import WRITES, bp, desk_page

LANGUAGE = "/desk/<string:slug>/code/languages/<string:language>"


def _source(actor, language: str = ""):
    """The public version, which translations are made of; NotFound for a language nobody offers."""
    version = service.current(actor)
    if version is not None and language and language not in dict(translation_labels.choices(version.language)):
        raise NotFound
    return version


@bp.route("/desk/<string:slug>/code/languages", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def languages(actor, slug):
    """The languages of the code, how far each is, and the way to one more."""
    version = _source(actor)
    if version is None:
        return go("policies.code", slug=slug)
    form = overlay_forms.LanguageForm().offer(translation_labels.choices(version.language))
    if form.validate_on_submit():
        return go("policies.translation", slug=slug, language=form.language.data)
    begun = [translations.begun(actor, version, code) for code in translations.begun_languages(actor)]
    return desk_page(
        actor,
        "policies/languages.html",
        "",
        form=form,
        version=version,
        begun=[(one, translation_labels.language(one.language)) for one in begun],
        own=translation_labels.language(version.language),
        status=422 if form.is_submitted() else 200,
    )


@bp.route(LANGUAGE, methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def translation(actor, slug, language):
    """One language: its title and translator, its sections, the button that shows it to everybody."""
    version = _source(actor, language)
    if version is None:
        return go("policies.code", slug=slug)
    seen = translations.begun(actor, version, language)
    form = overlay_forms.TranslationForm(title=seen.title, translator=seen.translator)
    if form.validate_on_submit():
        said = {"title": form.title.data or "", "translator": form.translator.data or ""}
        try:
            translations.describe(actor, language, **said)
            if request.form.get("act") == "publish":
                translations.publish(actor, version, language)
        except Refused as refused:
            translation_labels.put_beside(form, refused, "title")
        else:
            return go("policies.translation", slug=slug, language=language)
    return desk_page(
        actor,
        "policies/translation.html",
        "",
        form=form,
        seen=seen,
        version=version,
        name=translation_labels.language(language),
        state=translation_labels.state,
        fill=partial(rendering.in_words, actor),
        button=forms.ButtonForm(),
        status=422 if form.is_submitted() else 200,
    )


@bp.route(f"{LANGUAGE}/<int:place>", methods=["GET", "POST"])
@audience(DESK, roles=WRITES)
def translation_section(actor, slug, language, place):
    """Write one section beside the original; the next one that lacks words follows."""
    version = _source(actor, language)
    seen = translations.begun(actor, version, language) if version else None
    if seen is None or place >= len(seen.sections):
        raise NotFound
    one = seen.sections[place]
    form = overlay_forms.SectionForm(text=one.draft or one.text, machine=one.draft_machine or one.machine)
    if form.validate_on_submit():
        try:
            with reading():
                drawn = translations.drawn(actor, one.section, form.text.data or "")
            translations.write(actor, version, language, place, drawn, machine=form.machine.data)
        except Refused as refused:
            translation_labels.put_beside(form, refused)
        else:
            return _next(actor, slug, version, language, place)
    said = {"language": language, "name": translation_labels.language(language)}
    return desk_page(
        actor,
        "policies/translation_section.html",
        "",
        form=form,
        one=one,
        place=place,
        total=len(seen.sections),
        version=version,
        original=rendering.in_html(actor, rendering.section(version, place)),
        rows=changes.rows(actor, one.was, one.section.text) if one.was else [],
        status=422 if form.is_submitted() else 200,
        **said,
    )


def _next(actor, slug, version, language, place):
    """The next section without words, else the page of the language."""
    left = [one.section.place for one in translations.begun(actor, version, language).sections if not one.done]
    following = next((one for one in left if one > place), left[0] if left else None)
    if following is None:
        return go("policies.translation", slug=slug, language=language)
    return go("policies.translation_section", slug=slug, language=language, place=following)


@bp.post(f"{LANGUAGE}/withdraw")
@audience(DESK, roles=WRITES)
def withdraw_translation(actor, slug, language):
    """Take a language from the public page; the words stay here."""
    translations.withdraw(actor, language)
    return go("policies.translation", slug=slug, language=language)
