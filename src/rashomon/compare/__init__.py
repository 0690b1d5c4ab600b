"""Each story alone: origins, entities, versions of a quote, points, conflicts, timeline, wording, omissions, brief."""
