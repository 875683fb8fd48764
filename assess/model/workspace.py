"""The marker of a workspace: that a folder holds cases, and whether they are encrypted."""

from typing import Final, Literal

from assess.model.base import Part

FORMAT: Final = "assess.workspace/0"


class WorkspaceMarker(Part):
    """What the file `assess.workspace.json` says; it names no case and no person."""

    format: Literal["assess.workspace/0"]
    encrypted: bool
