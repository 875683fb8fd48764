"""A meeting: its log becomes a consensus, and a consensus is checked against the comparison before it is closed."""

from assess.logic.held import speaking_order
from assess.logic.meeting.checks import check_meeting
from assess.logic.meeting.fold import consensus_of

__all__ = ["check_meeting", "consensus_of", "speaking_order"]
