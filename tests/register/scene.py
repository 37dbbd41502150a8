"""A register with people in it, made through its own verbs, on real central cases."""

from datetime import date, timedelta

from portal import cases, clock, committee, register

REASON = "Somebody asks what we hold"


def holder(ground, name="Lea"):
    """A key holder."""
    return ground.act(name, "keyholder")


def opened(ground, *names) -> None:
    """The vault stands open for these key holders."""
    with ground.unit():
        for name in names:
            register.open_people(holder(ground, name), REASON)


def third(ground, name="Kim") -> None:
    """One more key holder."""
    with ground.unit():
        register.add_keyholder(ground.act("Gil"), ground.people[name])


def recorded(ground, name: str, aliases: str = "", *, sender="", days=30, person="", **more) -> tuple[str, str]:
    """Somebody in a central case, recorded as resolved: (case id, person id)."""
    with ground.unit():
        report_id, _receipt = ground.report("Something happened.", door="committee", place="committee")
        case_id = committee.open_direct(ground.act("Gil"), report_id)
        lea = holder(ground)
        case = cases.see(lea, case_id)
        told = {"outcome": "violation", "sender": sender, "category": "insult"} | more
        facts = register.Facts(case_id, case.code_name, clock.today() - timedelta(days=days), "3", **told)
        row = register.write(lea, facts, person_id=person, name="" if person else name, aliases=aliases)
        return case_id, register.entry(lea, row).person_id


def rows(ground, name="Ivo") -> dict[str, register.EntryView]:
    """The status vault as somebody sees it: {case id: row}."""
    with ground.unit():
        found, _more = register.register(ground.act(name))
        return {row.case_id: row for row in found}


def joined(ground, one: str, other: str, first="Lea", second="Gil") -> str:
    """Two people joined by two key holders; returns the link."""
    with ground.unit():
        code = register.person(holder(ground, second), other).code_name
        link = register.propose_link(holder(ground, first), one, code)
        assert register.confirm_link(holder(ground, second), link)
    return link


def stands(ground, person: str, standing: str, *, first="Lea", second="Gil", **more) -> str:
    """A standing, proposed and confirmed; returns the change."""
    with ground.unit():
        wanted = register.Wanted(standing, "Decided by the committee", flag="pattern", **more)
        change = register.propose_standing(holder(ground, first), person, wanted)
        register.confirm_standing(holder(ground, second), change)
    return change


def sheet_of(count: int) -> bytes:
    """An invented sheet of so many rows."""
    heads = "date of report,case code name,person code name,status,resolution source,resolution date,safety risk,"
    lines = [heads + "ongoing harassment,consequences"]
    states = ("resolved", "ongoing", "on hold", "reopened")
    sources = ("this team", "central group", "board", "local event or moderators", "parties", "none")
    words = ("A warning", '"Suspended for 60 days, may ask"', "=1+1", "None", "Banned", "")
    for number in range(count):
        day = date(2015, 1, 5) + timedelta(days=17 * number)
        case = f"{_word(number // 2)} heron"
        person = "" if number % 9 == 0 else f"{_word(number)} wren"
        end = "" if number % 4 == 1 else (day + timedelta(days=12)).isoformat()
        risk, more = ("yes", "no", "")[number % 3], ("no", "maybe", "yes", "")[number % 4]
        cells = (day.isoformat(), case, person, states[number % 4], sources[number % 6], end, risk, more)
        lines.append(",".join((*cells, words[number % 6])))
    return ("\r\n".join(lines) + "\r\n").encode()


def _word(number: int) -> str:
    return "q" + "".join("bdfglmnprstvz"[number // 13**place % 13] + "aeiou"[place] for place in range(3))
