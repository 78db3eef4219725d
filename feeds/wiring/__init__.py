"""Chooses the real I/O: the only place that names the concrete classes behind the seams.

Each file wires one thing, so that a command loads no more than it uses: `feeds status` has no need of an HTML parser.

clock      the machine's clock
memory     the store
web        the fetcher
browser    the renderer of pages built by script
past       the past of sources, for backfill
rehearsal  a store for dry runs, which notes what would be new
running    all of it together: run(config)
"""
