"""How forms look on A4, in grey: boxes for a pen, lines to write on, no question torn apart."""

STYLE = """
.notices { font-weight: bold; }
.blanks { display: grid; grid-template-columns: 1fr 1fr; gap: .8rem 1.5rem; margin: .8rem 0; }
.blank, .told { display: flex; align-items: flex-end; flex-wrap: wrap; gap: .4rem 1rem; margin: 0; }
.blank .line { flex: 1; }
.line { display: block; min-width: 7rem; border-bottom: 1px solid #555; height: 1.9rem; }
.room .line { margin: 0; }
.box { display: inline-block; min-width: 1.9em; padding: .1em .3em; border: 1.5px solid #000; text-align: center;
  line-height: 1.25; font-weight: normal; }
.pick { white-space: nowrap; margin-right: 1em; display: inline-block; }
.pick .words { white-space: normal; }
.choices { margin: .35rem 0; line-height: 2; }
.name { font-weight: bold; margin-right: .6em; }
.group, .entry { break-inside: avoid; page-break-inside: avoid; }
.group { margin: .6rem 0 1rem; }
.entry { margin: 0; padding: .6rem 0; border-top: 1px solid #000; }
.levels th { width: 2.8em; }
.levels td { padding-bottom: .25rem; }
.waits { font-weight: bold; border: 1px solid #000; padding: 0 .3em; white-space: nowrap; }
.foot { margin-top: 1.5rem; border-top: 1px solid #000; }
@media print {
  .blanks { gap: 2mm 8mm; margin: 3mm 0; }
  .line { height: 8mm; border-bottom: .5pt solid #555; }
  .box { min-width: 6mm; padding: .6mm 1mm; border: 1pt solid #000; }
  .choices { margin: 1mm 0; line-height: 1.9; }
  .entry { padding: 2.5mm 0 3mm; border-top: .75pt solid #000; }
  .levels td { padding-bottom: .8mm; }
  .group { margin: 2mm 0 4mm; }
  .theme { break-inside: auto; }
  .first { break-after: page; }
}
"""


def page_style(foot: str) -> str:
    """Return the style of a form whose printed pages carry `foot`: ASCII letters, digits, spaces and , . - only."""
    return f"""{STYLE}
@page {{ size: A4 portrait; margin: 14mm 15mm 17mm;
  @bottom-left {{ content: "{foot}"; font: 9pt Arial, Helvetica, sans-serif; }}
  @bottom-right {{ content: "page " counter(page) " of " counter(pages); font: 9pt Arial, Helvetica, sans-serif; }} }}
"""
