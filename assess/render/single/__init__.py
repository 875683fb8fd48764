"""The report of one assessment, section by section; text, terminal and HTML show the same."""
