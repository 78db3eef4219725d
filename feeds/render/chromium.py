"""Which Chromium, and how it is started: without a way to any network, and with its sandbox where there can be one."""

import os
import shutil
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
VARIABLE = "FEEDS_CHROMIUM"
SANDBOX = "FEEDS_CHROMIUM_SANDBOX"  # "0": start it without, in a container that allows none

_FLAGS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name and no address leads anywhere
    "--proxy-server=http://nowhere.invalid:1",  # and if one did, the way would go through what is not there
    "--proxy-bypass-list=<-loopback>",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--dns-prefetch-disable",
    "--no-pings",
    "--disable-remote-fonts",
    "--blink-settings=imagesEnabled=false",
    "--disable-gpu",
    "--js-flags=--max-old-space-size=512",
)
# What Playwright would add: pages may open windows unasked.
_NOT_WANTED = ("--disable-popup-blocking",)
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE")


def executable_of(environ: Mapping[str, str]) -> str | None:
    """Return the path of the Chromium to use: what FEEDS_CHROMIUM names, else the first there is on the PATH."""
    named = environ.get(VARIABLE)
    if named:
        return shutil.which(named)
    found = (shutil.which(name, path=environ.get("PATH")) for name in NAMES)
    return next((path for path in found if path), None)


def missing(environ: Mapping[str, str]) -> tuple[str, str] | None:
    """Return what is not there to render pages with, and how to get it; None where all is there."""
    if find_spec("playwright") is None:
        what = "the extra `browser` is not installed"
        return what, "Install it: pip install 'feeds[browser]', and a Chromium, such as: apt-get install chromium."
    if executable_of(environ) is None:
        named = environ.get(VARIABLE)
        what = f"{VARIABLE} names {named}, which is no program" if named else "there is no Chromium on this machine"
        return what, f"Install one, such as: apt-get install chromium; or name one in the variable {VARIABLE}."
    return None


def launch_options(executable: str, environ: Mapping[str, str]) -> dict[str, Any]:
    """Return the arguments of Playwright's `launch`; passwords in our environment are none of the browser's business.

    As root Chromium has no sandbox.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {
        "executable_path": executable,
        "headless": True,
        "args": list(_FLAGS),
        "ignore_default_args": list(_NOT_WANTED),
        "chromium_sandbox": not is_root and environ.get(SANDBOX) != "0",
        "env": {name: environ[name] for name in _ENVIRONMENT if name in environ},
        "handle_sigint": False,
        "handle_sigterm": False,
        "handle_sighup": False,
        "timeout": 30_000,
    }
