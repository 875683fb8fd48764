"""Paper for assessors: the theme guide for the room and the rating sheet, as data, as text and as HTML."""
