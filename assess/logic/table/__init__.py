"""A table of units by raters, as text: one line a unit, one column a rater, an empty cell where a rating is missing.

It is read into how often each row occurs. Equal lines are read once, so that a large table costs what its distinct
lines cost.
"""
