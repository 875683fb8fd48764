"""Whether a document that was read holds together: whatever it names is in it, and nothing stands in it twice."""
