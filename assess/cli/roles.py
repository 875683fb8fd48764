"""In which roles somebody may rate with an instrument."""

from assess.errors import DoesNotFit, UsageRefused
from assess.logic.shape import nearest
from assess.store.library import LoadedInstrument


def checked_role(loaded: LoadedInstrument, role: str) -> str:
    """Return a role that rates with this instrument; raise DoesNotFit `role-barred`, UsageRefused `role-unknown`."""
    use = loaded.instrument.use
    if role in use.barred_roles:
        reason = use.barred_reason or "the instrument bars it"
        raise DoesNotFit(
            "role-barred", f"a {role} does not rate with this instrument: {reason}", "add evidence instead"
        )
    if role not in use.roles:
        meant = nearest(role, use.roles)
        hint = f"did you mean {meant}?" if meant else f"one of: {', '.join(use.roles)}"
        raise UsageRefused("role-unknown", f"this instrument knows no role {role}", hint)
    return role
