"""What lies behind the silence, in odds, and the move that is worth most."""
