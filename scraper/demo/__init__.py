"""Real local blogs in the markup of every supported platform: for `scrape demo` and for the tests."""

from scraper.demo.blog import DemoBlog
from scraper.demo.model import Options, Post, Profile
from scraper.demo.server import Logged
from scraper.demo.start import BLOG_NAMES, SHORT_DEMO, demo_blogs, start_blogs

__all__ = [
    "BLOG_NAMES",
    "SHORT_DEMO",
    "DemoBlog",
    "Logged",
    "Options",
    "Post",
    "Profile",
    "demo_blogs",
    "start_blogs",
]
