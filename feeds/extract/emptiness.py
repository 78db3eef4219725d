"""Why a page holds no items: built by script, a login, a check for robots, an error; told in a sentence with its reason."""

import re

import lxml.html

from feeds.errors import EmptyExtractError
from feeds.text import tidy

_LITTLE = 600  # characters of text below which a page says nothing of its own
_SHELL_IDS = re.compile(
    r"(?i)^(?:root|app|__next|__nuxt|gatsby|___gatsby|svelte|main-app|app-root|react-?\w*|vue-?\w*|q-app)$"
)
_STATE = re.compile(r"__NEXT_DATA__|__NUXT__|__APOLLO_STATE__|__INITIAL_STATE__|webpackJsonp|window\.__\w+__\s*=")
_NEEDS_SCRIPT = re.compile(
    r"(?i)(?:enable|activate|turn on|requires?|need) (?:your )?java-?script|java-?script (?:is )?(?:required|disabled|deaktiviert)"
    r"|activer javascript|javascript (?:aktivieren|activado)|habilit\w+ (?:el |o )?javascript|(?:启用|啟用|开启|開啟).{0,6}javascript"
    r"|javascript\s*を有効|without javascript enabled"
)
_ROBOT_CHECK = re.compile(
    r"(?i)captcha|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|just a moment"
    r"|attention required|ddos protection|unusual traffic|security check|access to this page has been denied|pardon our interruption"
    r"|安全验证|人机验证|滑动验证|请完成验证|访问验证"
)
_BLOCKED = re.compile(
    r"(?i)access denied|403 forbidden|\bforbidden\b|you (?:have been|are) blocked|request (?:was )?(?:blocked|rejected)"
    r"|not available in your (?:country|region)|访问被拒绝|禁止访问|アクセスが拒否"
)
_LOGIN = re.compile(
    r"(?i)\b(?:log ?in|sign ?in|anmelden|einloggen|se connecter|connexion|iniciar sesi[oó]n|accedi|entrar)\b|登录|登錄|登入|ログイン|로그인"
)
_MISSING = re.compile(
    r"(?i)\b404\b|page (?:not|could not be|cannot be) found|seite nicht gefunden|page introuvable|p[aá]gina no encontrada"
    r"|页面不存在|找不到.{0,4}页面|ページが見つかりません"
)


def empty(tree: lxml.html.HtmlElement, url: str) -> EmptyExtractError:
    """Return the error that says best why a page without items has none."""
    text = _visible_text(tree)
    title = tidy(tree.findtext(".//title") or "")
    scripts = [script.text or "" for script in tree.iter("script")]
    little = len(text) < _LITTLE
    said = f"{title} {text[:_LITTLE]}"
    if little and (_ROBOT_CHECK.search(said) or _robot_frame(tree)):
        return EmptyExtractError(
            f"{url} answers with a check for robots (captcha) instead of its page.",
            "Use another address of the site, such as a feed or a sitemap; ask its owner to let this reader in.",
        )
    if little and tree.find(".//input[@type='password']") is not None:
        return _login(url)
    if little and _BLOCKED.search(said):
        return EmptyExtractError(
            f"{url} says that access is denied.",
            "Use another address of the site, such as a feed or a sitemap; ask its owner to let this reader in.",
        )
    if little and _MISSING.search(said):
        return EmptyExtractError(f"{url} says that there is no such page.", "Look up the address of the news anew.")
    if _is_shell(tree, text, scripts):
        return EmptyExtractError(
            f"{url} is built by script in the browser: the page itself holds no items.",
            "Use its feed, sitemap or data address, or a plainer page of the site.",
        )
    if little and _LOGIN.search(title):
        return _login(url)
    return EmptyExtractError(f"{url} is a page, but no list of items can be found on it.")


def _login(url: str) -> EmptyExtractError:
    return EmptyExtractError(f"{url} asks for a login.", "Use an address of the site that everybody can read.")


def _is_shell(tree: lxml.html.HtmlElement, text: str, scripts: list[str]) -> bool:
    """Tell whether a page is the empty frame of an application: next to no text, and scripts that will fill it."""
    has_scripts = any(script.get("src") or script.get("type") == "module" for script in tree.iter("script"))
    if len(text) >= _LITTLE or not (has_scripts or scripts):
        return False
    frames = any(_SHELL_IDS.match(element.get("id") or "") for element in tree.iter("div", "main", "section"))
    asks = any(_NEEDS_SCRIPT.search(tidy(" ".join(one.itertext()))) for one in tree.iter("noscript"))
    state = any(_STATE.search(script[:20_000]) for script in scripts)
    return frames or asks or state or bool(_NEEDS_SCRIPT.search(text)) or (has_scripts and len(text) < 80)


def _robot_frame(tree: lxml.html.HtmlElement) -> bool:
    sources = (element.get("src") or element.get("class") or "" for element in tree.iter("iframe", "script", "div"))
    return any(re.search(r"recaptcha|hcaptcha|challenge-platform|turnstile|g-recaptcha", source) for source in sources)


def _visible_text(tree: lxml.html.HtmlElement) -> str:
    """Return the beginning of the text that readers see."""
    body = tree.find("body")
    if body is None:
        return ""
    texts, length = [], 0
    for element in body.iter():
        if element.tag not in ("script", "style", "noscript", "template") and element.text:
            texts.append(element.text)
            length += len(element.text.strip())
        if element.tail:
            texts.append(element.tail)
            length += len(element.tail.strip())
        if length > 4 * _LITTLE:
            break
    return tidy(" ".join(texts))
