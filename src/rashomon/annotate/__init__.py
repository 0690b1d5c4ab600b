"""What is read in one article alone: names, quotes, dates, claims, happenings."""
