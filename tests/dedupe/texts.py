"""Releases we wrote ourselves, and what wires and sites make of them."""

from dataclasses import replace
from typing import Any

from feeds.dedupe import Sketch, compare, differ, sketch_of
from feeds.dedupe.blocks import worth_comparing
from feeds.model import Company, Entry, Role
from tests.builders import entry, stated

ACME = Company(id="acme", name="Acme Pharma", aliases=("Acme",), tickers=("ACM",))
TITLE = "Acme Announces Positive Phase 3 Results for Zelmotinib in Adults with Chronic Hives"
BODY = """
BASEL, Switzerland, November 19, 2026 – Acme Pharma today announced that zelmotinib met the primary endpoint of its
Phase 3 trial in adults with chronic hives who were not helped by antihistamines. After twelve weeks the weekly itch
score fell by 9.8 points with zelmotinib 25 mg twice daily, against 4.1 points with placebo. The trial enrolled 612
patients in 14 countries. "Many people live with itch that keeps them from sleeping, and these results bring us a
step nearer to helping them," said Mara Lindqvist, head of development. The most common adverse events were
headache, in 6.1 percent of patients, and nasopharyngitis, in 4.4 percent. There were no elevations of liver
enzymes. Acme plans to submit the data to regulators in the first half of next year and to present them in full at a
congress of dermatology in the spring. Chronic hives last longer than six weeks and affect about one person in a
hundred, women twice as often as men.
""".strip()
BOILERPLATE = """
About Acme
Acme Pharma is a company that works on medicines for the skin. It has 2,300 employees and is listed in Zurich.
Forward-looking statements
This release holds statements on the future which may turn out otherwise.
Media contact
press@acme.example
""".rstrip()
FURNITURE = (
    "Home Products Careers Contact us We use cookies to give you the best experience. Meet the people who lead our"
    " company and who decide on strategy, finance and operations. Learn how we fight counterfeit products. Subscribe"
    " to our alerts. This information is intended for residents of one country only; labels differ elsewhere. "
) * 3


def issued(title: str = TITLE, body: str | None = BODY + BOILERPLATE, **facts: Any) -> Entry:
    """Return a release as its company's own site has it."""
    return replace(entry(title, key=f"acme.example/{title}"), body=body, **facts)


def wired(title: str = TITLE, body: str | None = None, **facts: Any) -> Entry:
    """Return a release as a wire has it."""
    made = replace(entry(title, key=f"wire.example/{title}"), source_id="wire", role=Role.WIRE, body=body)
    return replace(made, **{"published": stated("2026-11-20"), **facts})


def sketched(made: Entry) -> Sketch:
    return sketch_of(made, [ACME])


def same(one: Entry, two: Entry) -> bool:
    """Tell whether two Entries are called the same; also checks what holds for any two."""
    first, second = sketched(one), sketched(two)
    found = compare(first, second)
    other = compare(second, first)
    assert (found is None) == (other is None)
    if found is not None:
        assert worth_comparing(first, second)
        assert differ(first, second) is None
    return found is not None


def differing(one: Entry, two: Entry) -> bool:
    first, second = sketched(one), sketched(two)
    assert differ(first, second) == differ(second, first)
    return differ(first, second) is not None
