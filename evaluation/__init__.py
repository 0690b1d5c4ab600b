"""Where the figures in docs/quality.md come from: one module an evaluation, all run by `./run eval`."""
