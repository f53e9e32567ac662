"""The hand-written posts of the demo. All practices, people and words are invented."""
