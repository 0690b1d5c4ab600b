"""Where the small models that ship in the package come from. Each script names its data, and what its licence allows."""
