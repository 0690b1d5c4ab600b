"""From bytes to pages: decoded text, and where it came from. Each page alone."""

from rashomon.ingest.files import LARGEST_PAGE, read_pages
from rashomon.ingest.html import visible_text
from rashomon.ingest.manifest import Manifest, load_manifest

__all__ = ["LARGEST_PAGE", "Manifest", "load_manifest", "read_pages", "visible_text"]
