"""From pages to articles: what belongs to the story, who wrote it and when. Each page alone."""
