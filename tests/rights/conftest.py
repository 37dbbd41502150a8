"""A case about Rob Kesten, and somebody outside the team who can check who asks."""

from dataclasses import dataclass

import pytest

from portal import access, letters, rights, sealing

from ..letters.conftest import PARTS, Matter, matter

__all__ = ["matter"]


@dataclass
class Quest:
    """Rob asks Harbor: ground, case, code, and what the two halves are called."""

    ground: object
    matter: Matter
    code: str = ""
    asking_id: str = ""
    request_id: str = ""

    def ask(self, *, name="Rob Kesten", others="GitHub: robk_dev", kinds=("access",), place="", **more) -> str:
        """Somebody asks; keeps the code and the asking's id."""
        self.code = sealing.receipt.new()
        said = rights.Asked(kinds, name, others, **{"words": "Tell me.", "proof": "Write to rob@mail.example"} | more)
        with self.ground.unit():
            actor = access.reporter(place or self.ground.harbor)
            self.asking_id = rights.ask(actor, said, self.code, self.code)
        return self.asking_id

    def sure(self) -> str:
        """Odo is sure that it is them."""
        with self.ground.unit():
            self.request_id = rights.confirm(self.ground.act("Odo"), self.asking_id)
        return self.request_id

    def answer(self, **said) -> None:
        """Ana writes, Ben agrees."""
        ana, ben = self.ground.act("Ana"), self.ground.act("Ben")
        with self.ground.unit():
            rights.save_answer(ana, self.request_id, rights.Answer(**said))
            rights.ask_second(ana, self.request_id)
        with self.ground.unit():
            rights.agree(ben, self.request_id)

    def sheets(self) -> list:
        """What lies in the box."""
        with self.ground.unit():
            actor = letters.box.enter(self.code)
            return list(letters.asked.sheets(actor, letters.box.box_of(actor).id))


@pytest.fixture
def quest(ground, matter) -> Quest:
    """Harbor's organiser is vouched for, and on no case."""
    with ground.unit():
        access.vouch(ground.act("Ana"), ground.person("Odo"))
    return Quest(ground, matter)


@pytest.fixture
def decided(ground, matter) -> str:
    """Rob got a letter of Harbor's; gives its id."""
    ana, ben = ground.act("Ana"), ground.act("Ben")
    with ground.unit():
        letter = letters.begin(ana, matter.case_id, matter.reported, PARTS)
        letters.ask(ana, matter.case_id, letter)
    with ground.unit():
        letters.sign(ben, matter.case_id, letter)
    with ground.unit():
        letters.send(ana, matter.case_id, letter, "print")
    return letter
