"""What people look at: a comparison as words, lines and tables, one file per format."""
