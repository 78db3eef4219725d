"""The only code that opens outward connections.

In the order things happen: `address` (what does the URL name beyond doubt), `session` (one worker's requests.Session)
with `connection` and `sockets` (urllib3's, timed), `dial` (look up, check with `guard`, connect to what was checked),
`wire` (the answer's head), `redirects` with `sending` (what goes along), `statuses`, `content` with `unpack` (the body,
within `limits`), `headers`; `fetcher` tells it in order, and `failures` maps what libraries raise into the error tree.

What is delivered are bytes and what the headers say of them; turning them into text is for whoever reads them.
"""

from feeds.fetch.fetcher import HttpFetcher, user_agent_of

__all__ = ["HttpFetcher", "user_agent_of"]
