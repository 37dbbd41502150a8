"""The refusals the product knows. `entry` turns each into an answer; nothing else does."""


class PortalError(Exception):
    """Base of every refusal that is part of the product."""


class NotFound(PortalError):
    """The thing does not exist, or not for this person: both are the same 404."""


class Refused(PortalError):
    """A kind, specific refusal. `code` names the sentence, `status` the HTTP answer."""

    def __init__(self, code: str, status: int = 422, **facts):
        super().__init__(code)
        self.code = code
        self.status = status
        self.facts = facts


class SecondFactorNeeded(PortalError):
    """This role acts only with a second factor, and the person has none yet."""


class Conflict(Refused):
    """The step does not follow from the state the thing is in: 409."""

    def __init__(self, code: str, **facts):
        super().__init__(code, 409, **facts)


class Busy(PortalError):
    """Too much is asked at once: 503 with Retry-After."""


class GuardError(RuntimeError):
    """A statement or a write that has no right to its rows. Always a bug of ours, never shown."""
