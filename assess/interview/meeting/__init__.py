"""The meeting in line mode: a pure machine that walks the agenda, and the face that drives it."""
