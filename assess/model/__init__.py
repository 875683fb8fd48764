"""What things are: frozen documents without input or output, clock or chance."""
