"""What WordPress.com and Jetpack put into every title, into every post and below it."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

ADVERTISEMENT = (
    '<div id="atatags-370373-67b5" class="wordads-parent"><div class="wpcnt"><div class="wpa"><span class="wpa-about">Advertisements</span><div class="u top_amp">'
    '<div id="atatags-26942-67b5"></div><div class="atatags-label">Report this ad</div></div></div></div></div>\n'
)
SHARES = (
    '<span id="wordads-inline-marker" style="display: none;"></span><div style="padding-bottom:15px;" class="wordads-tag" data-slot-type="belowpost"><div id="atatags-dynamic-belowpost-67b5">'
    'Advertisements</div></div><div id="jp-post-flair" class="sharedaddy sd-like-enabled sd-sharing-enabled"><div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block '
    'sd-social sd-sharing"><h3 class="sd-title">Share this:</h3><div class="sd-content"><ul><li class="share-facebook"><a class="share-facebook sd-button" href="?share=facebook"><span>Share on '
    "Facebook (Opens in new window)</span> <span>Facebook</span></a></li></ul></div></div></div><div class='sharedaddy sd-block sd-like jetpack-likes-widget-wrapper'><h3 class=\"sd-title\">Like "
    "this:</h3><div class='likes-widget-placeholder'><span class='button'><span>Like</span></span> <span class='loading'>Loading...</span></div></div></div>"
)
DISCOVER = (
    '<div class="wp-block-group" style="margin-top:32px"><div class="wp-block-group__inner-container is-layout-flow"><hr class="wp-block-separator"/><h3 class="wp-block-heading has-text-align-center">'
    'Discover more from {}</h3><p class="has-text-align-center">Subscribe to get the latest posts sent to your email.</p><div class="wp-block-group"><div class="wp-block-jetpack-subscriptions">'
    '<form action="https://wordpress.com/email-subscriptions"><p id="subscribe-email"><label class="screen-reader-text">Type your email…</label><input type="email"></p><p id="subscribe-submit">'
    "<button>Subscribe</button></p></form></div></div></div></div>"
)
REPLY = (
    '<div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Leave a comment <small><a rel="nofollow" href="#respond">Cancel reply</a></small></h3>'
    '<form id="commentform" class="comment-form"><div class="comment-form__verbum"></div><p>Fill in your details below or click an icon to log in:</p><p>You are commenting using your '
    "WordPress.com account. (&nbsp;Log&nbsp;Out&nbsp;/&nbsp;Change&nbsp;)</p></form></div>"
)


def no_widow(title: str) -> str:
    """A title whose last word never stands alone on a line."""
    head, _, tail = title.rpartition(" ")
    return f"{head}&nbsp;{tail}" if " " in head and "<" not in tail else title


def with_advertisement(body: str) -> str:
    """The text with the advertisement of free blogs after its second paragraph."""
    parts = body.split("</p>\n", 2)
    return "</p>\n".join([*parts[:-1], ADVERTISEMENT + parts[-1]])
