"""Real addresses for every route: each URL value says here where its real ones come from."""

from itertools import product

from portal import access, accounts, clock
from portal.access.models import Watch
from portal.affiliation.models import AffiliationStep
from portal.cases.deciding_models import Proposal
from portal.cases.models import Case, CaseFile, CaseNote, CaseParty
from portal.committee.advice_models import Advice
from portal.committee.models import DraftReview
from portal.committee.seat_models import Departure
from portal.communities.models import Contact, Event
from portal.db import db
from portal.disclosure.models import Arrived, Disclosure
from portal.gathering.models import Task
from portal.interim.models import Immediate
from portal.leaving.models import Leaving
from portal.letters.appeal_models import Appeal
from portal.letters.models import Letter
from portal.letters.term_models import Term
from portal.meetings.models import Meeting, MeetingItem
from portal.register.models import Link, RegisterEntry, RegisterPerson, StandingChange
from portal.reports.models import Question, Report, ReportFile
from portal.rights.models import RightsAsking, RightsRequest
from portal.rota.models import Leave, Shift
from portal.screening.models import ScreeningAgreement, ScreeningCheck, ScreeningList, ScreeningPair
from portal.search.models import SavedView

MISSING = "zzzzzzzzzzzzzzzzzzzzzzzzzz"


def places() -> list[str]:
    """All partitions there are."""
    return ["committee", "register", "screening", "site", *(place for _slug, place in access.teams())]


def rows(model) -> list[tuple[str, object]]:
    """Every row of a kept table as (partition, row), place by place."""
    scopes = [access.letterbox(place) for place in places()]
    return [(scope.partition, row) for scope in scopes for row in scope.all(scope.select(model).order_by(model.id))]


class Targets:
    """Where each kind of URL value has its real ids, as (partition or "", value, what it belongs to)."""

    def __init__(self, app, planted, world):
        with app.app_context():
            self.slugs = dict(access.teams())
            ours = set(planted.ids.values())
            reports = [(at, row.id, "") for at, row in rows(Report) if row.id in ours]
            self.known = {
                "slug": [(place, slug, "") for slug, place in self.slugs.items()],
                "report_id": reports,
                "case_id": [(at, row.id, "") for at, row in rows(Case) if row.id in ours],
                "contact_id": [(at, row.id, "") for at, row in rows(Contact)],
                "question_id": [(at, row.id, "") for at, row in rows(Question)],
                "event_id": [(at, row.id, "") for at, row in rows(Event)],
                "review_id": [(at, row.id, "") for at, row in rows(DraftReview)],
                "proposal_id": [(at, row.id, row.case_id) for at, row in rows(Proposal) if row.id in ours],
                "letter_id": [(at, row.id, row.case_id) for at, row in rows(Letter)],
                "appeal_id": [(at, row.id, row.case_id) for at, row in rows(Appeal)],
                "advice_id": [(at, row.id, row.case_id) for at, row in rows(Advice)],
                "departure_id": [(at, row.id, "") for at, row in rows(Departure)],
                "watch_id": [(at, row.id, "") for at, row in rows(Watch)],
                "wording": [("", "warning", "")],
                "term_id": [(at, row.id, row.case_id) for at, row in rows(Term)],
                "thing_id": [(at, row.id, row.case_id) for at, row in rows(CaseNote)],
                "note_id": [(at, row.id, row.case_id) for at, row in rows(CaseNote) if row.kind in ("fact", "note")],
                "party_id": [(at, row.party_id, row.case_id) for at, row in rows(CaseParty)],
                "entry_id": [(at, row.id, "") for at, row in rows(RegisterEntry) if row.sender == "sheet"],
                "link_id": [(at, row.id, "") for at, row in rows(Link)],
                "change_id": [(at, row.id, "") for at, row in rows(StandingChange) if row.state == "open"],
                "disclosure_id": [(at, row.id, "") for at, row in rows(Disclosure)],
                "told_id": [(at, row.id, "") for at, row in rows(Arrived)],
                "register_person_id": [(at, row.id, "") for at, row in rows(RegisterPerson)],
                "person_id": self._people(world),
                "task_id": [(at, row.id, row.case_id) for at, row in rows(Task)],
                "shift_id": [(at, row.id, "") for at, row in rows(Shift)],
                "leave_id": [(at, row.id, "") for at, row in rows(Leave)],
                "act_id": [(at, row.id, row.case_id) for at, row in rows(Immediate)],
                "wish": [("", "on", "")],
                "kept_id": self._kept(planted),
                "day": [("", clock.today().isoformat(), "")],
                "view_id": [(at, row.id, "") for at, row in rows(SavedView)],
                "community_id": self._asked(),
                "leaving_id": [("committee", at.partition(":")[2], "") for at, _row in rows(Leaving)],
                "meeting_id": [(at, row.id, "") for at, row in rows(Meeting)],
                "item_id": [(at, row.id, "") for at, row in rows(MeetingItem)],
                "list_id": [(at, row.id, "") for at, row in rows(ScreeningList)],
                "agreement_id": [(at, row.id, "") for at, row in rows(ScreeningAgreement) if at != "screening"],
                "version_id": [(at, row.id, "") for at, row in rows(ScreeningAgreement) if at == "screening"],
                "check_id": [(at, row.id, "") for at, row in rows(ScreeningCheck) if row.state == "looking"],
                "answered_id": [(at, row.id, "") for at, row in rows(ScreeningCheck) if row.state == "answered"],
                "pair_id": [(at, row.id, "") for at, row in rows(ScreeningPair) if row.check_id in ours],
                "asking_id": [(at, row.id, "") for at, row in rows(RightsAsking) if row.state == "open"],
                "request_id": [(at, row.id, "") for at, row in rows(RightsRequest)],
                "number": [("", "1", "")],
                "place": [("", "0", "")],
                "language": [("", "es", "")],
                "event": [("", "winter", "")],
                "spot": [("", "main-hall", "")],
                "kind": [("", "door", "")],
                "starter_id": [("", "short.en", "")],
                "token": [("", MISSING, "")],
                "filename": [("", "css/app.css", "")],
            }
            self.files = {
                "report_id": [(at, row.id, row.report_id) for at, row in rows(ReportFile)],
                "case_id": [(at, row.id, row.case_id) for at, row in rows(CaseFile)],
            }
            db.session.remove()

    def _people(self, world) -> list:
        found = [(place, person) for place in places() for person in access.people_with(place)]
        known = {accounts.by_address(world.email(name)).id for name in ("eli", "ben", "ivo")}
        return [(place, person, "") for place, person in found if person in known]

    @staticmethod
    def _kept(planted) -> list:
        """What is kept at communities and held; at the committee what was brought into the register."""
        held = {planted.ids["north kept report"], planted.ids["harbor kept report"]}
        found = [(at, row.id, "") for at, row in rows(Report) if row.id in held]
        brought = [row.case_id for _at, row in rows(RegisterEntry) if row.case_code == "calm otter"]
        return found + [("committee", one, "") for one in brought]

    def _asked(self) -> list:
        """Communities that asked the committee for affiliation; the committee's pages name them by their ids."""
        found = dict.fromkeys(row.community for at, row in rows(AffiliationStep) if at == "committee")
        return [("committee", one.partition(":")[2], "") for one in found]

    def values(self, rule, name: str) -> list[tuple[str, str, str]]:
        """The real values of one part of a route."""
        if name == "file_id":
            return self.files["report_id" if "report_id" in rule.arguments else "case_id"]
        assert name in self.known, f"{rule.rule}: say in targets.py where real values of <{name}> come from"
        return self.known[name]

    def of(self, rule, *, crossed: bool = True) -> list[dict[str, str]]:
        """The addresses of a route: what belongs together; `crossed`: also one of each under another's address."""
        names = sorted(rule.arguments)
        fitting, odd = [], {}
        for found in product(*(self.values(rule, name) for name in names)):
            values = {name: value for name, (_at, value, _of) in zip(names, found, strict=True)}
            if _belongs(names, found):
                fitting.append(values)
            else:
                odd.setdefault(values.get("slug", ""), values)
        return fitting + (list(odd.values()) if crossed else [])


def _belongs(names, found) -> bool:
    """Whether these values are of one place and, where one belongs to another that is named too, to that one."""
    at = {place for place, _value, _of in found if place not in ("", "register", "screening")}
    values = {value for _place, value, _of in found}
    whole = {"case_id", "report_id"}.isdisjoint(names)
    return len(at) < 2 and all(whole or not of or of in values for _at, _value, of in found)
