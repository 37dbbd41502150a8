"""What the bench says when it can make no copy."""


class Fault(Exception):
    """A code the portal has a sentence for."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code
