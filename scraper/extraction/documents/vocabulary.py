"""What pages print around a post: patterns of whole lines, folded (`fold`), for `signs` and `tail`."""

from __future__ import annotations

import re

from scraper.extraction import pagewords as pages


def _lines(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms))


_COUNT = rf"(?:{pages.FIGURE}|no)\s?{pages.COUNTED}"
COUNTS = _lines(
    rf"(?:{_COUNT}{pages.BETWEEN})+",
    rf"(?:{_COUNT}[\s.]*)?post (?:not )?marked as liked\s?\d*",
    pages.ANSWER,
    r"be the first to comment\.?",
    pages.READING_TIME,
    r"\d+ words",
)
NETWORKS = frozenset(pages.NETWORKS).union(
    "reddit tumblr mastodon telegram messenger pocket xing rss".split(),
    "email e-mail print mail tweet share pin copy link sms".split(),
)
SHARE = _lines(
    r"share(?: (?:this|the|on|via|to|with)\b.{0,40})?[:!]?",
    r"sharing is caring!?",
    r"spread the (?:word|love)!?",
    r"(?:tweet|pin)(?: (?:this|it))?",
    rf"save|like|{pages.LIKES}|(?:like )?loading",
    r"copy(?: the)? link|(?:the )?link (?:has been )?copied.{0,40}|copied!?",
    r"(?:click|opens) .{0,60}(?:new window|share on).{0,40}",
    r"follow(?: (?:us|me)(?: on .{0,30})?)?:?",
)
FILED = re.compile(r"(?:posted|filed) (?:in|under) (?=\S.{2,80}$)")
TAGS = _lines(
    r"tags?\s*:?\s*",
    r"tagged(?: (?:with|as|in))?\s*:?\s*",
    r"(?:categor(?:y|ies)|filed under|posted in|topics?|labels?)\s*:?\s*",
)
LABELS = _lines(
    pages.JUMPS,
    pages.MORE,
    r"(?:open|close|toggle|main|mobile)? ?(?:menu|navigation|nav)|use tab to navigate.{0,60}",
    r"home(?:page)?|(?:the |our |my )?blog(?: home)?",
    r"about(?: (?:us|me))?|contact(?: (?:us|me))?|(?:our )?services|(?:our )?team|faqs?|fees|rates|shop|store",
    r"resources|events|testimonials|podcast|more|search(?: for)?(?: ?\.{3})?",
    r"log ?(?:in|out)|sign in|(?:client |patient )?portal|cart(?: ?\(?\d+\)?)?|checkout|my account",
    r"all(?: (?:blog )?posts)?",
    r"[<←«‹] ?back.{0,30}|back to (?:the |our |all )?(?:blog|posts|articles|news).{0,30}",
    r"(?:book|schedule|request)(?: (?:now|online|an? .{0,40}|your .{0,40}))?|get started",
    r"read (?:next|full .{0,20})|continue reading.{0,120}|load more.{0,20}",
    r"logo|advertisement|sponsored|edit post",
    r"home\s?[»>/›|→].{1,200}",
)
_TURN = r"(?:prev(?:ious)?|newer|next|older)"
_PAGER = (
    rf"(?:[<←«‹]\s*)?{_TURN}(?: (?:posts?|article|entry|story|page))?(?:\s?[|>→»›←«‹].{{0,200}})?",
    r"(?:previous|(?:previous|newer|next|older) (?:post|article|entry|story))\s?:.{0,200}",
    r"[←‹].{1,200}|.{1,200}[→›]",
    r"post navigation",
)
_FORM = (
    r"sign ?up!?|subscribe(?: now)?!?|submit|send(?: message)?|join(?: (?:now|us))?!?|register|go",
    r"(?:your |first |last |full )?(?:name|e-?mail(?: address)?|phone(?: number)?|message)\s?\*?",
    r"(?:enter )?your e-?mail(?: address)?(?: here)?\*?|enter your .{0,40}|type your .{0,40}",
    r"(?:the )?(?:newsletter|contact|subscribe|sign ?up|subscription) form",
    r"thanks? (?:you )?for (?:submitting|subscribing|signing up).{0,20}",
    r".{0,80}recaptcha.{0,160}",
    r"we (?:respect|value) your privacy.{0,60}|no spam.{0,80}|unsubscribe (?:at )?any ?time.{0,40}",
    r"i (?:agree|want|consent) .{0,160}(?:newsletter|mailing list|terms|privacy).{0,60}",
    r"(?:\* ?)?required fields?.{0,40}|success!?|oops!? something went wrong.{0,60}",
    r"(?:thank you!? )?your .{0,40}(?:has been|was) (?:sent|submitted|received).{0,40}",
    r"by (?:submitting|subscribing|signing up|clicking|entering)\b.{0,200}",
)
_MAKER = r"(?:proudly |web ?site |site |web ?design |theme )*(?:powered|designed?|built|created|made|hosted)"
_LEGAL = r"(?:privacy|cookies?|terms|accessibility|disclaimer|sitemap|legal)\b"
_LEGAL_MORE = r"(?:policy|notice|statement|settings|preferences|of (?:use|service)|(?:and|&) conditions)"
_FOOTER = (
    rf"{pages.COPYRIGHT}|.{{0,120}}\ball rights reserved\b.{{0,80}}",
    rf"{_MAKER} (?:by|with|on) .{{1,80}}|(?:web ?)?site (?:by|design by) .{{1,80}}",
    rf"(?:{_LEGAL}[\s|·•&,-]*+(?:and )?{_LEGAL_MORE}?[\s|·•&,-]*+)+",
    r"(?:we use|this (?:web)?site uses) cookies.{0,200}|accept(?: all)?(?: cookies)?|decline",
)
_PHONE = r"\+?\(?\d[\d\s().\u2010-\u2015/-]{6,18}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?"
_MAIL = r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[email protected\])"
_CALL = (
    r"(?:(?:(?:tele)?phone|tel|ph|call|text|fax|office|mobile|cell|[ptfmc])\b[\s.:/]*+(?:(?:us|me|or|&)[\s.:]*+)?)"
)
_STREET = (
    r"(?:street|st|avenue|ave|road|rd|way|lane|ln|drive|dr|blvd|boulevard|court|ct|place|pl|parkway|pkwy|"
    r"highway|hwy|terrace|square|circle|cir|trail)"
)
_TOWN = r"[a-z][a-z .'-]{1,40}"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_OPEN = r"(?:closed|by appointment|\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\.?)?.{0,30})"
_CONTACT = (
    rf"{_CALL}{{0,3}}{_PHONE}",
    rf"(?:(?:e-?mail|mail|e|contact)\b[\s.:]*+(?:(?:us|me)[\s.:]*+)?)?{_MAIL}",
    # not more of them: spaces stand in numbers and between them, and each number may end at several places
    rf"(?:{_PHONE}|{_MAIL})(?:[\s|·•,/]++(?:{_PHONE}|{_MAIL})){{1,3}}",
    r"(?:address|phone|e-?mail|tel|fax|hours)\s?:.{0,120}",
    rf"\d{{1,6}}[a-z]? [\w .'#&-]{{1,50}}\b{_STREET}\b\.?(?:,? .{{0,60}})?",
    r"(?:suite|ste|unit|floor|room|p\.?o\.? box)\.? #?[\w-]{1,8}(?:,.{0,60})?",
    rf"{_TOWN},? [a-z]{{2,20}}\.?,? \d{{5}}(?:-\d{{4}})?(?:,? (?:usa|us|united states))?",
    rf"(?:{_TOWN},? )?[a-z]{{1,2}}\d[a-z\d]? ?\d[a-z]{{2}}",
    rf"(?:{_TOWN},? )?[a-z]{{2}} [a-z]\d[a-z] ?\d[a-z]\d",
    r"(?:office |opening |business )?hours:?",
    rf"(?:{_DAY}\b[\s,&:–-]*+(?:to |through )?)+{_OPEN}",
)
_INVITES = (
    r"(?:sign(?:ing)? up|subscribe|register|join|get|want|never miss|don't miss|stay|receive|enter your|"
    r"be the first)"
)
_LISTS = r"(?:e-?newsletter|newsletter|mailing list|email list|inbox|updates|(?:our|my) list|(?:blog|new) posts?)"
_LETTER = (
    rf"{_INVITES}\b.{{0,160}}\b{_LISTS}\b.{{0,80}}",
    r"(?:our |my |free |the |weekly |monthly )*newsletter!?:?",
)
#: every line that stands below a post, and says nothing of it
FRAME = _lines(*_PAGER, *_FORM, *_FOOTER, *_CONTACT, *_LETTER)

#: headings of what is never the post's own
OTHERS = _lines(
    pages.OTHERS,
    r"more (?:to explore|from .{2,60})",
    r"(?:you )?(?:may|might)(?: also)? (?:like|enjoy|be interested in) .{0,40}|you may also .{2,40}",
    r"(?:share|discover) more .{2,60}",
    r"related|bottom of page|about the author|archives?",
)
#: headings of what readers have written, and of the form for it
COMMENTS = _lines(
    rf"(?:{pages.COMMENTS}|(?:\d+ )?(?:reply|thoughts?))(?: ?\(\d+\))?(?: (?:on|to) .{{2,200}})?",
    r"(?:leave|write|add|post|submit) an? (?:comment|reply|response|thought)s?(?: cancel reply)?\.*",
    r"commenting (?:on this post )?(?:isn't|has been|is) .{2,120}|comments (?:are|have been) .{2,60}",
    r"join the (?:conversation|discussion)|what do you think\?|no comments(?: yet)?|.{0,60}\bcancel reply",
)
#: labels whose value stands on the next line
LEADS = _lines(
    r"(?:(?:written|posted|published) )?by:?|(?:writer|author):?",
    r"(?:last )?(?:published|posted|updated|modified)(?: on)?:?|(?:post|publication )?date:?",
)
#: what only such a form and a thread of comments have
THREAD = _lines(
    r"write a comment\.*|leave a reply.*|post comment|reply|.{2,60} says:?",
    r"your email address will not be published.*|save my name.*|notify me of .*",
    r"(?:log|sign) ?in to (?:comment|reply|leave).*|sort by:?|newest|name \*|e-?mail \*|website",
)
#: headings below which a page has buttons, forms and addresses
SECTIONS = _lines(
    r"share(?: (?:this|the|on|with)\b.{0,40})?|categor(?:y|ies)|tags?|follow(?: (?:us|me))?(?: .{0,30})?",
    r"(?:let's|stay|get|keep)(?: .{0,20})? (?:connect(?:ed)?|in touch)",
    r"contact(?: (?:us|me|info|information))?|connect(?: with (?:us|me))?|find (?:us|me)(?: .{0,20})?",
    r"(?:our |my |free |monthly |weekly )*(?:e-?)?newsletter(?: sign ?up)?",
    r"(?:sign ?up|subscribe|register|join)\b.{0,20} (?:for|to|our|my)\b.{0,60}|subscribe",
    r"previous(?: post)?|next(?: post)?|quick links|explore|navigate|search",
    r"(?:our )?(?:locations?|offices?)|(?:office |opening )?hours",
)
