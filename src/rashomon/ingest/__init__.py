"""From bytes to pages: decoded text, and where it came from. Each page alone."""

from rashomon.ingest.files import LARGEST_PAGE, iter_pages, read_pages
from rashomon.ingest.html import visible_text
from rashomon.ingest.manifest import Manifest, load_manifest

__all__ = ["LARGEST_PAGE", "Manifest", "iter_pages", "load_manifest", "read_pages", "visible_text"]
