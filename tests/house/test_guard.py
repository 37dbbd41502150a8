"""Forty ways around a tenant filter (security 2.3, A6). Each must end in a refusal or in nothing of the other's."""

import sqlite3

import pytest
from sqlalchemy import (
    bindparam,
    column,
    delete,
    exists,
    func,
    insert,
    inspect,
    literal,
    literal_column,
    select,
    table,
    text,
    union_all,
    update,
)
from sqlalchemy.exc import DatabaseError, SQLAlchemyError
from sqlalchemy.orm import aliased, load_only, selectinload, with_loader_criteria

from portal import db as database
from portal.access import Actor
from portal.access.models import Bar, Membership
from portal.db import Scope, db, kept_ref, new_id
from portal.errors import GuardError

OURS, THEIRS = "community:ours", "community:theirs"
SECRET = "their-row"
Other = aliased(Bar)
core = Bar.__table__


def scoped(statement):
    """A statement that claims our scope without having come from it."""
    return statement.execution_options(portal_scope=OURS)


def their_row():
    return db.session.scalars(Scope(THEIRS).select(Bar)).one()


def moved():
    row = db.session.scalars(Scope(OURS).select(Bar)).one()
    row.partition = THEIRS
    db.session.flush()


def touched_foreign():
    row = Bar(partition=THEIRS, id=new_id(), thing_id=new_id(), token="forged")
    db.session.add(row)
    db.session.flush()


def re_stamped():
    row = Scope(OURS).add(Bar(thing_id=new_id(), token="forged"))
    row.partition = THEIRS
    db.session.flush()


def deleted_foreign():
    row = Bar(partition=THEIRS, id=their_row().id, thing_id=new_id(), token="x")
    db.session.expunge_all()
    db.session.delete(inspect(row).obj())
    db.session.flush()


def from_cte(entity):
    cte = select(entity.token).where(entity.token == SECRET).cte()
    return db.session.execute(Scope(OURS).select(cte.c.token)).all()


def lateral():
    inner = select(Other.token).where(Other.token == SECRET).lateral()
    return db.session.execute(Scope(OURS).select(Bar.token, inner.c.token).join(inner, literal(True))).all()


def by_engine():
    database.begin_writing(False)  # or it would only wait for the lock in our own hand
    with db.engine.connect() as connection:
        return connection.execute(scoped(select(core.c.token))).all()


ATTACKS = {
    "select without a scope": lambda: db.session.scalars(select(Bar.token)).all(),
    "entity without a scope": lambda: db.session.scalars(select(Bar)).all(),
    "legacy query": lambda: db.session.query(Bar.token).all(),
    "flask-sqlalchemy's query": lambda: db.session.query(Bar).filter_by(token=SECRET).all(),
    "count without a scope": lambda: db.session.scalar(select(func.count()).select_from(Bar)),
    "session.get": lambda: db.session.get(Bar, (THEIRS, "x")),
    "session.get_one": lambda: db.session.get_one(Bar, (THEIRS, "x")),
    "scope, other's token": lambda: db.session.execute(Scope(OURS).select(Bar.token).where(Bar.token == SECRET)).all(),
    "scope, other's partition": lambda: db.session.execute(
        Scope(OURS).select(Bar.token).where(Bar.partition == THEIRS)
    ).all(),
    "scope, or true": lambda: db.session.execute(
        Scope(OURS).select(Bar.token).where((Bar.partition == THEIRS) | literal(True))
    ).all(),
    "alias": lambda: db.session.execute(Scope(OURS).select(Other.token)).all(),
    "self join": lambda: db.session.execute(Scope(OURS).select(Other.token).join(Bar, literal(True))).all(),
    "outer join": lambda: db.session.execute(
        Scope(OURS).select(Bar.token, Other.token).outerjoin(Other, literal(True))
    ).all(),
    "join from an open table": lambda: db.session.execute(
        Scope(OURS).select(Membership.id, Bar.token).join(Bar, literal(True))
    ).all(),
    "subquery": lambda: db.session.execute(Scope(OURS).select(select(Other.token).subquery().c.token)).all(),
    "scalar subquery": lambda: db.session.execute(
        Scope(OURS).select(Bar.id, select(Other.token).where(Other.token == SECRET).scalar_subquery())
    ).all(),
    "exists oracle": lambda: db.session.scalars(
        Scope(OURS).select(literal(SECRET)).where(exists(select(Other.id).where(Other.token == SECRET)))
    ).all(),
    "exists oracle beside an open table": lambda: db.session.scalars(
        select(literal(SECRET)).where(exists(select(Bar.id).where(Bar.token == SECRET)))
    ).all(),
    "in (select)": lambda: db.session.scalars(
        Scope(OURS).select(literal(SECRET)).where(literal(SECRET).in_(select(Other.token)))
    ).all(),
    "cte": lambda: from_cte(Bar),
    "cte of an alias": lambda: from_cte(Other),
    "lateral": lateral,
    "union": lambda: db.session.execute(scoped(union_all(select(Bar.token), select(Other.token)))).all(),
    "union in a subquery": lambda: db.session.execute(
        Scope(OURS).select(union_all(select(Bar.token), select(Other.token)).subquery().c.token)
    ).all(),
    "core table": lambda: db.session.execute(select(core)).all(),
    "core table claiming a scope": lambda: db.session.execute(scoped(select(core))).all(),
    "core column claiming a scope": lambda: db.session.execute(scoped(select(core.c.token))).all(),
    "core alias claiming a scope": lambda: db.session.execute(scoped(select(core.alias().c.token))).all(),
    "core subquery in an orm statement": lambda: db.session.execute(
        Scope(OURS).select(Bar.id, select(core.c.token).where(core.c.token == SECRET).scalar_subquery())
    ).all(),
    "core count in an orm statement": lambda: [
        SECRET
        for _id, many in db.session.execute(
            Scope(OURS).select(Bar.id, select(func.count()).select_from(core).scalar_subquery())
        )
        if many > 1
    ],
    "core from beside an entity": lambda: [
        SECRET for _ in db.session.execute(Scope(OURS).select(Bar.id).select_from(core.alias()))
    ][1:],
    "core exists": lambda: db.session.scalars(
        Scope(OURS).select(literal(SECRET), Bar.id).where(exists(select(core.c.id).where(core.c.token == SECRET)))
    ).all(),
    "lightweight table": lambda: db.session.execute(select(table("bars", column("token")))).all(),
    "lightweight table claiming a scope": lambda: db.session.execute(
        scoped(select(table("bars", column("token"))))
    ).all(),
    "literal column": lambda: db.session.execute(
        Scope(OURS).select(literal_column("(select max(token) from bars)"), Bar.id)
    ).all(),
    "text": lambda: db.session.execute(text("select token from bars")).all(),
    "text claiming a scope": lambda: db.session.execute(scoped(text("select token from bars"))).all(),
    "text in a where": lambda: db.session.execute(Scope(OURS).select(Bar.token).where(text("1=1 or 1=1"))).all(),
    "from_statement": lambda: db.session.execute(scoped(select(Bar).from_statement(text("select * from bars")))).all(),
    "session's connection": lambda: db.session.connection().execute(select(core.c.token)).all(),
    "session's connection claiming a scope": lambda: db.session.connection().execute(scoped(select(core))).all(),
    "driver sql": lambda: db.session.connection().exec_driver_sql("select token from bars").all(),
    "driver sql claiming a scope": lambda: (
        db.session.connection()
        .exec_driver_sql("select token from bars", execution_options={"portal_scope": OURS, "portal_checked": True})
        .all()
    ),
    "engine": by_engine,
    "own loader criteria": lambda: db.session.execute(
        Scope(OURS).select(Bar.token).options(with_loader_criteria(Bar, lambda cls: literal(True)))
    ).all(),
    "loader options": lambda: db.session.scalars(select(Bar).options(load_only(Bar.token))).all(),
    "refresh": lambda: db.session.refresh(their_row()),
    "merge": lambda: db.session.merge(Bar(partition=THEIRS, id="x", thing_id="y", token="z")),
    "update without a scope": lambda: db.session.execute(update(Bar).values(token="broken")),
    "update with ours": lambda: db.session.execute(
        Scope(OURS).update(Bar).where(Bar.token == SECRET).values(token="broken")
    ),
    "update of the partition": lambda: db.session.execute(Scope(OURS).update(Bar).values(partition=THEIRS)),
    "update by primary key": lambda: db.session.execute(
        update(Bar), [{"partition": THEIRS, "id": new_id(), "token": "broken"}]
    ),
    "bulk update claiming a scope": lambda: db.session.execute(
        scoped(update(Bar)), [{"partition": THEIRS, "id": new_id(), "token": "broken"}]
    ),
    "delete without a scope": lambda: db.session.execute(delete(Bar)),
    "delete with ours": lambda: db.session.execute(Scope(OURS).delete(Bar).where(Bar.token == SECRET)),
    "core update claiming a scope": lambda: db.session.execute(scoped(update(core).values(token="broken"))),
    "core delete by bind": lambda: db.session.execute(
        scoped(delete(core).where(core.c.token == bindparam("t"))), {"t": SECRET}
    ),
    "insert for them": lambda: db.session.execute(insert(Bar).values(partition=THEIRS, thing_id="x", token="forged")),
    "insert claiming a scope": lambda: db.session.execute(
        scoped(insert(Bar)), [{"partition": THEIRS, "id": new_id(), "thing_id": "x", "token": "forged"}]
    ),
    "bulk_insert_mappings": lambda: db.session.bulk_insert_mappings(Bar, [{"partition": THEIRS, "token": "forged"}]),
    "bulk_update_mappings": lambda: db.session.bulk_update_mappings(Bar, [{"partition": THEIRS, "token": "broken"}]),
    "bulk_save_objects": lambda: db.session.bulk_save_objects([Bar(partition=THEIRS, thing_id="x", token="forged")]),
    "add for them": touched_foreign,
    "move one of ours": moved,
    "stamp, then move": re_stamped,
    "delete a forged one": deleted_foreign,
    "unknown loader": lambda: db.session.scalars(select(Bar).options(selectinload("*"))).all(),
}


@pytest.fixture
def context(app):
    with app.app_context():
        database.begin_writing()
        Scope(OURS).add(Bar(thing_id=new_id(), token="our-row"))
        Scope(THEIRS).add(Bar(thing_id=new_id(), token=SECRET))
        db.session.commit()
        yield
        db.session.rollback()
        database.begin_writing(False)


@pytest.mark.parametrize("attack", ATTACKS, ids=list(ATTACKS))
def test_no_way_around_the_scope(context, attack):
    """There is a row of theirs; nothing that holds our scope, or none, reads or changes it."""
    assert db.session.scalars(Scope(THEIRS).select(Bar.token)).all() == [SECRET]
    try:
        answer = ATTACKS[attack]()
        shown = repr(answer if isinstance(answer, (list, int, type(None))) else "")
        assert SECRET not in shown
        db.session.commit()
    except (GuardError, SQLAlchemyError, ValueError):
        db.session.rollback()
    for leftover in list(db.session):
        db.session.expunge(leftover)
    assert db.session.scalars(Scope(THEIRS).select(Bar.token)).all() == [SECRET]
    assert db.session.scalars(Scope(OURS).select(Bar.token)).all() == ["our-row"]


def test_a_scope_sees_its_own(context):
    """The guard is not simply shut: ordinary statements on one's own rows work."""
    ours = Scope(OURS)
    assert ours.count(ours.select(Bar)) == 1
    assert ours.all(ours.select(Other.token)) == ["our-row"]
    assert db.session.execute(ours.update(Bar).values(token="new")).rowcount == 1
    assert db.session.execute(ours.delete(Bar)).rowcount == 1


def test_loaded_rows_can_be_changed_and_removed(context):
    """A row loaded under its scope may be changed and deleted."""
    ours = Scope(OURS)
    row = ours.first(ours.select(Bar))
    row.token = "changed"
    db.session.flush()
    assert ours.all(ours.select(Bar.token)) == ["changed"]
    ours.remove(row)
    db.session.flush()
    assert ours.count(ours.select(Bar)) == 0


def test_the_database_itself_refuses(app, context):
    """Even a foreign tool or a forgotten guard meets triggers (SQLite) or policies (PostgreSQL)."""
    if db.engine.dialect.name == "sqlite":
        file = db.engine.url.database
        db.session.rollback()
        with sqlite3.connect(file) as tool, pytest.raises(sqlite3.OperationalError, match="portal_may_write"):
            tool.execute("delete from bars")
        return
    with db.engine.connect() as connection:
        cursor = connection.connection.cursor()
        assert cursor.execute("select count(*) from bars").fetchone() == (0,)
        cursor.execute("select set_config('app.partitions', %s, true)", (OURS,))
        assert cursor.execute("select token from bars").fetchall() == [("our-row",)]
        with pytest.raises(Exception, match="row-level security"):
            cursor.execute("update bars set partition = %s", (THEIRS,))


def test_triggers_refuse_a_write_whose_scope_is_not_open(app, context):
    """Under SQLite a raw write over our own connection is refused as well."""
    if db.engine.dialect.name != "sqlite":
        return
    raw = db.session.connection().connection.cursor()
    for attack in ("delete from bars", "update bars set token = 'x'", "insert into bars values ('a', 'b', 'c', 'd')"):
        with pytest.raises((sqlite3.IntegrityError, DatabaseError), match="outside its partition"):
            raw.execute(attack)


def test_a_foreign_key_cannot_cross_partitions():
    """References between kept rows always carry the partition (security 2.3, layer 5)."""
    constraint = kept_ref("bars", "bar_id")
    assert [key.target_fullname for key in constraint.elements] == ["bars.partition", "bars.id"]
    for name, kept in db.metadata.tables.items():
        if "partition" not in kept.primary_key.columns:
            continue
        for reference in kept.foreign_key_constraints:
            assert reference.elements[0].parent.name == "partition", name


def test_every_table_is_kept_or_says_why_not():
    """A table without a partition names its reason, so that nobody forgets one by accident."""
    for mapper in database.Base.registry.mappers:
        if "partition" not in mapper.local_table.primary_key.columns:
            assert getattr(mapper.class_, "__open__", ""), mapper.class_.__name__


def test_every_column_has_its_class():
    """R57: a new column without a class fails."""
    for name, kept in db.metadata.tables.items():
        for each in kept.columns:
            assert each.info.get("class") in ("public", "internal", "personal", "sealed"), f"{name}.{each.name}"


def test_a_key_shows_in_no_repr():
    """Neither a scope nor an actor prints the key it carries."""
    actor = Actor("site", "somebody", b"k" * 32, role="lead")
    assert "kkk" not in repr(actor) and "key" not in repr(actor)
