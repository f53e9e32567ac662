"""The scoreboard of extraction: ours on real and on own pages, in one run with the extractors that others use."""
