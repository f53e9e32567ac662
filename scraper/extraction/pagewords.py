"""What pages print around a post: words that the readers of blocks and of saved text files share.

`furniturewords.py` and `documents/vocabulary.py` add their own. These are parts of patterns for whole lines, in
lower case. They match a line as it stands and one that is folded (no accents, plain quotes): an accented letter
stands beside its plain one, and an apostrophe is any character.
"""

NETWORKS = "facebook twitter instagram linkedin pinterest youtube tiktok threads whatsapp bluesky".split()
COUNTED = r"(?:views?|comments?|likes?|shares?|claps?|reactions?|repl(?:y|ies)|responses?|reads)"
FIGURE = r"\d[\d.,]*(?:\s?[km])?"
#: between counts in one line
BETWEEN = r"[\s,;.|·•/-]*"
_MINUTES = r"min(?:ute)?s?(?:\sread)?"
READING_TIME = rf"(?:reading|read) time:?\s*\S.{{0,20}}{_MINUTES}\.?|\d{{1,3}}(?:-\d{{1,3}})?\s{_MINUTES}"
LIKES = r"like this:?|(?:like )?loading\s?(?:\.{3}|…)"
ANSWER = r"(?:leave|add|write|post) an? (?:comment|reply|response)\s?(?:\.*|…)|no comments(?: yet)?"
JUMPS = r"(?:top|bottom) of page|back to top|skip to (?:main |primary |page )?(?:content|navigation|footer)"
MORE = r"read more|continue reading|keep reading|learn more|(?:view|see|show) all|show more"
COPYRIGHT = r"(?:©|\(c\)|copyright\b).{0,190}"

_POSTS = r"(?:blog )?(?:posts?|articles?|stories|blogs?|entries|content)"
#: headings of other posts, in the languages of the catalogue
OTHERS = (
    r"(?:recent|related|latest|popular|other|similar|featured|previous|newer|older|more)"
    rf"(?: (?:recent|related|popular|great))? {_POSTS}|related reading|more like this|"
    r"(?:you )?(?:may|might)(?: also)? (?:like|enjoy|love|be interested in)|"
    r"you(?:.ll| will) also (?:like|enjoy|love)|"
    r"read next|up next|next (?:post|article)|post navigation|recommended (?:for you|posts|articles)|"
    r"[aä]hnliche (?:beitr[aä]ge|artikel)|(?:das )?k[oö]nnte (?:sie|dich|ihnen|dir) auch\b.{0,30}|"
    r"weitere (?:artikel|beitr[aä]ge)|articles? (?:similaires|li[eé]s|connexes|r[eé]cents)|[aà] lire aussi|"
    r"vous aimerez aussi|tambi[eé]n te (?:puede|podr[ií]a) (?:interesar|gustar)|"
    r"(?:art[ií]culos|entradas|posts) relacionad[oa]s|(?:ti )?potrebbe(?:ro)? interessarti(?: anche)?|"
    r"articoli (?:correlati|collegati|recenti)|leia tamb[eé]m|artigos relacionados|lees ook|"
    r"gerelateerde (?:berichten|artikelen)"
)
#: the heading of what readers wrote
COMMENTS = r"(?:\d+\s)?(?:comments?|responses?|replies|kommentare?|commentaires?|comentarios?)"
