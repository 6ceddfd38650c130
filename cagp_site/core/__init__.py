"""What every app stands on: the base page, blocks, settings, navigation, search, health. It imports no app."""
