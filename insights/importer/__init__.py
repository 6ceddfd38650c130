"""Moving in: pages, feeds and texts of an old blog become drafts.

One way through it: files -> sources -> document -> shape -> blocks -> plan -> drafts, and a report of it all.
"""
