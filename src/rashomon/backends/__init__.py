"""What loads weights: one file each. They know only the model's protocols; the engine hands them to the stages."""
