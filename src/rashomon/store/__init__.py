"""Where an archive is kept: tables, one module a database, the schema's history. It knows the model and text alone."""
