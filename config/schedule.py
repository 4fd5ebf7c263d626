"""Every clock of the product, and the queue of every task."""

BEAT: dict[str, dict[str, object]] = {}
ROUTES: dict[str, dict[str, str]] = {}
