"""The only place that touches files and keys: instruments, journals, workspaces, sealed assessments."""
