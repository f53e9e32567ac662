"""Speed, politeness and memory, measured; ratios in one run, never asserted by timers in tests."""
