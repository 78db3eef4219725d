"""Redesigns made to order: what a site's list of news looked like, what it looks like now, what must be found there.

newsrooms   sites with their releases: our own, those of the case folders, labelled pages
designs     a list of releases in many kinds of markup
frames      the page around a list: menus, footer, related links
impostors   what stands where the news was, on pages whose news is gone
changes     a page changed in place, and what changes with its releases
pairs       old page, new page, expected links: every kind of change over every site
measure     learn, heal, count
"""
