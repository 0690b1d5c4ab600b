"""What ends an evaluation."""


class EvaluationError(Exception):
    """Data or a dossier that cannot be scored, or a figure that was asked for wrongly, said in one line."""
