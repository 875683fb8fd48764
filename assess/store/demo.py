"""The files of the fictional case that ships for `assess demo`."""

from importlib.resources import files


def demo_bytes(name: str) -> bytes:
    """Return one file of the demonstration case: `panel.json`, `register.json`, a script."""
    return files("assess.store").joinpath("demo_case", name).read_bytes()
