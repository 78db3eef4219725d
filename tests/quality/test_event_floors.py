"""How well dated happenings are read from releases: from samples, and from announcements written for this project."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

import feeds
from tests.quality.test_floors import scores

ANNOUNCEMENTS = Path(__file__).with_name("announcements.yaml")
# Raised at will, lowered only with a reason.
SAMPLES = {"precision": 0.98, "recall": 0.99, "time": 0.99}
OWN = {"precision": 0.99, "recall": 0.99, "time": 0.99}

Case = dict[str, Any]


def announcements() -> list[Case]:
    read: list[Case] = YAML(typ="safe").load(ANNOUNCEMENTS.read_text(encoding="utf-8"))
    return read


def found(case: Case) -> dict[str, feeds.Event]:
    at = datetime.combine(case["published"], datetime.min.time(), UTC)
    lines = case["body"].splitlines()
    body = case["body"] if case["body"].startswith("<") else "".join(f"<p>{line}</p>" for line in lines)
    item = feeds.Item(title=case["title"], link="https://www.example.com/news", published=at, body=body)
    return {day_of(event.start).isoformat(): event for event in feeds.events_of(item)}


def day_of(start: date | datetime) -> date:
    return start.date() if isinstance(start, datetime) else start


def clock_of(event: feeds.Event) -> str | None:
    return event.start.strftime("%H:%M") if isinstance(event.start, datetime) else None


def reached() -> tuple[dict[str, float], list[str]]:
    """Return the figures over all announcements, and what went wrong."""
    right = claimed = labelled = timed = on_time = 0
    wrong = []
    for case in announcements():
        events = found(case)
        asked = {label["day"].isoformat(): label for label in case["events"]}
        claimed += len(events)
        labelled += len(asked)
        right += len(events.keys() & asked.keys())
        wrong += [f"{case['title']}: {day} invented" for day in events.keys() - asked.keys()]
        wrong += [f"{case['title']}: {day} missed" for day in asked.keys() - events.keys()]
        for day in events.keys() & asked.keys():
            timed += "time" in asked[day]
            on_time += "time" in asked[day] and clock_of(events[day]) == asked[day]["time"]
            wrong += differences(case["title"], asked[day], events[day])
    figures = {"precision": right / claimed, "recall": right / labelled, "time": on_time / timed}
    return figures, wrong


def differences(title: str, label: Case, event: feeds.Event) -> list[str]:
    end = event.end.isoformat()[:10] if event.end is not None and "end" in label else None
    said = {
        "time": clock_of(event), "zone": event.zone, "kind": event.kind.value, "end": end, "place": event.place,
        "webcast": event.webcast, "status": event.status.value, "name": event.name,
    }  # fmt: skip
    return [
        f"{title}: {name} {said[name]!r}, not {wanted!r}"
        for name, wanted in label.items()
        if name in said and str(said[name]) != str(wanted) and label.get("alternative") != said[name]
        and not (name == "place" and str(wanted) in str(said[name]))
    ]  # fmt: skip


def test_events_of_the_samples_are_read_as_well_as_they_have_been() -> None:
    figures = scores("score_events.py")
    assert {name: figures[name] for name, floor in SAMPLES.items() if float(str(figures[name])) < floor} == {}


def test_announcements_in_many_forms_are_read_as_well_as_they_have_been() -> None:
    figures, wrong = reached()
    assert {name: figures[name] for name, floor in OWN.items() if figures[name] < floor} == {}, "\n".join(wrong)


def test_what_is_read_beside_the_day_is_right_too() -> None:
    assert [line for line in reached()[1] if "invented" not in line and "missed" not in line] == []


if __name__ == "__main__":
    figures, wrong = reached()
    raise SystemExit(json.dumps(figures) + "\n" + "\n".join(wrong))
