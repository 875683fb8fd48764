"""What every action of an interview is."""


class Action:
    """Something an assessor does in an interview."""

    __slots__ = ()
