"""Row-level security as it really behaves: the behaviours of security 2.2, each against a PostgreSQL of its own.

Where a behaviour leaks, the test first shows the leak, then what of ours stands in its way.
"""

import re
import subprocess
import threading
from dataclasses import replace

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import create_engine, select
from sqlalchemy.pool import NullPool

from portal import cli, config, db, doctor, guard, house, migrate, sealing
from portal.db import Scope, writing
from portal.errors import GuardError
from portal.sealing.models import Lock, Record
from portal.upkeep import backup
from tests import servers
from tests.conftest import SECRET
from tests.house.test_migrations import started_together

OURS, THEIRS, WORDS = "community:ours", "community:theirs", "what nobody else may read, ever"
COUNT = "SELECT count(*) FROM sealed_locks"
TOLD = "SELECT set_config('app.partitions', %s, true)"


@pytest.fixture(scope="module")
def server():
    """A server of its own."""
    made = servers.Postgres()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def settings(server, tmp_path_factory):
    """A migrated database with a sealed text in each of two places."""
    made = _named(server, "fenced", tmp_path_factory.mktemp("site"))
    migrate.upgrade(made)
    with house.opened(made) as app, app.app_context():
        for place in (OURS, THEIRS):
            with writing():
                sealing.new_person(f"{place[10:]:a>26}", "a long enough password")
                holder = sealing.holder_of(f"{place[10:]:a>26}")
                lock = sealing.create_lock(Scope(place, holder.id), "case", [holder])
                sealing.seal(Scope(place), WORDS, to=lock, about="story")
    return made


def _named(server, name, folder):
    server.run(f"CREATE DATABASE {name} OWNER {servers.OWNER}")
    roles = {"database_url": servers.APPLICATION, "owner_database_url": servers.OWNER}
    roles |= {"backup_database_url": servers.BACKUP}
    urls = {field: server.url(name, role) for field, role in roles.items()}
    keys = dict.fromkeys(("secret_keys", "peppers", "server_keys"), SECRET)
    return config.read({}, data=str(folder), base_url="http://localhost", testing=True, **keys, **urls)


@pytest.fixture
def reach(server, settings):
    """`reach(role)`: a connection as that role, undone at the end."""
    opened = []

    def connect(role=servers.APPLICATION, **more):
        opened.append(psycopg.connect(host=str(server.folder), user=role, dbname="fenced", **more))
        return opened[-1]

    yield connect
    for connection in opened:
        connection.close()


@pytest.fixture
def app(settings):
    """The portal on that database."""
    with house.opened(settings) as made:
        yield made


def number(connection, query=COUNT) -> int:
    return connection.execute(query).fetchone()[0]


def test_no_place_named_no_row(reach):
    """1: without a partition the application sees nothing; with one, that one's."""
    connection = reach()
    assert number(connection) == 0
    connection.execute(TOLD, (OURS,))
    assert number(connection) == 1
    connection.execute(TOLD, (f"{OURS}|{THEIRS}",))
    assert number(connection) == 2


def test_the_owner_is_bound_too(reach):
    """2: an owner sees all unless the policy is forced. Ours is, on every kept table; and the application owns none."""
    owner = reach(servers.OWNER)
    assert number(owner) == 0
    owner.execute("ALTER TABLE sealed_locks NO FORCE ROW LEVEL SECURITY")
    assert number(owner) == 2, "this is what FORCE is for"
    owner.rollback()
    asked = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND relforcerowsecurity"
    assert {row[0] for row in owner.execute(asked)} == set(guard.kept_tables(migrate.metadata()))
    mine = "SELECT count(*) FROM pg_class WHERE relowner = 'portal_app'::regrole"
    assert number(owner, mine) == 0


@pytest.mark.parametrize("role", ["postgres", servers.BACKUP])
def test_nobody_serves_past_the_policies(server, settings, reach, role, monkeypatch):
    """3: a superuser and BYPASSRLS see all; `portal serve` refuses to start as either, and says which setting."""
    assert number(reach(role)) == 2
    wrong = replace(settings, database_url=server.url("fenced", role), testing=False)
    with house.opened(wrong) as made, made.app_context():
        assert [found.code for found in doctor.database_findings(wrong)] == ["role"]
    monkeypatch.setattr(config, "read", lambda *_given, **_more: wrong)
    with pytest.raises(config.Misconfigured, match="PORTAL_DATABASE_URL signs in as a role that passes"):
        cli.serve(cli.parser().parse_args(["serve"]))


def test_views_and_functions_that_look_for_somebody_else(reach):
    """4 to 6: an owner's view, a materialised view and a definer's function leak. There is none of them here."""
    root = reach("postgres")
    root.execute("CREATE VIEW seen AS SELECT * FROM sealed_locks")
    root.execute("CREATE VIEW careful WITH (security_invoker = true) AS SELECT * FROM sealed_locks")
    root.execute("CREATE MATERIALIZED VIEW kept AS SELECT * FROM sealed_locks")
    root.execute(f"CREATE FUNCTION all_of() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS '{COUNT}'")
    root.execute("GRANT SELECT ON seen, careful, kept TO portal_app")
    root.execute("SET LOCAL ROLE portal_app")
    assert [number(root, f"SELECT count(*) FROM {name}") for name in ("seen", "kept", "careful")] == [2, 2, 0]
    assert number(root, "SELECT all_of()") == 2
    root.rollback()
    public = "'public'::regnamespace"
    assert number(root, f"SELECT count(*) FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = {public}") == 0
    assert number(root, f"SELECT count(*) FROM pg_proc WHERE prosecdef AND pronamespace = {public}") == 0


def test_a_pooled_connection_comes_back_clean(app, reach):
    """7, 8: SET outlives a transaction and leaks to whoever is next. Ours is local: '' afterwards, and no row."""
    leaky = reach(autocommit=True)
    leaky.execute("SET app.partitions = 'community:theirs'")
    assert number(leaky) == 1
    engine = _one_connection(app)
    with app.app_context():
        pids = set()
        for place in (OURS, THEIRS, OURS):
            scope = Scope(place)
            assert [row.partition for row in scope.all(scope.select(Lock))] == [place]
            pids.add(db.db.session.connection().exec_driver_sql("SELECT pg_backend_pid()").scalar())
            db.db.session.rollback()
            with engine.connect() as connection:
                raw = connection.connection.driver_connection
                assert raw.execute("SELECT current_setting('app.partitions', true)").fetchone() == ("",)
                assert number(raw) == 0
        assert len(pids) == 1, "it was one connection all the time"
    source = "".join(path.read_text(encoding="utf-8") for path in (config.ROOT / "portal").rglob("*.py"))
    assert not re.search(r"SET\s+(SESSION\s+|LOCAL\s+)?app\.", source) and source.count("set_config(") == 1


def _one_connection(app):
    with app.app_context():
        engine = db.db.engine
    engine.pool._pool.maxsize, engine.pool._max_overflow = 1, 0
    return engine


def test_local_without_a_transaction(reach):
    """9: under autocommit a local setting has no effect: it fails closed."""
    connection = reach(autocommit=True)
    connection.execute(TOLD, (OURS,))
    assert number(connection) == 0


def test_savepoints(app, reach):
    """10: rolled back they restore the place, released they keep the inner one. Our statements each name theirs."""
    connection = reach()
    connection.execute(TOLD, (OURS,))
    connection.execute("SAVEPOINT a")
    connection.execute(TOLD, (THEIRS,))
    connection.execute("RELEASE SAVEPOINT a")
    assert number(connection, "SELECT count(*) FROM sealed_locks WHERE partition = 'community:theirs'") == 1
    with app.app_context():
        for end in ("commit", "rollback"):
            inner = db.db.session.begin_nested()
            assert [row.partition for row in Scope(THEIRS).all(Scope(THEIRS).select(Lock))] == [THEIRS]
            getattr(inner, end)()
            for place in (OURS, THEIRS):
                assert {row.partition for row in Scope(place).all(Scope(place).select(Lock))} <= {place}
        assert [row.partition for row in Scope(OURS).all(Scope(OURS).select(Lock))] == [OURS]
        db.db.session.rollback()
    used = [path.name for path in (config.ROOT / "portal").rglob("*.py") if "begin_nested" in path.read_text()]
    assert used == ["migrate.py"], "only the owner, who names no place"


def test_injected_sql_finds_ciphertext(reach):
    """11: whoever gets a statement of their own in can name any place. What they find is sealed."""
    connection = reach()
    connection.execute(TOLD, (THEIRS,))
    [(box, key)] = connection.execute("SELECT box, wdek FROM sealed_records").fetchall()
    assert len(box) > 1000 and WORDS.encode() not in bytes(box) + bytes(key)


def test_what_is_unique_is_so_in_its_place(reach):
    """12: a key over all places tells by its error what there is elsewhere. Each of ours begins with the place."""
    asked = """SELECT c.relname, a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0] WHERE i.indisunique AND c.relrowsecurity"""
    found = reach(servers.OWNER).execute(asked).fetchall()
    assert len(found) > 50 and {column for _table, column in found} == {"partition"}


def test_references_stay_in_their_place(reach):
    """13, 14: a reference is checked past the policies, and a cascade deletes past them. Ours all carry the place."""
    asked = """SELECT k.conname, k.conkey, k.confkey, s.relname, t.relname FROM pg_constraint k
        JOIN pg_class s ON s.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
        WHERE k.contype = 'f' AND s.relrowsecurity AND t.relrowsecurity"""
    owner = reach(servers.OWNER)
    found = owner.execute(asked).fetchall()
    place = dict(
        owner.execute(
            "SELECT relname, attnum FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid "
            "WHERE attname = 'partition' AND relrowsecurity"
        ).fetchall()
    )
    assert len(found) > 10
    assert all(place[one] in ours and place[other] in theirs for _name, ours, theirs, one, other in found)
    root = reach("postgres")
    [(lock, version)] = root.execute("SELECT id, version FROM sealed_locks WHERE partition = %s", (THEIRS,)).fetchall()
    connection = reach()
    connection.execute(TOLD, (OURS,))
    connection.execute("UPDATE sealed_records SET lock_id = %s, lock_version = %s", (lock, version))
    with pytest.raises(errors.ForeignKeyViolation):
        connection.commit()


def test_no_row_is_put_elsewhere(reach):
    """15: inserting into another place, or moving a row there, is refused: USING is the check as well."""
    for attack in (
        "UPDATE sealed_locks SET partition = 'community:theirs'",
        "INSERT INTO bars SELECT 'community:theirs', id, id, id FROM sealed_locks",
    ):
        connection = reach()
        connection.execute(TOLD, (OURS,))
        with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
            connection.execute(attack)


def test_truncate_is_not_granted(reach):
    """16: TRUNCATE asks no policy. The application has no right to it, and none to make a table or a function."""
    for attack in (
        "TRUNCATE bars",
        "CREATE TABLE mine (id int)",
        "ALTER TABLE bars NO FORCE ROW LEVEL SECURITY",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "DROP POLICY fence ON bars",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            reach().execute(attack)


def test_a_talkative_function_sees_only_ours(reach):
    """17: a cheap function in WHERE is asked before the policy only where it may be: it is told of our rows alone."""
    root, told = reach("postgres"), []
    root.add_notice_handler(lambda notice: told.append(notice.message_primary))
    root.execute(
        "CREATE FUNCTION tell(word text) RETURNS bool LANGUAGE plpgsql COST 0.0000001 AS "
        "$$ BEGIN RAISE NOTICE '%', word; RETURN true; END $$"
    )
    root.execute("SET LOCAL ROLE portal_app")
    root.execute(TOLD, (OURS,))
    assert len(root.execute("SELECT 1 FROM sealed_locks WHERE tell(partition)").fetchall()) == 1
    assert told == [OURS]


def test_rows_are_found_by_equality():
    """18: LIKE cannot use an index under a policy. No statement of ours asks a kept column that way."""
    found = []
    for path in (config.ROOT / "portal").rglob("*.py"):
        found += re.findall(r"\.(?:i?like|regexp_match|icontains)\(", path.read_text(encoding="utf-8"))
    assert not found


def test_a_dump_that_would_be_empty_is_refused(server, settings):
    """19, 20: dumping as a bound role fails loudly, or with policies on gives nothing, silently. Ours refuses."""
    dump = [server.bin / "pg_dump", "-h", server.folder, "-U", servers.OWNER, "-a", "-t", "sealed_locks", "fenced"]
    loud = subprocess.run(dump, capture_output=True, text=True, check=False)
    assert loud.returncode != 0 and "row-level security" in loud.stderr
    silent = subprocess.run([*dump, "--enable-row-security"], capture_output=True, text=True, check=True)
    assert "COPY public.sealed_locks" in silent.stdout and OURS not in silent.stdout
    for role in (servers.OWNER, servers.APPLICATION):
        blind = replace(settings, backup_database_url=server.url("fenced", role))
        with pytest.raises(backup.CannotBackUp, match="BYPASSRLS"), backup.snapshot(blind):
            pass
    with backup.snapshot(settings) as connection:
        assert connection.exec_driver_sql(COUNT).scalar() == 2


def test_many_at_once_on_few_connections(app):
    """21: threads that share a small pool each see their own place, every time."""
    wrong = []
    _one_connection(app)

    def look(place):
        for _time in range(40):
            with app.app_context():
                rows = Scope(place).all(Scope(place).select(Record))
                if [row.partition for row in rows] != [place]:
                    wrong.append(rows)
                db.db.session.remove()

    threads = [threading.Thread(target=look, args=(place,)) for place in (OURS, THEIRS) * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_an_unscoped_statement_never_reaches_the_server(app):
    """22: the policies are the second net. The first refuses a statement without a place before it is sent."""
    with app.app_context(), pytest.raises(GuardError):
        db.db.session.scalars(select(Lock)).all()


def test_migrating_does_without_advisory_locks(server, tmp_path):
    """An engine that speaks PostgreSQL but has no advisory locks: two that start together still make one schema."""
    made = _named(server, "distributed", tmp_path)
    engine = create_engine(server.url("distributed", "postgres"), poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("REVOKE EXECUTE ON FUNCTION pg_advisory_xact_lock(bigint) FROM PUBLIC")
    assert started_together(made) == []
    with engine.connect() as connection:
        standing = {
            row[0] for row in connection.exec_driver_sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        }
    engine.dispose()
    assert standing - {"alembic_version", migrate.TURNS} == set(migrate.metadata().tables)


def test_nothing_is_used_that_distributed_engines_lack(reach):
    """No materialised view, no extension, no sequence that all writers would queue for, no listening."""
    owner = reach(servers.OWNER)
    assert (
        number(
            owner, "SELECT count(*) FROM pg_class WHERE relkind IN ('m', 'S') AND relnamespace = 'public'::regnamespace"
        )
        == 0
    )
    assert number(owner, "SELECT count(*) FROM pg_extension WHERE extname <> 'plpgsql'") == 0
    source = "".join(path.read_text(encoding="utf-8") for path in (config.ROOT / "portal").rglob("*.py"))
    assert not re.search(r"\b(LISTEN|NOTIFY|pg_notify|pg_try_advisory\w*|pg_advisory_lock)\b", source)
