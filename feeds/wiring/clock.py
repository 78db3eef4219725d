"""The machine's clock."""

from datetime import UTC, datetime


class SystemClock:
    """Tells the time of the machine; fulfils `protocols.Clock`."""

    def now(self) -> datetime:
        """Return the present instant, aware, UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the Clock that everyone else asks
