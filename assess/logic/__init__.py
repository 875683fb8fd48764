"""What follows from the documents: pure functions, plain data in and out."""
