"""Newsrooms of many pages, as company sites have them."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.pages import article
from tests.server import Asked, Reply, page, status

PER_PAGE = 10
NEWEST = date(2026, 11, 18)
SUBJECTS = (
    "opens a plant for cell therapies in Suzhou", "begins a trial of its malaria vaccine in Kenya",
    "names a new head of research", "reports results of the third quarter",
    "licenses an antibody to a partner in Japan", "receives approval for its asthma inhaler",
    "shows long-term data at a congress in Lisbon",
    "builds a laboratory with the university of Leiden", "recalls nothing and explains why",
    "buys a maker of syringes", "joins an alliance against resistant bacteria",
)  # fmt: skip
CHINESE = (
    "公司在苏州启用细胞治疗新工厂", "公司疫苗在肯尼亚开展三期临床试验", "公司任命新任研发负责人",
    "公司公布第三季度业绩", "公司与日本伙伴签署抗体授权协议", "公司哮喘吸入剂获批上市",
    "公司在国际会议公布长期随访数据",
)  # fmt: skip


def told(number: int) -> tuple[str, str, date]:
    """Return the address, title and day of the item of that number, 0 the newest."""
    return (
        f"/news/{1000 - number}-release",
        f"Acme {SUBJECTS[number % len(SUBJECTS)]}, chapter {1000 - number}",
        NEWEST - timedelta(days=9 * number),
    )


def english(number: int, pages: int, *, dated: bool = True, per_page: int = PER_PAGE) -> str:
    """Page `number` of a newsroom, numbered `?page=N`."""
    items = [told(one) for one in range((number - 1) * per_page, number * per_page)]
    rows = "".join(
        '<article class="teaser">'
        + (f"<time>{day:%B} {day.day}, {day.year}</time>" if dated else "")
        + f'<h3><a href="{path}">{title}</a></h3><p>What it means for patients, part {len(title)}.</p></article>'
        for path, title, day in items
    )
    numbers = " ".join(
        f'<span aria-current="page">{n}</span>' if n == number else f'<a href="/news?page={n}">{n}</a>'
        for n in range(1, pages + 1)
    )
    following = f'<a class="next" href="/news?page={number + 1}">Next</a>' if number < pages else ""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>News | Acme Pharma</title></head><body>'
        '<header><nav><a href="/">Home</a><a href="/about">About us</a><a href="/careers">Careers</a></nav></header>'
        f'<main><h1>News</h1><div class="list">{rows}</div><nav class="pager">{numbers} {following}</nav></main>'
        "<footer><a href='/legal'>Legal notice</a> © 2026 Acme Pharma</footer></body></html>"
    )


def chinese(number: int, pages: int) -> str:
    """Page `number` of a Chinese newsroom: index.html, index_1.html, index_2.html ..."""

    def address(page_number: int) -> str:
        return "index.html" if page_number == 1 else f"index_{page_number - 1}.html"

    items = range((number - 1) * PER_PAGE, number * PER_PAGE)
    rows = "".join(
        f'<li><a href="./{(NEWEST - timedelta(days=9 * n)):%Y%m}/t{5000 - n}.html">'
        f"{CHINESE[n % len(CHINESE)]}（第{5000 - n}期）</a><span>{NEWEST - timedelta(days=9 * n)}</span></li>"
        for n in items
    )
    numbers = "".join(
        f'<a class="cur">{n}</a>' if n == number else f'<a href="{address(n)}">{n}</a>' for n in range(1, pages + 1)
    )
    following = f'<a href="{address(number + 1)}">下一页</a>' if number < pages else "<span>下一页</span>"
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>新闻中心-某某制药</title></head><body>'
        '<div class="nav"><a href="/">首页</a><a href="/about/">关于我们</a><a href="/job/">人才招聘</a></div>'
        f'<ul class="list">{rows}</ul><div class="page">{numbers}{following}<a href="{address(pages)}">末页</a></div>'
        '<div class="foot">版权所有 © 2026 某某制药</div></body></html>'
    )


def english_site(pages: int, *, dated: bool = True, repeats: bool = False) -> Callable[[Asked], Reply]:
    """Answer /news?page=N; past the last page with 404, or with the last page again."""

    def answer(asked: Asked) -> Reply:
        number = int(asked.target.partition("page=")[2] or 1)
        if number > pages:
            return page(english(pages, pages + 900, dated=dated)) if repeats else status(404)
        return page(english(number, pages + 900 if repeats else pages, dated=dated))

    return answer


def articles(count: int) -> dict[str, Reply]:
    """Return the article pages of the first items."""
    return {path: page(article(title, f"{day}")) for path, title, day in map(told, range(count))}


def chinese_site(pages: int) -> dict[str, Reply]:
    """Return the pages of the Chinese newsroom, by path."""
    return {f"/xwzx/index{f'_{n - 1}' if n > 1 else ''}.html": page(chinese(n, pages)) for n in range(1, pages + 1)}
