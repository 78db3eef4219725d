"""How long things take: plain scripts that print figures, and no tests. `python -m tests.benchmarks.wrapper`."""
