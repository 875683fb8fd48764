"""The session machine, pure, and the faces that drive it: a line or key becomes an action, an action events."""
