"""The staff's side of the chat: commands over the same transaction as the citizens' turns."""
