"""What every event of a log has."""

from typing import Annotated

from pydantic import Field

from assess.model.base import Moment, Part

Number = Annotated[int, Field(ge=1)]


class Recorded(Part):
    """What every event has: when, and which line of input it belongs to."""

    at: Moment
    tx: Number | None = None
