"""How a report looks: calm, black on white, readable in grey; on paper A4, wide tables on pages turned sideways."""

from assess.render.page.chart import FONT
from assess.render.page.marks import COLOURS

_MARKS = "".join(f".k{place} {{ fill: {one}; stroke: {one}; }}\n" for place, one in enumerate(COLOURS))
STYLE = f"""
.skip {{ position: absolute; left: -99rem; background: #fff; padding: .5rem; }}
.skip:focus {{ left: 0; top: 0; }}
a {{ color: #00528a; }}
:focus-visible {{ outline: 3px solid #0072B2; outline-offset: 2px; }}
.notices {{ list-style: none; padding: .5rem .8rem; margin: .8rem 0; border: 2px solid #000; }}
.must {{ font-weight: bold; }}
nav h2 {{ font-size: 1rem; border: 0; margin: 0; }}
nav ol {{ margin: .2rem 0; padding-left: 1.6rem; columns: 18rem 3; column-gap: 1.6rem; }}
h3 {{ margin: 1.1rem 0 .2rem; }}
h2 + h3 {{ margin-top: .6rem; }}
dl {{ display: grid; grid-template-columns: 12rem 1fr; gap: .1rem .8rem; margin: .2rem 0; }}
dl.short {{ grid-template-columns: 7rem 1fr; }}
dt {{ grid-column: 1; color: #333; }}
dd {{ grid-column: 2; margin: 0; min-width: 0; }}
li {{ margin: .1rem 0; }}
.scroll {{ overflow-x: auto; margin: .6rem 0; }}
.scroll th, .scroll td {{ padding: .25rem .5rem; border: 1px solid #767676; min-width: 6rem; }}
.scroll tbody th {{ min-width: 9rem; font-weight: normal; }}
thead {{ background: #eee; }}
.s1, .s2, .s3 {{ print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
.scroll .s1 {{ background: #dceaf6; border-left: 3px solid #0072B2; }}
.scroll .s2 {{ background: #a9cde8; border-left: 6px double #000; }}
.scroll .s3 {{ background: #76b0db; border-left: 6px solid #000; }}
svg {{ display: block; width: 100%; min-width: 47rem; height: auto; font-size: {FONT}px; }}
svg .b {{ font-weight: bold; }}
line {{ stroke: #767676; stroke-width: 1; }}
.last {{ stroke: #000; stroke-dasharray: 4 3; }}
path {{ stroke-width: 1.8; stroke-linejoin: round; }}
{_MARKS}.low {{ fill: #fff; }}
.key {{ color: #333; font-size: .9rem; }}
summary {{ cursor: pointer; }}
summary h2 {{ display: inline; border: 0; }}
.covered {{ margin-top: 1.4rem; border-top: 2px solid #000; padding-top: .4rem; }}
.why {{ margin-left: .6em; color: #333; }}
[open] .why, .closed {{ display: none; }}
@media (min-width: 64rem) {{
  .scroll:not(.wide) {{ overflow: visible; }}
  .scroll:not(.wide) table {{ table-layout: fixed; }}
  .scroll:not(.wide) thead :first-child {{ width: 24%; }}
  .scroll:not(.wide) thead th {{ position: sticky; top: 0; background: #eee; }}
}}
@media (max-width: 30rem) {{
  dl {{ display: block; }}
  dt {{ font-weight: bold; margin-top: .3rem; }}
  nav ol {{ columns: 1; }}
  .scroll tbody th {{ position: sticky; left: 0; min-width: 7rem; background: #fff; }}
}}
@media print {{
  .skip, nav, .why {{ display: none; }}
  a {{ color: #000; }}
  summary {{ list-style: none; }}
  .scroll {{ overflow: visible; }}
  .scroll table {{ table-layout: fixed; }}
  .scroll thead :first-child {{ width: 24%; }}
  .scroll th, .scroll td {{ min-width: 0; padding: .6mm 1.2mm; font-size: 8.5pt; line-height: 1.2; }}
  .scroll tbody th {{ min-width: 0; }}
  thead {{ display: table-header-group; print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
  svg {{ min-width: 0; }}
  .key, .same summary {{ font-size: 8.5pt; }}
  section:has(.wide) {{ page: wide; }}
  .wide th, .wide td {{ font-size: 7pt; padding: .4mm .7mm; overflow-wrap: anywhere; }}
  dl {{ display: grid; gap: .4mm 4mm; }}
  tr, svg, dd, li {{ break-inside: avoid; page-break-inside: avoid; }}
  .scroll:has(svg), .key, summary {{ break-after: avoid; page-break-after: avoid; }}
  .covered, .covered + section {{ break-before: page; page-break-before: always; }}
  .covered {{ border: 0; margin: 0; padding: 0; }}
  .covered h2 {{ display: block; margin: 0 0 2mm; border-bottom: 2px solid #000; }}
  details::details-content {{ content-visibility: visible; display: block; block-size: auto; }}
  @supports not selector(details::details-content) {{ details:not([open]) ~ .closed {{ display: block; }} }}
}}
@page {{ size: A4; margin: 16mm 13mm 22mm 15mm;
  @top-left {{ font: 8pt Arial, Helvetica, sans-serif; width: 100%; vertical-align: bottom; padding-bottom: 3mm; }}
  @bottom-left {{ font: 7pt/1.25 Arial, Helvetica, sans-serif; width: 84%; vertical-align: top; padding-top: 3mm; }}
  @bottom-right {{ font: 8pt Arial, Helvetica, sans-serif; width: 16%; vertical-align: top; padding-top: 3mm; }} }}
@page wide {{ size: A4 landscape; }}
"""
