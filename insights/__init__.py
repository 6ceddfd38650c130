"""Insights: the articles, their authors and topics."""
