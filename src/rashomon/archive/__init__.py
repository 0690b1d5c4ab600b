"""The one door to what is kept: pages come in, stories, dossiers and findings come out."""

from rashomon.archive.adding import BATCH_PAGES, DELETED, Added, Sum, whole_path
from rashomon.archive.door import Archive, default_path

__all__ = ["BATCH_PAGES", "DELETED", "Added", "Archive", "Sum", "default_path", "whole_path"]
