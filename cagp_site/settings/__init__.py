"""Settings: `base`, and the small deltas `dev` (one machine, nothing to install), `test` and `production`."""
