"""Stock bots that hold our conversation, written as their libraries' own examples are."""
