"""The words of furniture: share bars, credits, contents, related posts, in the languages of the catalogue."""

from __future__ import annotations

import re

from scraper.extraction import pagewords as pages

_NETWORKS = "|".join((*pages.NETWORKS, "x", "e-?mail"))
_SHARE = r"(?:share|tweet|pin|teilen|partager|compartir|condividi|compartilhar|delen)"
_SHARE_BARS = (
    rf"{_SHARE}(?:\s(?:this|it|the|on|with|via|post|article|story|page|friends|for|later|and|,|:|{_NETWORKS}))*\s?[:!]?",
    rf"(?:click to )?(?:share|email|print|pin) (?:this |it )?(?:on|to|via) (?:{_NETWORKS})\b.{{0,60}}",
    rf"{pages.LIKES}|print|e-?mail|pin it(?: here)?",
    rf"(?:{pages.FIGURE}\s?{pages.COUNTED}{pages.BETWEEN})+",
    pages.READING_TIME,
)
_LINKS = (
    rf"(?:{pages.JUMPS}|{pages.MORE}|{pages.ANSWER}|log in to (?:comment|reply)\b.{{0,60}})\s?[»→>.]?",
    r"(?:related(?: (?:posts?|articles?|reading))?|read (?:more|next|also)|see also|also read)\s?:\s.{3,150}",
    rf"(?:follow|find|join|connect with)\s(?:me|us|along)?\s?(?:here\s)?(?:on|at)\s?(?:{_NETWORKS})\b.{{0,80}}",
    (
        r"(?:please )?(?:subscribe|sign up|join|register)\b(?:\s\S+){0,8}?\s(?:newsletter|mailing list|"
        r"e-?mail list|facebook group|(?:via|by) e-?mail|inbox|e-?mail updates)\b.{0,120}"
    ),
)
#: what Substack proposes to write below every letter, typed or kept by its author
_LETTERS = (
    r"(?:thanks|thank you) for reading\b.{0,80}!\s(?:subscribe for free|this post is public)\b.{0,80}",
    r".{1,80}\bis a (?:free |reader-supported )?(?:publication|newsletter)\W{1,3}to receive new posts\b.{0,100}",
)
_CREDITS = (
    r"\(?(?:source|quelle|fuente|fonte|bron)\)?:?",
    (
        r"(?:(?:cover |header |featured )?(?:photo|image|picture)|photograph|illustration|foto|bild)s?\s?"
        r"(?:(?:credits?|courtesy)?\s?(?:by|:|of|from|via|von|par|de|di|door)\s)[^.!?]{1,100}\.?"
    ),
    pages.COPYRIGHT,
)
#: a whole line that is furniture
LINE = re.compile("|".join((*_SHARE_BARS, *_LINKS, *_LETTERS, *_CREDITS)), re.IGNORECASE)
#: a caption that only says whose a picture is
CREDIT = re.compile(r"\W*(?:source|photographer|credits?|courtesy(?: of)?|via|quelle)\b\W.{2,80}", re.IGNORECASE)
#: no letter in it
DIVIDER = re.compile(r"[*\-_=~•·–—#|/\\+\s]+")
#: data of a script
DATA = re.compile(r"\{\s*\".{2,}\}|\[\s*\{\s*\".{2,}\}\s*\]", re.DOTALL)
#: shortcodes of gone plugins
SHORTCODE = re.compile(
    r"\[[a-z][a-z0-9_-]{2,40}\s[^\[\]=]*=[^\[\]]*\]|(?:\[/?(?:et_pb|vc|fusion|tve|fl|av|cs)_[a-z_][^\[\]]*\]\s*)+",
    re.IGNORECASE,
)

PRICE = re.compile(r"(?:[$€£]|(?:USD|EUR|GBP|CAD|AUD|NZD)\s?\$?)\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|USD|EUR)")
BUY = re.compile(
    r"(?:buy now|add to cart|add to basket|quick view|out of stock|view product|sold out)", re.IGNORECASE
)

CONTENTS = re.compile(
    r"(?:table of |page )?contents(?:\s\[?(?:show|hide|toggle)\]?)?|"
    r"(?:what.s )?(?:in|on) this (?:article|post|guide|page|blog|blog post)\b.{0,30}|jump to\b.{0,30}|"
    r"quick (?:links|navigation)|inhalt(?:sverzeichnis)?|table des matières|sommaire|índice(?: de contenidos)?|"
    r"contenidos?|tabla de contenidos?|indice|sumário|inhoud(?:sopgave)?",
    re.IGNORECASE,
)
NUMBERING = re.compile(r"^[\d.)\s]+")
#: when a page was changed, said before its text
DATED = re.compile(
    r"(?:last )?(?:updated|modified|posted|published|edited)(?: on)?:?\s[^.!?]{2,40}"
    r"(?:\s(?:(?:posted|written) )?by\s[^.!?]{2,40})?",
    re.IGNORECASE,
)

#: what begins another part of the page
END = re.compile(
    rf"(?:{pages.OTHERS}|more (?:from|posts|articles|stories|blogs)\b.{{0,40}}|keep reading|"
    r"leave a (?:reply|comment)|categories|tags|share this(?: post| article)?)\s?[:!….»→]*",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"about the authors?|author bio|meet the author|über (?:die autorin|den autor)|à propos de l.aut(?:eur|rice)|"
    r"sobre (?:el|la|o|a) autora?|over de auteur",
    re.IGNORECASE,
)
COMMENTS = re.compile(pages.COMMENTS, re.IGNORECASE)
#: departments of a newsletter, below its text (one name a kind)
DEPARTMENTS = tuple(
    re.compile(rf"\W*+(?:{words})\W*", re.IGNORECASE)
    for words in (
        r"(?:[\w.’']+ ){0,3}podcasts?(?: episodes?)?",
        r"(?:\w+ )?jobs?(?: board| openings?| listings?| of the week)?|get back to work|open positions",
        r"(?:upcoming |community )?events?(?: i.ll be at| calendar)?|where (?:i.ll be|to find me|i.m speaking)",
        r"(?:community|member|reader) (?:highlights?|news|spotlight|corner)",
        r"advertisement\b.{0,60}|(?:(?:our|today.s|this week.s) |(?:a )?(?:word|message) from our )?sponsors?",
        r"how was (?:this|today.s) (?:issue|newsletter|edition|email)|rate this (?:issue|newsletter)",
        r"(?:here.s )?(?:the|how to) unsubscribe|manage (?:your )?subscription",
        r"(?:share|pass it on)\b.{0,20}\b(?:friends?|colleagues?)(?: or .{0,20})?",
        r"(?:how to )?(?:stay|keep|get) in touch|stay connected|connect with (?:me|us)|follow (?:me|us)",
        r"(?:required )?disclosures?",
        r"icymi\b.{0,60}|in case you missed it",
    )
)
