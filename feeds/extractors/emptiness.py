"""Why a page holds no items: built by script, a login, a check for robots, an error; in a sentence with its reason."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import lxml.html

from feeds.errors import EmptyExtractError, ScriptPageError
from feeds.text import tidy

_LITTLE = 600  # characters of text below which a page says nothing of its own
_BARE = 80  # below which it says nothing at all
_SHELL_IDS = re.compile(
    r"(?i)^(?:root|app|__next|__nuxt|gatsby|___gatsby|svelte|main-app|app-root|react-?\w*|vue-?\w*|q-app)$"
)
_STATE = re.compile(r"__NEXT_DATA__|__NUXT__|__APOLLO_STATE__|__INITIAL_STATE__|webpackJsonp|window\.__\w+__\s*=")
_NEEDS_SCRIPT = re.compile(
    r"(?i)(?:enable|activate|turn on|requires?|need) (?:your )?java-?script"
    r"|java-?script (?:is )?(?:required|disabled|deaktiviert)|javascript (?:aktivieren|activado)"
    r"|without javascript enabled|activer javascript|habilit\w+ (?:el |o )?javascript"
    r"|(?:启用|啟用|开启|開啟).{0,6}javascript|javascript\s*を有効"
)
_ROBOT_CHECK = re.compile(
    r"(?i)captcha|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser"
    r"|just a moment|attention required|ddos protection|unusual traffic|security check|pardon our interruption"
    r"|access to this page has been denied|安全验证|人机验证|滑动验证|请完成验证|访问验证"
)
_ROBOT_FRAME = re.compile(r"recaptcha|hcaptcha|challenge-platform|turnstile")
_BLOCKED = re.compile(
    r"(?i)access denied|403 forbidden|\bforbidden\b|you (?:have been|are) blocked|request (?:was )?(?:blocked|rejected)"
    r"|not available in your (?:country|region)|访问被拒绝|禁止访问|アクセスが拒否"
)
_LOGIN = re.compile(
    r"(?i)\b(?:log ?in|sign ?in|anmelden|einloggen|se connecter|connexion|iniciar sesi[oó]n|accedi|entrar)\b"
    r"|登录|登錄|登入|ログイン|로그인"
)
_MISSING = re.compile(
    r"(?i)\b404\b|page (?:not|could not be|cannot be) found|seite nicht gefunden|page introuvable"
    r"|p[aá]gina no encontrada|页面不存在|找不到.{0,4}页面|ページが見つかりません"
)
_ELSEWHERE = "Use another address of the site, such as a feed or a sitemap; ask its owner to let this reader in."


@dataclass(frozen=True, kw_only=True, slots=True)
class _Look:
    """What is seen at first sight of a page."""

    tree: lxml.html.HtmlElement
    title: str
    text: str  # the beginning of what readers see

    @property
    def little(self) -> bool:
        """Whether the page says next to nothing."""
        return len(self.text) < _LITTLE

    @property
    def said(self) -> str:
        """Its title and text."""
        return f"{self.title} {self.text[:_LITTLE]}"


def empty(tree: lxml.html.HtmlElement, url: str) -> EmptyExtractError:
    """Return the error that says best why a page without items has none."""
    look = _Look(tree=tree, title=tidy(tree.findtext(".//title") or ""), text=_visible_text(tree))
    for applies, what, hint in _CAUSES:
        if look.little and applies(look):
            kind = ScriptPageError if applies is _is_shell else EmptyExtractError
            return kind(f"{url} {what}", hint)
    return EmptyExtractError(f"{url} is a page, but no list of items can be found on it.")


def _checks_for_robots(look: _Look) -> bool:
    frames = (one.get("src") or "" for one in look.tree.iter("iframe", "script"))
    return bool(_ROBOT_CHECK.search(look.said)) or (
        len(look.text) < 2 * _BARE and any(_ROBOT_FRAME.search(frame) for frame in frames)
    )


def _asks_for_login(look: _Look) -> bool:
    return look.tree.find(".//input[@type='password']") is not None or bool(_LOGIN.search(look.title))


def _is_shell(look: _Look) -> bool:
    """Tell whether a page is the empty frame of an application: next to no text, and scripts that will fill it."""
    scripts = list(look.tree.iter("script"))
    if not scripts:
        return False
    frames = any(_SHELL_IDS.match(one.get("id") or "") for one in look.tree.iter("div", "main", "section"))
    asks = any(_NEEDS_SCRIPT.search(tidy(" ".join(one.itertext()))) for one in look.tree.iter("noscript"))
    state = any(_STATE.search((script.text or "")[:20_000]) for script in scripts)
    bare = len(look.text) < _BARE and any(script.get("src") for script in scripts)
    return frames or asks or state or bare or bool(_NEEDS_SCRIPT.search(look.text))


_CAUSES: tuple[tuple[Callable[[_Look], bool], str, str], ...] = (
    (_checks_for_robots, "answers with a check for robots (captcha) instead of its page.", _ELSEWHERE),
    (lambda look: bool(_BLOCKED.search(look.said)), "says that access is denied.", _ELSEWHERE),
    (
        lambda look: bool(_MISSING.search(look.said)),
        "says that there is no such page.",
        "Look up the address of the news anew.",
    ),
    (_asks_for_login, "asks for a login.", "Use an address of the site that everybody can read."),
    (
        _is_shell,
        "is built by script in the browser: the page itself holds no items.",
        "Use its feed, sitemap or data address, or a plainer page of the site.",
    ),
)


def _visible_text(tree: lxml.html.HtmlElement) -> str:
    """Return the beginning of the text that readers see."""
    body = tree.find("body")
    texts: list[str] = []
    length = 0
    for element in body.iter() if body is not None else ():
        hidden = element.tag in ("script", "style", "noscript", "template")
        for text in ("" if hidden else element.text, element.tail):
            if text and not text.isspace():
                texts.append(text[: 2 * _LITTLE])
                length += len(texts[-1])
        if length > 4 * _LITTLE:
            break
    return tidy(" ".join(texts))
