"""Story ids that stay: the rule is that of `rashomon.gather.story_ids`, here under the name the archive knows it by."""

from rashomon.gather.story_ids import Sorted, keep_ids, new_id

__all__ = ["Sorted", "keep_ids", "new_id"]
