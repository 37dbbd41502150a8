"""From a text to a published version that never changes, at the service and in the database."""

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError

from portal import access, audit, communities, db, library, policies
from portal.access import Actor
from portal.db import Scope
from portal.errors import GuardError, NotFound, Refused
from portal.policies.models import PolicySource, PolicyVersion
from tests.communities.people import acting, founded
from tests.library import texts


@pytest.fixture
def context(app):
    with app.app_context():
        db.begin_writing()
        yield
        db.db.session.rollback()
        db.begin_writing(False)


def published(lead, text=texts.PLAIN, title="House Rules", reason=""):
    policies.take(lead, text)
    source = library.Source(
        "Harbour Rules", "Harbour Circle", "https://harbour.example/", "CC-BY-SA-3.0", changes="shorter"
    )
    policies.describe(lead, title=title, licence="CC-BY-SA-3.0", original=False, made_from=[source])
    return policies.publish(lead, reason)


def test_a_text_fills_in_what_it_says_of_itself(context):
    lead = founded()
    draft = policies.take(lead, texts.DAMAGED, "rules.md")
    assert (draft.title, draft.licence) == ("House Rules", "CC-BY-SA-3.0")
    assert policies.sources(lead, draft)[0].author == "Harbour Circle"
    assert ("encoding_repaired", "1") in policies.mended(draft)
    assert "Don’t" in draft.html


def test_publishing_numbers_dates_and_freezes(context):
    lead = founded()
    first = published(lead)
    assert (first.number, first.approver, policies.current(lead)) == (1, lead.person, first)
    assert first.published is not None and first.author == "Meadow Python"
    assert communities.community(lead).code_number == 1
    second = published(lead, texts.PLAIN + "\nMore.\n", reason="One sentence more")
    assert [row.number for row in policies.versions(lead)] == [2, 1]
    assert policies.numbered(lead, 1).text == first.text != second.text
    assert policies.draft(lead) is None
    with pytest.raises(NotFound):
        policies.numbered(lead, 3)


def test_a_new_draft_starts_with_what_was_said_before(context):
    lead = founded()
    published(lead)
    draft = policies.take(lead, "Only new words.")
    assert (draft.title, draft.licence) == ("House Rules", "CC-BY-SA-3.0")
    assert policies.sources(lead, draft)[0].title == "Harbour Rules"


def test_nothing_is_published_unready(context):
    """P0 5: placeholders, empty contacts and missing facts each stop it, and the line is named."""
    lead = founded(contact=False)
    with pytest.raises(Refused, match="no_draft"):
        policies.publish(lead)
    policies.take(lead, "Hello.\n\nMail [INSERT EMAIL ADDRESS].\n")
    with pytest.raises(Refused) as refused:
        policies.publish(lead)
    assert refused.value.facts["codes"] == ["blanks", "title", "source", "licence", "contacts"]
    assert [(one.line, one.words) for one in refused.value.facts["blanks"]] == [(3, "[INSERT EMAIL ADDRESS]")]
    policies.take(lead, "Hello.\n")
    policies.describe(lead, title="Rules", licence="CC0-1.0", original=True, made_from=[])
    communities.keep_contact(lead, kind="group", name="Helpers", mail="help@meadow.example")
    with pytest.raises(Refused) as refused:
        policies.publish(lead)
    assert refused.value.facts["codes"] == ["contacts"]
    communities.keep_contact(lead, name="Ada", mail="ada@meadow.example")
    assert policies.publish(lead).number == 1


def test_sources_are_checked(context):
    lead = founded()
    policies.take(lead, "Hello.")
    for source, field in (
        (library.Source(), "title"),
        (library.Source("x", url="javascript:alert(1)"), "url"),
        (library.Source("x", url="//evil.example"), "url"),
        (library.Source("x" * 301), "title"),
    ):
        with pytest.raises(Refused) as refused:
            policies.describe(lead, title="R", licence="CC0-1.0", original=False, made_from=[source])
        assert (refused.value.code, refused.value.facts["field"]) == ("source_odd", field)
    with pytest.raises(Refused, match="licence_odd"):
        policies.describe(lead, title="R", licence="Strange-1.0", original=True, made_from=[])
    with pytest.raises(Refused, match="too_many_sources"):
        policies.describe(lead, title="R", licence="CC0-1.0", original=False, made_from=[library.Source("x")] * 7)


def test_only_organisers_and_leads_write(context):
    lead = founded()
    published(lead)
    for role in ("responder", "helper", "contact", "registration", "public", "reporter", "person", "chair"):
        actor = Actor(lead.partition, lead.person, lead.key, role=role)
        for act in (
            lambda actor=actor: policies.take(actor, "Mine."),
            lambda actor=actor: policies.describe(actor, title="x", licence="CC0-1.0", original=True, made_from=[]),
            lambda actor=actor: policies.publish(actor),
            lambda actor=actor: policies.draft(actor),
        ):
            with pytest.raises(NotFound):
                act()
    assert policies.current(lead).number == 1


def test_another_community_sees_nothing_of_it(context):
    meadow, lake = founded(), founded("Lake", "lake", "bo")
    version = published(meadow)
    assert policies.current(meadow) is not None
    assert policies.current(lake) is None and policies.versions(lake) == []
    assert policies.sources(lake, version) == ()
    with pytest.raises(GuardError):
        db.db.session.scalars(db.db.session.query(PolicyVersion).statement)


def test_publishing_is_remembered(context):
    lead = founded()
    version = published(lead)
    audit.settle()
    line = audit.lines(lead, version.id)[-1]
    assert line.action == "policies.published"
    assert version.digest == policies.digest(version, policies.sources(lead, version))


@pytest.mark.parametrize("model", [PolicyVersion, PolicySource])
@pytest.mark.parametrize("act", ["update", "delete"])
def test_a_published_row_is_frozen_for_our_own_code(app, model, act):
    """Immutability does not rest on good manners: the database refuses, whoever asks."""
    with acting(app):
        lead = founded()
        published(lead)
        draft = policies.take(lead, "Next words.")
        draft.text = "A draft may change."
        db.db.session.flush()
    with app.app_context():
        db.begin_writing()
        row = lead.first(lead.select(model).where(model.frozen.is_not(None)))
        assert row is not None
        if act == "update":
            row.title = "Something else"
        else:
            lead.remove(row)
        with pytest.raises(DBAPIError, match="never changes"):
            db.db.session.flush()
        db.db.session.rollback()
        db.begin_writing(False)


def test_the_database_owner_too_meets_the_ice(app, settings):
    """Not through the ORM, not through the guard: plain SQL of the tables' owner."""
    with acting(app):
        place = founded()
        published(place)
    engine = create_engine(settings.owner_database)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda one, _: one.create_function("portal_may_write", 1, lambda _place: 1))
    for statement in (
        "UPDATE policy_versions SET text = 'x'",
        "DELETE FROM policy_versions",
        "DELETE FROM policy_sources",
    ):
        with pytest.raises(DBAPIError, match="never changes"), engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT set_config('app.partitions', '{place.partition}', true)")
            assert connection.exec_driver_sql(statement).rowcount
    engine.dispose()
    with app.app_context():
        assert policies.current(Scope(access.door("meadow"))).text.startswith("## What we hope for")


def test_a_draft_can_be_thrown_away(context):
    lead = founded()
    published(lead)
    policies.take(lead, "Never mind.")
    policies.drop_draft(lead)
    assert policies.draft(lead) is None and policies.current(lead).number == 1
