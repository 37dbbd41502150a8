"""The laws of the house that can be read off the code (law numbers as in docs/decisions.md)."""

import ast
import re
from graphlib import TopologicalSorter

from portal.house import FLOORS

from .reading import PORTAL, ROOT, modules, room_of, templates

PLAN = (*FLOORS, "demo")  # the demo world stands on the roof: it plays people through every room's verbs
MODULES = modules()
IN_ROOMS = [module for module in MODULES if module.room]
FACING = (
    "routes",
    "blueprint",
    "shelf",
    "forms",
    "letters",
    "labels",
    "commands",
)  # the files of a room that may know Flask
WHOLE = {"portal/upkeep/backup.py", "portal/upkeep/rows.py"}  # they carry databases as a whole: all rows, none opened
FOUNDATION = {"clock", "config", "db", "errors", "fence", "guard"}  # under the cellar: these know no room


def broken(found) -> None:
    found = list(found)
    assert not found, "\n".join(found)


def test_there_is_a_house_to_read():
    """The laws below look at real files."""
    assert len(IN_ROOMS) > 20
    assert {module.room for module in IN_ROOMS} == set(PLAN)


def test_every_folder_is_on_the_plan():
    """Law 1: a folder of code is a floor, and a floor is a folder."""
    folders = {path.parent.relative_to(PORTAL).parts[0] for path in PORTAL.rglob("*/*.py")}
    assert folders == set(PLAN)
    assert len(FLOORS) == len(set(FLOORS))


def test_no_room_looks_upstairs():
    """Law 1: a room imports rooms below it; only house and cli see everything."""

    def upstairs():
        for module in MODULES:
            for line, source, name in module.imports():
                room, _ = room_of(source, name)
                if room in ("house", "cli") and module.room:
                    yield f"{module.place}:{line} a room imports {room}"
                if room not in PLAN or room == module.room:
                    continue
                if module.room and PLAN.index(room) > PLAN.index(module.room):
                    yield f"{module.place}:{line} looks upstairs to {room}"
                if module.path.stem in FOUNDATION and not module.room:
                    yield f"{module.place}:{line} the foundation knows {room}"

    broken(upstairs())


def test_no_import_goes_in_a_circle():
    """Law 1: rooms and the files beside them stand in one order."""
    below = {}
    for module in MODULES:
        here = module.room or module.path.stem
        below.setdefault(here, set()).update(room_of(source, name)[0] for _line, source, name in module.imports())
        below[here].discard(here)
    assert {"entry", "house", "db"} <= set(below)
    list(TopologicalSorter(below).static_order())


def offered(room: str) -> set[str]:
    """The names in a room's __all__."""
    door = next((module for module in MODULES if module.path == PORTAL / room / "__init__.py"), None)
    for node in door.tree.body if door else ():
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def test_rooms_meet_at_the_door():
    """Law 1: rooms call each other by room, never by an inner file."""

    def inner():
        for module in IN_ROOMS:
            for line, source, name in module.imports():
                room, inside = room_of(source, name)
                if room in PLAN and room != module.room and inside and inside not in offered(room):
                    file = PORTAL / room / inside.split(".")[0]
                    if file.with_suffix(".py").exists() or file.is_dir() or "." in inside:
                        yield f"{module.place}:{line} reaches into {room}/{inside}"

    broken(inner())


def test_no_import_of_ours_hides_in_a_function():
    """Law 2: what a file needs stands at its top."""

    def hidden():
        for module in MODULES:
            for function in module.functions():
                for line, source, _ in module.imports(function):
                    if source.split(".")[0] == "portal":
                        yield f"{module.place}:{line} imports {source} inside {function.name}"

    broken(hidden())


def test_services_do_not_know_flask():
    """Law 3: services, models and rules never import flask; routes, forms, letters, labels and commands may."""

    def knows():
        for module in IN_ROOMS:
            if module.room == "entry" or module.path.stem.split("_")[-1] in FACING:
                continue
            for line, source, _ in module.imports():
                if source.split(".")[0].startswith(("flask", "werkzeug", "wtforms")):
                    yield f"{module.place}:{line} imports {source}"

    broken(knows())


def test_only_entry_knows_who_is_there():
    """Law 3: nobody but entry names current_user."""
    broken(
        f"{module.place}:{line}"
        for module in MODULES
        if module.room != "entry"
        for line, name in module.uses()
        if name.split(".")[-1] == "current_user"
    )


def test_no_service_commits():
    """Law 5: entry commits a request, and a job or command commits once, at its own top."""
    allowed = {"commands"}

    def commits():
        for module in IN_ROOMS:
            if module.room == "entry" or module.path.stem.split("_")[-1] in allowed:
                continue
            for line, name in module.uses():
                if re.fullmatch(r".*session\.(commit|rollback|begin|begin_nested)", name):
                    yield f"{module.place}:{line} {name}"

    broken(commits())


def test_a_get_only_reads():
    """Law 5: no view that answers GET alone calls a verb on the session that writes."""

    def writes():
        for module in IN_ROOMS:
            if not module.path.stem.endswith("routes"):
                continue
            for line, name in module.uses():
                if re.fullmatch(r".*session\.(add|add_all|delete|flush|execute|scalars?|merge)", name):
                    yield f"{module.place}:{line} {name}: a route asks its service"

    broken(writes())


def test_no_statement_goes_around_the_guard():
    """Law 6: no raw SQL, session.get, __table__ or connection in a room, but where databases are carried whole."""
    names = {"__table__", "exec_driver_sql", "from_statement", "bulk_save_objects", "bulk_insert_mappings"}
    names |= {"bulk_update_mappings", "get_engine", "engine", "engines"}
    ends = re.compile(r".+\.session\.(get|get_one|connection|refresh|merge|bulk_\w+)")

    def around():
        for module in (module for module in IN_ROOMS if module.place not in WHOLE):
            for line, name in module.uses():
                if name.split(".")[-1] in names or ends.fullmatch(name):
                    yield f"{module.place}:{line} {name}"
            for line, source, name in module.imports():
                if source.startswith("sqlalchemy") and name in ("text", "literal_column", "create_engine"):
                    yield f"{module.place}:{line} imports {name}"

    broken(around())


def test_relations_stay_in_their_room(app):
    """Law 7: no foreign key and no relationship crosses a room's walls; other rooms are named by id."""
    registry = app.extensions["sqlalchemy"].Model.registry
    room_of_table = {mapper.local_table.name: mapper.class_.__module__.split(".")[1] for mapper in registry.mappers}
    assert len(room_of_table) > 10

    def crossing():
        for mapper in registry.mappers:
            home = mapper.class_.__module__.split(".")[1]
            for key in mapper.local_table.foreign_keys:
                away = room_of_table.get(key.column.table.name, home)
                if away != home:
                    yield f"{home}: {mapper.class_.__name__} refers to {key.target_fullname} of {away}"
            if "partition" in mapper.local_table.primary_key and list(mapper.relationships):
                yield f"{home}: {mapper.class_.__name__} is kept and has a relationship"

    broken(crossing())


def test_modules_are_short():
    """Law 8: a module over 300 lines is two modules."""
    broken(f"{module.place}: {len(module.lines)}" for module in MODULES if len(module.lines) > 300)


def test_functions_are_short():
    """Law 8: a function over 40 lines is two functions."""
    broken(
        f"{module.place}:{function.lineno} {function.name}: {function.end_lineno - function.lineno + 1}"
        for module in MODULES
        for function in module.functions()
        if function.end_lineno - function.lineno + 1 > 40
    )


def test_templates_are_short():
    """Law 8: a template over 100 lines is two templates."""
    assert templates()
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in templates()}
    broken(f"{path.relative_to(ROOT)}: {size}" for path, size in sizes.items() if size > 100)


def test_no_folder_is_a_drawer():
    """Law 9: a folder is called after what it keeps."""
    drawers = {"utils", "util", "common", "helpers", "misc", "base", "manager", "managers", "lib"}
    folders = [path for top in ("portal", "templates", "tests") for path in (ROOT / top).rglob("*") if path.is_dir()]
    found = [path for path in folders if path.name in drawers]
    broken(str(path.relative_to(ROOT)) for path in found)


def test_nothing_is_silenced():
    """Law 14: no warning, check or test is switched off in the code."""
    quiet = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no cover)|pytest\.(skip|xfail|mark\.skip|mark\.xfail)")
    folders = ("portal", "tests", "migrations", "setup")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py") if path.name != "test_laws.py"]
    assert len(files) > 30
    broken(
        f"{path.relative_to(ROOT)}:{number}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if quiet.search(line)
    )


def test_every_room_says_what_it_is():
    """A room's front door has a docstring and names what it offers."""

    def mute():
        for room in FLOORS:
            door = next((module for module in MODULES if module.path == PORTAL / room / "__init__.py"), None)
            if door is None:
                yield f"{room} has no front door"
                continue
            if not ast.get_docstring(door.tree):
                yield f"{door.place} has no docstring"
            if not offered(room):
                yield f"{door.place} has no __all__"

    broken(mute())


def test_templates_carry_no_script_or_style_of_their_own():
    """Law 10: no inline script, style or handler, nothing from elsewhere, and words go through gettext's door."""
    inline = re.compile(
        r"<style|\sstyle=|\son\w+=|hx-on|hx-vars|javascript:|<script(?![^>]*\ssrc=)|(?:src|action)=[\"']https?:"
    )
    ours = [path for path in templates() if path.suffix == ".html" and "mail" not in path.parts]
    broken(
        f"{path.relative_to(ROOT)}:{number} {line.strip()}"
        for path in ours
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if inline.search(line)
    )
