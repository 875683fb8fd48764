"""A report as one HTML file: the same blocks as in the text, in the same order, with charts and coloured tables."""
