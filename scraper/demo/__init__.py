"""Real local blogs in the markup of every supported platform: for `scrape demo` and for the tests."""

from scraper.demo.blog import DemoBlog
from scraper.demo.model import Options, Post, Profile
from scraper.demo.server import Logged
from scraper.demo.start import BLOG_NAMES, demo_blogs, start_blogs

__all__ = ["BLOG_NAMES", "DemoBlog", "Logged", "Options", "Post", "Profile", "demo_blogs", "start_blogs"]
