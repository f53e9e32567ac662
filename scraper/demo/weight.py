"""The dead weight of real pages, style sheets and scripts and icons, and a gzip stream that packs it only once.

A page is a list of parts. Weight is the same on every page of a blog, so it is compressed on its own, once; a page
of 300 kB then costs the server no more than its few kB of words.
"""
# ruff: noqa: E501 - word lists keep their lines

from __future__ import annotations

import json
import random
import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache

_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
_WORDS = (
    "align anchor animation aspect background block body border bottom box button caption card center color column "
    "container content cover display element family flex font footer form gap gradient grid group header heading height "
    "hover icon image inner inline input item justify label layout left letter line link list margin max media menu min "
    "modal nav offset opacity order outer overlay padding panel pattern position preset primary radius ratio repeat "
    "right row scroll secondary section shadow shape size slide space spacing style surface table text theme title top "
    "transform transition typography variant vertical view visible weight widget width wrap"
).split()


class Weight:
    """Text that is the same on many pages, with its bytes and its ready-made stretch of a deflate stream."""

    __slots__ = ("packed", "raw")

    def __init__(self, text: str) -> None:
        self.raw = text.encode()
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        # a full flush ends on a byte and lets nothing after it look back
        self.packed = packer.compress(self.raw) + packer.flush(zlib.Z_FULL_FLUSH)


Part = str | bytes | Weight
Parts = Sequence[Part]


def raw_bytes(parts: Parts) -> bytes:
    """The page as it is."""
    return b"".join(_raw(part) for part in parts)


def _raw(part: Part) -> bytes:
    if isinstance(part, Weight):
        return part.raw
    return part.encode() if isinstance(part, str) else part


def gzip_bytes(parts: Parts) -> bytes:
    """The page as one gzip member, its weight taken ready-made."""
    packer = zlib.compressobj(4, zlib.DEFLATED, -15)
    out = [_GZIP_HEADER]
    crc = size = 0
    for part in parts:
        raw = _raw(part)
        crc = zlib.crc32(raw, crc)
        size += len(raw)
        if isinstance(part, Weight):
            out += [packer.flush(zlib.Z_FULL_FLUSH), part.packed]
        else:
            out.append(packer.compress(raw))
    out += [packer.flush(zlib.Z_FINISH), struct.pack("<LL", crc, size & 0xFFFFFFFF)]
    return b"".join(out)


@lru_cache(maxsize=64)
def style(seed: str, size: int) -> str:
    """About `size` characters of style sheet rules."""
    rng = random.Random(f"css {seed}")
    rules: list[str] = []
    total = 0
    while total < size:
        names = rng.choices(_WORDS, k=6)
        number, colour = rng.randrange(2000), f"{rng.randrange(1 << 24):06x}"
        rule = (
            f".{names[0]}-{names[1]}_{number:x} .{names[2]}--{names[3]}{{--{seed}-{names[4]}-{names[5]}:#{colour};"
            f"margin:{number % 97}px {number % 13}em;padding-inline:calc({number % 61}px + var(--{names[1]}-gap));"
            f"color:var(--{seed}-{names[3]});border-{names[4]}:{number % 7}px solid #{colour}}}\n"
        )
        rules.append(rule)
        total += len(rule)
    return "".join(rules)


@lru_cache(maxsize=64)
def model(seed: str, size: int) -> str:
    """About `size` characters of JSON such as site builders put into their pages."""
    rng = random.Random(f"json {seed}")
    entries: dict[str, object] = {}
    total = 0
    while total < size:
        names = rng.choices(_WORDS, k=5)
        key = f"comp-{rng.randrange(1 << 32):08x}"
        entries[key] = {
            f"{names[0]}{names[1].title()}": f"{rng.randrange(1 << 48):012x}",
            f"{names[2]}Id": rng.randrange(1 << 20),
            names[3]: {"type": names[4], "isVisible": rng.random() < 0.5, "skin": f"wysiwyg.viewer.{names[0]}"},
        }
        total += 150
    # "</" would end the script that holds it
    return json.dumps({seed: entries}, separators=(",", ":")).replace("</", "<\\/")


_PLACES = (
    "Anxiety Depression Trauma Couples Families Grief Children Teens Groups Fees Insurance Telehealth Approach Team "
    "Resources Workshops Retreats Courses Podcast Locations Careers Contact Newsletter Questions Policies"
).split()


@lru_cache(maxsize=64)
def menus(seed: str, elements: int) -> str:
    """About so many elements of menus and columns, as real pages carry them in header, sidebar and footer.

    Measured on real pages: WordPress 547 to 631 elements in all, Elementor 836 to 955, Wix about 600, Kajabi 166.
    """
    rng = random.Random(f"menus {seed}")
    drawn, count = [], 0
    while count < elements:
        title, items = rng.choice(_PLACES), rng.randint(4, 9)
        links = "".join(
            f'<li class="menu-item"><a href="/{a.lower()}-{b.lower()}"><span>{a} {b}</span></a></li>'
            for a, b in (rng.sample(_PLACES, 2) for _ in range(items))
        )
        drawn.append(
            f'<div class="col"><div class="inner"><div class="widget"><p class="label">{title}</p>'
            f'<ul class="menu">{links}</ul></div></div></div>'
        )
        count += 5 + 3 * items
    return f'<div class="site-map-columns"><nav aria-label="All pages">{"".join(drawn)}</nav></div>'


@lru_cache(maxsize=64)
def icons(seed: str, count: int) -> str:
    """Inline drawings, as icon fonts were replaced by."""
    rng = random.Random(f"svg {seed}")
    drawn = []
    for number in range(count):
        path = " ".join(f"{rng.choice('MLCQ')}{rng.randrange(960)} {rng.randrange(960)}" for _ in range(28))
        drawn.append(f'<symbol id="{seed}-icon-{number}" viewBox="0 0 960 960"><path d="{path}z"/></symbol>')
    return f'<svg aria-hidden="true" style="position:absolute;width:0;height:0">{"".join(drawn)}</svg>'
