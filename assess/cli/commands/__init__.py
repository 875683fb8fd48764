"""One thin file per command: parse, load, call logic, render, save."""
