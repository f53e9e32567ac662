"""WARC files: answers go in as they came, and come back the same. The only room that knows the format."""

from scraper.capture.members import serial, warc_files
from scraper.capture.reader import Decode, Found, read_response, scan
from scraper.capture.records import Place, Profile, RevisitOf, payload_digest, stored_headers
from scraper.capture.sealing import Sealed, digest_of, seal, size_of
from scraper.capture.writer import WarcWriter

__all__ = [
    "Decode",
    "Found",
    "Place",
    "Profile",
    "RevisitOf",
    "Sealed",
    "WarcWriter",
    "digest_of",
    "payload_digest",
    "read_response",
    "scan",
    "seal",
    "serial",
    "size_of",
    "stored_headers",
    "warc_files",
]
