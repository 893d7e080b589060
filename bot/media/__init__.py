"""Files as citizens send them, made safe to keep: told by their content, freed of hidden marks, or refused."""
