"""How forms look on A4, in grey: boxes for a pen, lines to write on, no question torn apart."""

import re

_FOOT = re.compile(r"[A-Za-z0-9 ,._-]*")
STYLE = """
.notices { font-weight: bold; }
.blanks { display: grid; grid-template-columns: 1fr 1fr; gap: .8rem 1.5rem; margin: .8rem 0; }
.blank, .told { display: flex; align-items: baseline; flex-wrap: wrap; gap: .2rem 1rem; margin: 0; }
.blank .line, .told .line { flex: 1; }
.line { display: block; min-width: 4.5rem; border-bottom: 1px solid #555; height: 2rem; }
.box { display: inline-block; min-width: 2.1em; padding: .1em .3em; border: 1.5px solid #000; text-align: center;
  line-height: 1.25; font-weight: normal; }
.pick { display: inline-block; margin-right: .6em; }
.choices { margin: .35rem 0; line-height: 2; }
.name { font-weight: bold; margin-right: .6em; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem; }
.fields .wide { grid-column: 1 / -1; }
.reasons { list-style: none; padding: 0; margin: 0; }
.reasons li { display: flex; gap: .5em; align-items: baseline; padding: .1rem 0; }
.reasons .box { min-width: 2.7em; }
.row { display: grid; grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr); gap: 0 1.2rem; align-items: start;
  grid-template-rows: min-content 1fr; }
.row .why { grid-column: 2; grid-row: 1 / span 2; }
.group, .entry, .facet, .rest { break-inside: avoid; page-break-inside: avoid; }
.several { break-inside: auto; page-break-inside: auto; }
.rest { break-before: avoid; page-break-before: avoid; }
.group { margin: .6rem 0 1rem; }
.entry { padding: .6rem 0; border-top: 1px solid #000; }
h2 + .entry { border-top: 0; }
.entry h3, .entry .fact { display: inline; margin: 0 .6em 0 0; }
.levels th { width: 2.9em; }
.levels td { line-height: 1.2; }
.waits { font-weight: bold; border: 1px solid #000; padding: 0 .3em; white-space: nowrap; }
.foot { margin-top: 1.5rem; border-top: 1px solid #000; }
@media (max-width: 40rem) { .blanks, .row, .fields { display: block; } }
@media print {
  body { line-height: 1.2; }
  .blanks { display: grid; gap: 1.5mm 8mm; margin: 3mm 0; }
  .line { height: 7mm; border-bottom: .5pt solid #555; }
  .box { min-width: 6.5mm; padding: .15mm 1mm; border: 1pt solid #000; }
  .entry .choices { margin: .3mm 0; line-height: 1.6; }
  .row { display: grid; gap: 0 3mm; }
  .fields { display: grid; gap: 0 8mm; }
  .why p { margin: 0; }
  .reasons li { padding: 0; line-height: 1.15; }
  .reasons .box { min-width: 8mm; }
  .entry p { margin: 0; }
  .entry { padding: 1.5mm 0 2.5mm; border-top: .75pt solid #000; }
  .levels th, .levels td { padding-top: .35mm; padding-bottom: .35mm; }
  .group { margin: 2mm 0 4mm; }
  .group .line { height: 8.5mm; }
  .told, .blank { gap: 0 4mm; }
  .first { break-after: page; page-break-after: always; }
  .two { columns: 2; column-gap: 8mm; }
  .two section { break-inside: avoid; page-break-inside: avoid; }
  .two h2 { font-size: 11pt; margin-top: 3mm; border-bottom-width: 1px; }
  .two section:first-child h2 { margin-top: 0; }
}
"""


def page_style(foot: str) -> str:
    """Return the style of a form whose printed pages carry `foot`; raise ValueError where it could end the string."""
    if not _FOOT.fullmatch(foot):
        message = "a foot holds letters, digits, spaces and , . - _ only"
        raise ValueError(message)
    return f"""{STYLE}
@page {{ size: A4 portrait; margin: 10mm 11mm 14mm 15mm;
  @bottom-left {{ content: "{foot}"; font: 9pt Arial, Helvetica, sans-serif; }}
  @bottom-right {{ content: "page " counter(page) " of " counter(pages); font: 9pt Arial, Helvetica, sans-serif; }} }}
"""
