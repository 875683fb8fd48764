"""The handout: what a coordinator gives to one assessor, or to nobody in particular."""

from typing import Final, Literal

from pydantic import Field

from assess.model.base import CaseId, Label, Part
from assess.model.panel import Panel
from assess.model.source import Register

FORMAT: Final = "assess.handout/0"


class Handout(Part):
    """Panel and register of a case, the register as it is cleared for the assessor that `for` names.

    Nothing in it tells whether something was withheld.
    """

    format: Literal["assess.handout/0"]
    fictional: bool = False
    case: CaseId
    for_: Label | None = Field(default=None, alias="for")
    panel: Panel
    register_: Register | None = Field(default=None, alias="register")
