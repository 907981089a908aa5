"""A small picture that tests spoil."""

from __future__ import annotations

from cmebook.pictures import Picture

NAME = "01-test"
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720">
  <title>Two boxes</title>
  <desc>The dose is {ev}`agency2021.dose`.</desc>
  <defs><marker id="tip" viewBox="0 0 9 9"><path class="ink" d="M0 0 L9 5 L0 9 Z"/></marker></defs>
  <rect class="soft accent" x="100" y="100" width="300" height="300"/>
  <g class="model"><path fill="none" marker-end="url(#tip)" d="M500 200 H900"/></g>
  <text class="warn" x="120" y="80" font-size="48">Ratio
    {ev}`smith2020.hr|ci` &lt; 1, <tspan class="data">so</tspan></text>
</svg>
"""


def picture(text: str = SVG) -> Picture:
    return Picture(NAME, f"assets/img/{NAME}.svg", text)


def spoiled(old: str, new: str) -> Picture:
    assert old in SVG
    return picture(SVG.replace(old, new, 1))
