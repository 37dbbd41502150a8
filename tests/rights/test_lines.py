"""What an answer says of a case goes with the case; what the register holds is told from the open vault alone."""

from datetime import date

import pytest

from portal import access, register, rights
from portal import clock as portal_clock
from portal.db import new_id
from portal.errors import Refused
from portal.retention import expunging, rules
from portal.retention.gathering import Item
from portal.rights import forgetting
from portal.rights.models import RightsItem

TOLD = "You were warned because of remarks about other people's bodies."
HELD = "Our records say that you were warned and that nothing followed."


def test_what_a_draft_says_of_a_case_is_forgotten_with_it(quest, ground):
    """Before, the line is there for its writer, and for nobody without the case's key; then it is gone, and counted."""
    quest.ask()
    request_id, ana = quest.sure(), ground.act("Ana")
    case_id = quest.matter.case_id
    with ground.unit():
        rights.save_answer(ana, request_id, rights.Answer(items={case_id: TOLD}, reply="We looked."))
    with ground.unit():
        assert rights.read_request(ana, request_id).answer.items == {case_id: TOLD}
        scope = access.keeper(ground.harbor)
        assert scope.count(scope.select(RightsItem)) == 1
        assert rights.items.opened(scope, {case_id: scope.first(scope.select(RightsItem.id))}) == {case_id: ""}
    with ground.unit():
        gone = expunging.forget(scope, [Item("case", case_id, "", "3", rules.NAMES, None)])
        assert gone["lines"] == 1
    with ground.unit():
        said = rights.read_request(ana, request_id).answer
        assert said.items == {} and said.reply == "We looked."
        assert scope.count(scope.select(RightsItem)) == 0


def test_lines_that_were_replaced_or_are_long_over_do_not_stay(quest, ground, clock):
    """Saved twice, there is one line; with the request's year over it goes, whatever becomes of the case."""
    quest.ask()
    request_id, ana = quest.sure(), ground.act("Ana")
    for _time in range(2):
        with ground.unit():
            rights.save_answer(ana, request_id, rights.Answer(items={quest.matter.case_id: TOLD}))
    with ground.unit():
        scope = access.keeper(ground.harbor)
        assert scope.count(scope.select(RightsItem)) == 1
    clock.advance(days=500)
    with ground.unit():
        forgetting.forget(portal_clock.now())
        assert scope.count(scope.select(RightsItem)) == 0


def test_the_register_tells_from_the_open_vault_and_two_key_holders_stand_for_it(quest, ground):
    """Shut, a key holder sees that it is; open, the entry; a member without the key can't agree, a key holder can."""
    with ground.unit():
        ground.join(ground.act("Gil"), "Max", "board")
        facts = {"case_code": "quiet heron", "received": date(2024, 5, 3), "record_type": "3"}
        facts["summary"] = "Loud words were said beside the green fountain."
        entry = register.Facts(case_id=new_id(), **facts)
        register.write(ground.act("Gil", "keyholder"), entry, name="Rob Kesten", aliases="GitHub: robk_dev")
    asking_id = quest.ask(place="committee", others="GitHub: robk_dev\n?!")  # nobody is called ?!, and it stops nobody
    gil, ivo = ground.act("Gil"), ground.act("Ivo")
    with ground.unit():
        request_id = rights.confirm(ground.act("Max"), asking_id)
    with ground.unit():
        shut = rights.read_request(gil, request_id)
        assert shut.held == () and shut.vault_shut
        assert not rights.read_request(ivo, request_id).vault_shut
        register.open_people(ground.act("Gil", "keyholder"), "Somebody asks what is held of them.")
    with ground.unit():
        [held] = rights.read_request(gil, request_id).held
        assert (held.title, held.sure) == ("quiet heron", True)
        said = rights.Answer(items={held.key: "It was said beside the green fountain."})
        assert [one.kind for one in rights.read_request(gil, request_id, said).faults] == ["phrase"]
        assert rights.read_request(ivo, request_id).held == ()
        rights.save_answer(gil, request_id, rights.Answer(items={held.key: HELD}))
        rights.ask_second(gil, request_id)
    with pytest.raises(Refused) as refused, ground.unit():
        rights.agree(ivo, request_id)
    assert refused.value.code == "case_closed_to_you"
    with ground.unit():
        register.open_people(ground.act("Lea", "keyholder"), "The second reader.")
        rights.agree(ground.act("Lea"), request_id)
    assert quest.sheets()[-1].parts["items"] == [HELD]
