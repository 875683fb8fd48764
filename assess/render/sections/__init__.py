"""The sections of a report, each a function of the comparison in words."""
