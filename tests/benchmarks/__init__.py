"""Speed and memory as ratios against a baseline measured in the same run: `run.py bench`."""

MEASUREMENTS = (
    *("startup", "saving", "listing", "searching", "reporting", "deadlines", "board", "checking"),
)
