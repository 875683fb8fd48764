"""The session machine, pure, and the faces that drive it: a line or a key becomes an action, an action becomes events."""
