"""The figures of docs/performance.md: ours beside others, in one run on one machine."""
