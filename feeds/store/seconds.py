"""The first second that no other Story's `updated` has.

Feed validators warn of two entries with the same `updated`, so every Story has one of its own: the one it asks for
or, where that is taken, the next that is free. Thousands may ask for the same one (a day's date-only releases all
ask for 12:00:00), so what one turn has found taken is remembered and not looked through again.
"""

from sqlalchemy import Connection, bindparam, exists, select

from feeds.store.schema import STORIES

SECOND = 1_000_000  # in microseconds, see schema

_NEXT = STORIES.alias("next")
_TAKEN = select(STORIES.c.id).where(STORIES.c.updated == bindparam("second"), STORIES.c.id != bindparam("story_id"))
_LAST_OF_RUN = (
    select(STORIES.c.updated)
    .where(
        STORIES.c.updated >= bindparam("second"),
        ~exists().where(_NEXT.c.updated == STORIES.c.updated + SECOND, _NEXT.c.id != bindparam("story_id")),
    )
    .order_by(STORIES.c.updated)
    .limit(1)
)


class Seconds:
    """Hands out seconds within one transaction; what it remembers ends with that."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._free: dict[int, int] = {}  # all seconds from the first up to but without the second are taken

    def first_free(self, wanted: int, story_id: str, owned: int | None) -> int:
        """Return the first second from `wanted` on that is free or already `owned` by the Story, and take it.

        Instants are microseconds since 1970, `wanted` is cut to its whole second. The caller stores the answer.
        """
        start = wanted - wanted % SECOND
        known = self._free.get(start, start)
        if owned is not None and start <= owned < known:
            return owned
        free = self._searched(known, story_id)
        self._free[start] = free + SECOND
        if owned is not None and owned != free:
            self._given_back(owned)
        return free

    def _searched(self, second: int, story_id: str) -> int:
        parameters = {"second": second, "story_id": story_id}
        if self._connection.execute(_TAKEN, parameters).first() is None:
            return second
        last: int = self._connection.execute(_LAST_OF_RUN, parameters).scalar_one()
        return last + SECOND

    def _given_back(self, second: int) -> None:
        self._free = {start: free for start, free in self._free.items() if not start <= second < free}
