"""What the citizens' dialogue asks for, done in the turn's transaction: one file for each kind of work."""
