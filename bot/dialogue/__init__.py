"""The citizen's conversation: pure functions from state and event to state, replies and effects."""
