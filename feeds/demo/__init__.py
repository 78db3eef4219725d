"""The real job against a small web of newsrooms on loopback: what `feeds demo` and the end-to-end tests run.

Nothing is staged but the web itself: its hosts (all under .example, RFC 2606) are reached over real HTTP, through the
same fetcher, store and publisher as any other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from feeds.config import load
from feeds.demo.server import hosts, small_web
from feeds.model import Config


@contextmanager
def demo_config(folder: Path, output: Path, base_url: str | None = None) -> Iterator[Config]:
    """Yield the demo's configuration while its small web is being served.

    `folder` takes the store, `output` the documents; `base_url` is where the output will be served, if it will.
    """
    with as_file(files("feeds.demo") / "sources.yaml") as path:
        config = load(path)
    with small_web() as address:
        yield replace(
            config,
            publisher=replace(config.publisher, base_url=base_url or config.publisher.base_url),
            fetch=replace(config.fetch, allow=(address[0],), connect_to=dict.fromkeys(hosts(), address)),
            store=f"sqlite:///{folder / 'feeds.db'}",
            output=output,
        )
