"""How two sentences are laid beside each other."""
