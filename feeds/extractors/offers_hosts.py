"""Which hosts belong to one organisation."""

import re

# Second-level labels below which names are registered, as registries of countries have them; a list of all public
# suffixes would be larger than what it is needed for here: a wrong answer costs a link that is not followed.
_SHARED = frozenset({"ac", "co", "com", "edu", "gob", "gouv", "gov", "gv", "mil", "ne", "net", "or", "org"})
# Hosts below which each name is another's.
_TENANTS = re.compile(
    r"(?:^|\.)(?:github\.io|gitlab\.io|pages\.dev|netlify\.app|vercel\.app|herokuapp\.com|wordpress\.com|blogspot\.\w+"
    r"|medium\.com|substack\.com|tumblr\.com|wixsite\.com|webflow\.io|squarespace\.com|gcs-web\.com|q4web\.com"
    r"|ghost\.io|hubspotpagebuilder\.com|myshopify\.com|azurewebsites\.net|cloudfront\.net|amazonaws\.com)$"
)
# Hosts that carry feeds for others.
_CARRIERS = re.compile(r"(?:^|\.)(?:feedburner|feedpress|feedblitz|rsshub|fetchrss|politepaul)\.(?:com|me|app)$")
_ADDRESS = re.compile(r"[\d.]+|\[.*\]")


def organisation_of(host: str) -> str:
    """Return the name that an organisation registered: acme.co.jp for ir.acme.co.jp; a bare address is its own."""
    if _ADDRESS.fullmatch(host) or _TENANTS.search(host):
        return host
    labels = host.split(".")
    if len(labels) <= 2:
        return host
    shared = len(labels[-1]) == 2 and labels[-2] in _SHARED
    return ".".join(labels[-3 if shared else -2 :])


def carries_feeds(host: str) -> bool:
    """Tell whether a host carries the feeds of others, so that it says nothing of whose they are."""
    return bool(_CARRIERS.search(host)) or host in {"rss.app", "www.rss.app"}


def of_one_organisation(host: str, other: str) -> bool:
    """Tell whether two hosts belong to one organisation, as far as their names say."""
    return bool(host) and organisation_of(host) == organisation_of(other)


def brand_of(host: str) -> str:
    """Return what an organisation's host is called after: acme for ir.acme.co.jp."""
    named = organisation_of(host)
    return named if _ADDRESS.fullmatch(named) else named.split(".")[0]
