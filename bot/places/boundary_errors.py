"""What can be wrong with boundaries; apart from them, so that saying it loads no geometry."""


class BoundaryError(Exception):
    """Boundaries cannot be read. `problems` are plain lines such as `feature 3: it is empty`."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
