"""The command line: the table of commands, the error boundary, what goes to which stream."""
