"""A marker in everything anybody can write down, and a note of every lock each of them was sealed to."""

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from portal import (
    access,
    affiliation,
    archive,
    audit,
    cases,
    clock,
    committee,
    communities,
    disclosure,
    escrow,
    evidence,
    gathering,
    interim,
    leaving,
    letters,
    meetings,
    policies,
    register,
    reports,
    rights,
    rota,
    screening,
    sealing,
    search,
    ties,
)
from portal.access import Actor
from portal.cases import service as case_service
from portal.committee import reviews
from portal.db import writing
from portal.entry import unsent
from portal.letters.appeal_models import Appeal
from portal.register import sheet as sheets
from portal.reports import held
from portal.reports import questions as reports_questions
from portal.retention import Item, expunging, holding
from portal.sealing import files as sealed_files
from portal.sealing import records as sealed_records
from portal.sealing import rows as sealed_rows


@dataclass
class Planted:
    """`markers`: by name. `locks`: by name, the (partition, lock id) it was sealed to. `own`: by name, whose it is."""

    markers: dict[str, str] = field(default_factory=dict)
    locks: dict[str, set] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    receipts: dict[str, str] = field(default_factory=dict)

    def word(self, name: str) -> str:
        """A new marker: letters nothing else contains, in words that any text may hold."""
        assert name not in self.markers, name
        self.markers[name] = "zq" + secrets.token_hex(7)
        return self.markers[name]

    def sealed(self, partition: str, lock_id: str, raw: bytes) -> None:
        """Note that these words were sealed to this lock."""
        for name, marker in self.markers.items():
            if marker.encode() in raw:
                self.locks.setdefault(name, set()).add((partition, lock_id))

    def holders(self, name: str) -> set[str]:
        """The ids of everybody with a grant for a lock that closes this marker."""
        found = {self.own[name]} if name in self.own else set()
        for partition, lock_id in self.locks.get(name, ()):
            found |= set(sealing.holders(access.letterbox(partition), lock_id))
        return found


class Witness:
    """Stands beside the three places where words are closed, and notes which lock they were closed for."""

    def __init__(self, planted: Planted):
        self.planted, self.real = planted, {}

    def __enter__(self):
        planted, real = self.planted, self.real
        real |= {"write": sealed_records._write, "close": sealed_rows.Rows.close, "keep": sealed_files._keep}

        def write(scope, lock, plain, about):
            planted.sealed(scope.partition, lock.id, plain.encode() if isinstance(plain, str) else plain)
            return real["write"](scope, lock, plain, about)

        def close(rows, plain, about):
            planted.sealed(rows.partition, rows.lock_id, plain.encode())
            return real["close"](rows, plain, about)

        def keep(scope, facts, to, about):
            for name in [name for name, marker in planted.markers.items() if marker in facts.name]:
                planted.locks.setdefault(f"{name} inside", set()).add((scope.partition, to))
            return real["keep"](scope, facts, to, about)

        sealed_records._write, sealed_rows.Rows.close, sealed_files._keep = write, close, keep
        return planted

    def __exit__(self, *_error):
        sealed_records._write, sealed_rows.Rows.close = self.real["write"], self.real["close"]
        sealed_files._keep = self.real["keep"]


def plant(world) -> Planted:
    """Act in every room, through the rooms' own verbs, with a marker in each word."""
    with Witness(Planted()) as planted:
        _north(world, planted)
        _harbor(world, planted)
        _stepped_back(world, planted)
        _direct(world, planted)
        _held_back(world, planted)
        _typed_too_late(world, planted)
        _asks_for_help(world)
        _searches(world, planted)
        _affiliated(world, planted)
        _leaves(world)
        _met(world, planted)
        _on_duty(world, planted)
        _screened(world, planted)
        _asked_about_themselves(world, planted)
        _kept(world, planted)
    return planted


def _file(planted: Planted, name: str):
    """A file whose name and bytes are markers, taken in: a mail's words, or what a picture's camera wrote into it."""
    inside = planted.word(f"{name} inside")
    if "sent" in name:
        title, raw = f"{planted.word(name)}.eml", f"Subject: seen\n\nbytes {inside}".encode()
    else:
        title, told, made = f"{planted.word(name)}.png", PngInfo(), BytesIO()
        told.add_text("Comment", inside)
        Image.new("RGB", (40, 30), "teal").save(made, "PNG", pnginfo=told)
        raw = made.getvalue()
    [stashed], _problems = evidence.take([(title, BytesIO(raw))])
    return stashed


def _draft(planted: Planted, name: str) -> str:
    draft = secrets.token_urlsafe(32)
    sealing.note_draft(draft, _file(planted, name))
    return draft


def report(
    planted: Planted, partition: str, name: str, *, exclude=(), door="community", contact=True, consent=()
) -> str:
    """A report with a marker in every field and in a file; returns its id."""
    words = {part: planted.word(f"{name} {part}") for part in ("story", "who", "where", "when", "wishes", "before")}
    words["own"] = (("Which door was it?", planted.word(f"{name} own answer")),)
    words["taken"] = (("witnesses", planted.word(f"{name} witnesses")), ("place", planted.word(f"{name} told at")))
    if contact:
        words["contact"] = planted.word(f"{name} contact")
    receipt = planted.receipts[name] = sealing.receipt.new()
    with writing():
        answers = reports.Answers(**words, exclude=exclude, door=door, ongoing="yes", consent=consent)
        draft = _draft(planted, f"{name} file")
        report_id = reports.receive(access.reporter(partition), answers, receipt, draft)
        audit.settle()
    planted.ids[f"{name} report"] = report_id
    return report_id


def _said(planted: Planted, name: str, handler: Actor) -> None:
    box = reports.enter_box(planted.receipts[name])
    with writing():
        reports.write(box, planted.word(f"{name} message"), _draft(planted, f"{name} sent file"))
        reports.answer(handler, planted.ids[f"{name} report"], planted.word(f"{name} answer"))
        audit.settle()


def case(planted: Planted, actor: Actor, name: str) -> str:
    """A case of a planted report, with something in every drawer; returns its id."""
    with writing():
        reports.mark_opened(actor, planted.ids[f"{name} report"])
        case_id = cases.open_case(actor, planted.ids[f"{name} report"])
        for kind in ("fact", "note"):
            cases.note(actor, case_id, kind, planted.word(f"{name} {kind}"))
        cases.review(actor, case_id, planted.word(f"{name} review"), "violation")
        sent = planted.word(f"{name} party"), planted.word(f"{name} handles")
        planted.ids[f"{name} party"] = cases.add_party(actor, case_id, "reported", "person", *sent)
        cases.measure(actor, case_id, "no_contact", planted.word(f"{name} measure"))
        cases.respond(actor, case_id, planted.word(f"{name} response"))
        cases.attach(actor, case_id, "screenshot", [_file(planted, f"{name} case file")])
        _gather(planted, actor, name, case_id)
        [kept] = cases.read(actor, case_id).files
        case_service.open_original(actor, case_id, kept.id, planted.word(f"{name} opening"))
        audit.settle()
    planted.ids[f"{name} case"] = case_id
    letter(planted, actor, name, case_id)
    return case_id


def letter(planted: Planted, actor: Actor, name: str, case_id: str) -> None:
    """A letter to somebody of a case, with a marker in each part; and words of a fact that stay inside."""
    with writing():
        party = cases.read(actor, case_id).parties[0].id
        parts = {part: planted.word(f"{name} letter {part}") for part in letters.PARTS}
        planted.ids[f"{name} letter"] = letters.begin(actor, case_id, party, parts)
        fact = cases.read(actor, case_id).notes_of("fact")[0]
        letters.mark(actor, case_id, fact.id, phrases=[planted.word(f"{name} hidden")])
        told = {part: planted.word(f"{name} measure {part}") for part in ("words", "conditions")}
        places = (planted.word(f"{name} measure place"),)
        wanted = letters.Wanted("other", text=told["words"], conditions=told["conditions"], places=places)
        letters.impose(actor, case_id, wanted)
        appeal = letters.appeals.ask_for(actor, case_id, "affected", planted.word(f"{name} appeal"))
        planted.ids[f"{name} appeal case"] = actor.get(Appeal, appeal).appeal_case
        audit.settle()


def _gather(planted: Planted, actor: Actor, name: str, case_id: str) -> None:
    """A talk, a question, evidence, a task and a lesson."""
    told = {"whom": planted.word(f"{name} talk whom"), "present": planted.word(f"{name} talk present")}
    gathering.add_talk(actor, case_id, planted.word(f"{name} talk"), day=clock.today(), **told)
    gathering.ask(actor, case_id, planted.word(f"{name} question"))
    link = f"https://seen.example/{planted.word(f'{name} exhibit link')}"
    gathering.add_exhibit(actor, case_id, planted.word(f"{name} exhibit"), link=link)
    gathering.add_task(actor, case_id, planted.word(f"{name} task"), owner=actor.person)
    gathering.add_lesson(actor, case_id, planted.word(f"{name} lesson"))


def _question(actor: Actor) -> None:
    """A question of a community's own: it is public, so there is no marker in it."""
    with writing():
        reports_questions.keep(actor, kind="choice", words="Which door was it?", choices="Front\nBack")
        audit.settle()


def _asks_for_help(world) -> None:
    """Harbor asks the committee to look at a draft; one comment stands beside its second sentence."""
    with writing():
        policies.take(world.actor("ana"), "## Kindness\n\nListen to each other.\n")
        review_id = reviews.ask(world.actor("ana"), "Is it clear?").id
        reviews.comment(world.actor("gil"), review_id, 2, "It is.")
        audit.settle()


def _north(world, planted: Planted) -> None:
    """All the way up: report, case, escalation, decision, register."""
    cleo, gil, hana, ivo = (world.actor(name) for name in ("cleo", "gil", "hana", "ivo"))
    _question(cleo)
    report(planted, cleo.partition, "waiting", consent=("committee",))  # a sealed copy sleeps at the committee
    report(planted, cleo.partition, "north")
    _said(planted, "north", cleo)
    case_id = case(planted, cleo, "north")
    with writing():
        heard = planted.word("north heard")
        more = {"plan": planted.word("north plan"), "refused": planted.word("north refused")}
        words = ("violation", "no_contact", planted.word("north proposal"))
        planted.ids["north proposal"] = cases.propose(cleo, case_id, *words, **more)
        cases.hear(cleo, case_id, "affected", heard, acceptable="yes")
        audit.settle()
    with writing():
        parts = ("facts", "actions", "people", "files")
        central = committee.escalate(cleo, case_id, parts, "help_wanted", planted.word("request"))
        audit.settle()
    with writing():
        committee.confirm_receipt(gil, central)
        cases.review(gil, central, planted.word("central review"), "violation")
        cases.note(gil, central, "note", planted.word("central note"))
        gathering.add_task(gil, central, planted.word("central task"), owner=gil.person)
        proposal = committee.propose(
            gil,
            central,
            "violation",
            "flagged",
            clock.today().replace(year=clock.today().year + 1),
            planted.word("proposal"),
            advice=planted.word("advice"),
        )
        cases.attest(ivo, central)
        audit.settle()
    with writing():
        committee.agree(hana, proposal)
        audit.settle()
    planted.ids |= {"central case": central, "proposal": proposal}
    letter(planted, gil, "central", central)
    _outside(world, planted, central)
    _record(planted, world.actor("hana", "keyholder"), gil, central)


def _outside(world, planted: Planted, central: str) -> None:
    """Lea is asked about it and says that nothing stands in her way; Ivo has some days of duty; Pia has left."""
    gil, lea, ivo = world.actor("gil"), world.actor("lea"), world.actor("ivo")
    with writing():
        question = planted.word("advice question")
        asked = committee.advice.ask(gil, central, lea.person, "adviser", ("facts",), question)
        later = clock.today() + timedelta(days=20)
        access.keep_watch(gil, ivo.person, later, later + timedelta(days=2), [ivo.person])
        access.join(world.actor("pia").holder, "committee", "member")
        committee.remove(gil, world.actor("pia").holder)
        audit.settle()
    with writing():
        committee.advice.attest(lea, asked)
        committee.advice.answer(lea, asked, planted.word("advice answer"))
        audit.settle()


def _record(planted: Planted, hana: Actor, gil: Actor, central: str) -> None:
    with writing():
        committee.record(
            hana,
            central,
            "4",
            "flagged",
            clock.today().replace(year=clock.today().year + 1),
            planted.word("register summary"),
            name=planted.word("register name"),
            aliases=planted.word("register alias"),
        )
        register.open_people(hana, planted.word("register reason"))
        audit.settle()
    with writing():
        _remembered(planted, hana, Actor("committee", gil.holder, gil.key, role="keyholder"))
        audit.settle()


def _remembered(planted: Planted, hana: Actor, gil: Actor) -> None:
    """A sheet that was brought in, two who may be the same, a standing that waits, and what NorthConf was told."""
    heads = ",".join(sheets.COLUMNS.values())
    line = f"2024-02-03,calm otter,quiet meadow,resolved,board,2024-03-01,no,no,{planted.word('register told')},3"
    register.bring(hana, register.read_sheet(f"{heads}\n{line}\n".encode()))
    first = register.find(hana, planted.markers["register name"])[0].id
    other = next(one.id for one in register.people(hana)[0] if one.code_name == "quiet meadow")
    register.rewrite_person(hana, other, planted.word("register other name"), planted.word("register handle"))
    words = {name: planted.word(f"standing {name}") for name in ("reason", "summary", "advice")}
    register.propose_standing(hana, other, register.Wanted("flagged", flag="safety", **words))
    code = register.person(hana, other).code_name
    planted.ids["link"] = register.propose_link(hana, first, code)
    said = {name: planted.word(f"disclosed {name}") for name in ("who", "text", "advice", "why")}
    place = access.door("northconf")
    told = disclosure.Draft(footing="found", basis="safety", place=place, **said)
    planted.ids["disclosure"] = draft = disclosure.draft(hana, first, told)
    register.open_people(gil, "To sign what was written")
    disclosure.sign(gil, draft)
    disclosure.draft(hana, first, disclosure.Draft("Somebody", "alleged", "Words.", "law", "Why.", outside="Elsewhere"))
    register.close_people(gil)


def _harbor(world, planted: Planted) -> None:
    """A report that leaves Ben out, and a case of it."""
    ana, ben = world.actor("ana"), world.actor("ben")
    report(planted, ana.partition, "harbor", exclude=(ben.holder,))
    _said(planted, "harbor", ana)
    case(planted, ana, "harbor")


def _stepped_back(world, planted: Planted) -> None:
    """A case Eli could read, and stepped back from."""
    dov, eli = world.actor("dov"), world.actor("eli")
    report(planted, dov.partition, "recused")
    case_id = case(planted, dov, "recused")
    with writing():
        if not sealing.holds(eli, cases.see(eli, case_id).lock_id):
            cases.attest(eli, case_id)
            cases.hand_keys_on(dov)
        cases.note(eli, case_id, "note", planted.word("recused own note"))
        cases.recuse(eli, case_id)
        cases.note(dov, case_id, "note", planted.word("recused later note"))
        audit.settle()


def _direct(world, planted: Planted) -> None:
    """Two reports at the committee's own door, one opened, one not."""
    gil = world.actor("gil")
    report(planted, "committee", "central waiting", door="committee")
    report(planted, "committee", "central")
    with writing():
        planted.ids["direct case"] = case_id = committee.open_direct(gil, planted.ids["central report"])
        cases.note(gil, case_id, "fact", planted.word("direct fact"))
        committee.confirm_receipt(gil, case_id)
        cases.review(gil, case_id, planted.word("direct review"), "violation")
        words = planted.word("open proposal")
        planted.ids["open proposal"] = committee.propose(gil, case_id, "violation", "none", None, words)
        audit.settle()


def _held_back(world, planted: Planted) -> None:
    """A report that its reporter holds back, and one that was held and is open now."""
    cleo = world.actor("cleo")
    with writing():
        escrow.turn(cleo, True)
        audit.settle()
    for name in ("held", "freed"):
        words = {part: planted.word(f"{name} {part}") for part in ("story", "who", "contact")}
        receipt = planted.receipts[name] = sealing.receipt.new()
        wish = held.Wish((f"mail:{planted.word(f'{name} address')}@nowhere.example",), opens=True)
        with writing():
            answers, draft = reports.Answers(**words), _draft(planted, f"{name} file")
            planted.ids[f"{name} report"] = held.receive(access.reporter(cleo.partition), answers, wish, receipt, draft)
    with writing():
        held.release(reports.enter_box(planted.receipts["freed"]))
        reports.mark_opened(cleo, planted.ids["freed report"])
        audit.settle()


def _on_duty(world, planted: Planted) -> None:
    """Shifts and leaves, somebody who acted alone, and a private list."""
    now = clock.now()
    for who, name in (("cleo", "north"), ("ana", "harbor"), ("gil", "central")):
        actor = world.actor(who)
        with writing():
            did = interim.Act("removal", planted.word(f"{name} at once"), planted.word(f"{name} at once whom"))
            interim.act(actor, planted.ids[f"{name} case"], did)
            if name != "central":
                rota.add_shift(actor, actor.person, now, now + timedelta(hours=3))
            audit.settle()
    for who in ("dov", "ana"):
        with writing():
            rota.take_leave(world.actor(who), clock.today() + timedelta(days=40), clock.today() + timedelta(days=41))
            audit.settle()
    una = world.actor("una")
    with writing():
        ties.keep(una, planted.word("tie people"), planted.word("tie employers"))
        audit.settle()
    planted.own |= dict.fromkeys(("tie people", "tie employers"), una.holder)


def _typed_too_late(world, planted: Planted) -> None:
    """What Dov typed after his session was over."""
    dov = world.actor("dov")
    with writing():
        token = sealing.start_session({"_user_id": dov.holder}, dov.key, person_id=dov.holder)
        assert unsent.put_away(token, "/desk/northconf/", [("text", planted.word("unsent"))])
        sealing.end_session(token)
    planted.own["unsent"] = dov.holder


def _affiliated(world, planted: Planted) -> None:
    """NorthConf asks the committee, is asked for something, and a member proposes to say yes."""
    cleo, gil = world.actor("cleo"), world.actor("gil")
    with writing():
        affiliation.ask(cleo, planted.word("affiliation asked"))
        affiliation.point_to(cleo, "reports", "https://north.example/numbers", "Once a year.")
        affiliation.add_words(gil, cleo.partition, "condition", planted.word("affiliation condition"))
        affiliation.propose(gil, cleo.partition, "approve", planted.word("affiliation proposal"))
        audit.settle()


def _leaves(world) -> None:
    """NorthConf asks to leave, and nobody has agreed."""
    with writing():
        leaving.ask(world.actor("cleo"), "https://north.example/", "We move to a portal of our own.")
        audit.settle()


def _met(world, planted: Planted) -> None:
    """A meeting that goes on: a topic, and minutes under every line that the chair can open."""
    gil = world.actor("gil")
    with writing():
        meeting = meetings.plan(gil, clock.today())
        meetings.add_topic(gil, meeting, planted.word("meeting topic"))
        meetings.begin(gil, meeting, [gil.person])
        for item in meetings.read(gil, meeting).items:
            if item.held:
                meetings.write(gil, meeting, item.id, planted.word(f"meeting minutes {item.number}"))
        audit.settle()


def _searches(world, planted: Planted) -> None:
    """Cleo looks for something, so that pages are kept, and keeps the question; it is hers alone."""
    cleo = world.actor("cleo")
    with writing():
        search.keep_pages(cleo, search.find(cleo, search.Question("zq")))
        reason = planted.word("export reason")
        archive.note(cleo, planted.ids["north case"], "pdf", whole=False, reason=reason)
        planted.ids["view"] = search.keep(cleo, "mine", search.Question(planted.word("kept question")))
        audit.settle()
    planted.own["kept question"] = cleo.holder


def _screened(world, planted: Planted) -> None:
    """An agreement of NorthConf, a list that was answered, and one that Ivo and Kim look at."""
    cleo, omar, gil, ivo, kim = (world.actor(name) for name in ("cleo", "omar", "gil", "ivo", "kim"))
    hana, holder = world.actor("hana", "keyholder"), world.actor("gil", "keyholder")
    with writing():
        heads = ",".join(sheets.COLUMNS.values())
        line = "2024-02-04,calm badger,still harbour,resolved,board,2024-03-01,no,no,told,3"
        register.bring(hana, register.read_sheet(f"{heads}\n{line}\n".encode()))
        person = next(one.id for one in register.people(hana)[0] if one.code_name == "still harbour")
        mail = f"{planted.word('screened mail')}@nowhere.example"
        register.rewrite_person(hana, person, planted.word("screened entry"), mail)
        since = clock.today() - timedelta(days=60)
        change = register.propose_standing(hana, person, register.Wanted("banned", "Decided", since=since))
        register.open_people(holder, "To confirm what waits")
        register.confirm_standing(holder, change)
        register.close_people(holder)
        audit.settle()
    with clock.shifted(-timedelta(days=6)), writing():
        balance = "Some people were told to stay away. We look once, under seal, and two people decide it."
        facts = {"country": "NO", "body": "NorthConf association", "mail": "privacy@north.example"}
        more = {"notice_url": "https://north.example/tickets", "assessed": clock.today(), "balance": balance}
        screening.sign(gil, screening.write(cleo, screening.Terms(**facts | more)), "The Foundation")
        audit.settle()
    planted.ids["looking check"] = check = _list_of(planted, omar, "screened", mail, start=40)
    screening.by_hand(hana, check)
    with writing():
        screening.ask(ivo, check, "city")
        asked = screening.status(omar, check).questions
        screening.reply(omar, check, {question: "Oslo" for question, _row, _code in asked})
        audit.settle()
    with clock.shifted(-timedelta(days=6)):
        check = _list_of(planted, omar, "answered", mail)
        screening.by_hand(hana, check)
        with writing():
            for one in (ivo, kim):
                [pair] = screening.look(one, check).pairs
                screening.say(one, check, pair.id, "same")
            for one in (ivo, kim):
                screening.stand_behind(one, check)
            audit.settle()
    with writing():
        screening.open_answers(clock.now())


def _kept(world, planted: Planted) -> None:
    """At both communities a report that never became a case, held with a reason; and one that was forgotten."""
    for name, who in (("north kept", "cleo"), ("harbor kept", "ana")):
        lead = world.actor(who)
        report_id = report(planted, lead.partition, name)
        with writing():
            reports.mark_opened(lead, report_id)
            holding.hold(lead, report_id, "legal", planted.word(f"{name} reason"))
            audit.settle()
        with writing():
            words = reports.Answers(story="Somebody asked where the door was.")
            other = reports.receive(access.reporter(lead.partition), words, sealing.receipt.new())
            reports.mark_opened(lead, other)
            gone = Item("report", other, "", "loose", "names", clock.today())
            expunging.forget(access.keeper(lead.partition), [gone])
            audit.settle()


def _list_of(planted: Planted, omar: Actor, name: str, mail: str, start: int = 0) -> str:
    """A dozen rows; one has an address that stands in the register."""
    rows = [screening.Row(at, f"Guest {start + at} Fjell", f"g{start + at}@lake.example", "") for at in range(1, 13)]
    rows[3] = screening.Row(4, planted.word(f"{name} row"), mail, planted.word(f"{name} row handle"))
    rows[7] = screening.Row(8, planted.word(f"{name} unlike"), f"{planted.word(f'{name} address')}@lake.example", "")
    event = communities.events(omar)[0]
    with writing():
        made = screening.bring(omar, event.id, tuple(rows), "attendees", noticed=True)
        screening.send(omar, made.id)
        audit.settle()
    return made.id


def _asked_about_themselves(world, planted: Planted) -> None:
    """At each place somebody whose identity is checked, and somebody whose answer waits for a second reader."""
    for checker, writer in (("una", "cleo"), ("tove", "ana"), ("max", "gil")):
        sure, answers = world.actor(checker), world.actor(writer)
        place = access.reporter(sure.partition)
        for name in (f"{checker} asking", f"{checker} request"):
            words = {part: planted.word(f"{name} {part}") for part in ("name", "others", "words", "proof")}
            code = planted.receipts[name] = sealing.receipt.new()
            with writing():
                planted.ids[name] = rights.ask(place, rights.Asked(("access",), **words), code, code)
                rights.question(sure, planted.ids[name], planted.word(f"{name} question"))
                audit.settle()
        with writing():
            planted.ids[name] = request = rights.confirm(sure, planted.ids[name])
            said = rights.Answer(reply=planted.word(f"{name} reply"), refused=("law",), why=planted.word(f"{name} why"))
            rights.save_answer(answers, request, said)
            rights.ask_second(answers, request)
            audit.settle()
