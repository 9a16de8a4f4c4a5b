"""What a person would find wrong with a window by looking at it."""
