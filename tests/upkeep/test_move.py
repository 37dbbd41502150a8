"""`portal db move`: from SQLite to a real PostgreSQL, every row counted and summed on both sides."""

from dataclasses import replace

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from portal import house, migrate
from portal.db import Scope
from portal.reports.models import Report
from portal.upkeep import backup, moving
from tests import servers
from tests.cases.test_cases import STORY
from tests.cases.walker import Walker
from tests.evidence.samples import PNG

from . import scene

pytestmark = pytest.mark.sqlite_only  # it begins on SQLite and brings its PostgreSQL along


@pytest.fixture(scope="module")
def postgres():
    """A server of its own."""
    made = servers.Postgres()
    yield made
    made.stop()


@pytest.fixture
def target(postgres, settings, tmp_path):
    """Settings as they will be: an empty database with an owner and a bound application."""
    postgres.run(f"CREATE DATABASE moved OWNER {servers.OWNER}")
    yield replace(
        settings,
        database_url=postgres.url("moved", servers.APPLICATION),
        owner_database_url=postgres.url("moved", servers.OWNER),
        backup_database_url=postgres.url("moved", servers.BACKUP),
    )
    postgres.run("DROP DATABASE moved WITH (FORCE)")


def moved(living, target) -> moving.Moved:
    """As the operator does: the owner's address in the settings, the application's on the command line."""
    here = replace(living.settings, owner_database_url=target.owner_database_url)
    return moving.move(here, target.database_url)


def count(address: str, table: str) -> int:
    """How many rows a role sees that names no partition."""
    engine = create_engine(address, poolclass=NullPool)
    with engine.connect() as connection:
        found = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
    engine.dispose()
    return found


def test_a_portal_moves(living, target, tmp_path):
    """Same rows, a real sign-in, an opened record and file; the fence is up; a backup of either fits the other."""
    before = scene.sums(living.settings)
    told = moved(living, target)
    assert scene.sums(target) == scene.sums(living.settings) == before
    assert told.rows == sum(count for count, _sum in before.values()) > 100
    with house.opened(target) as app:
        assert count(target.database, "reports") == 0, "the application sees no row without a partition"
        assert before["reports"][0] == count(target.backup_database, "reports") == 1
        ana = Walker(app, "Ana")
        ana.get(f"/desk/harbor/cases/{living.case_id}")
        assert STORY in ana.text
        living.ground.app = app
        assert scene.file_of(living.ground, living) == PNG
        with app.app_context():
            scope = Scope(living.ground.harbor)
            assert scope.count(scope.select(Report.id)) == 1
    backup.make(target, tmp_path / "b")
    back = replace(living.settings, data=tmp_path / "back")
    scene.brought_back(back, tmp_path / "b")
    assert scene.sums(back)["sealed_records"] == before["sealed_records"]


def test_nothing_is_kept_of_a_move_that_failed(living, target):
    """A target with tables, another kind of database, one that is not there: nothing is written anywhere."""
    engine = create_engine(target.owner_database, poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE mine (id int)")
    with pytest.raises(moving.CannotMove, match="holds tables already"):
        moved(living, target)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE mine")
    engine.dispose()
    for address in ("sqlite:///elsewhere.sqlite", "mysql://there/portal"):
        with pytest.raises(moving.CannotMove, match="Only PostgreSQL"):
            moving.move(living.settings, address)
    with pytest.raises(moving.CannotMove, match="PORTAL_DATABASE_URL is set"):
        moving.move(target, target.database_url)
    with pytest.raises(SQLAlchemyError):
        moving.move(living.settings, target.database_url.replace("/moved", "/nowhere"))
    assert migrate.is_empty(target)
