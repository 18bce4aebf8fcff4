"""Reads a published site with tools that others wrote, and says what they find wrong.

    python3 tests/data/validate.py DIR

needs what requirements.txt names (PyPI) and pandoc. Prints one line for each tool; exit code 1 when something is
wrong, 3 when a tool is not there. What is said to search engines and other sites is read in web.py.
"""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

try:
    import feedparser
    import frictionless
    import icalendar
    import jsonschema
    import referencing
    import rispy
    import web
except ImportError as missing:
    print(f"not there: {missing.name}")
    sys.exit(3)

ROOT = Path(sys.argv[1]).resolve()
wrong = []


def fail(message):
    wrong.append(message)
    print("WRONG:", message)


def load(path):
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


def schemas():
    """Every JSON export against the schema that it names."""
    found = {}
    for path in (ROOT / "data/schema").glob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        found[schema["$id"]] = schema
    registry = referencing.Registry().with_resources(
        [(uri, referencing.Resource.from_contents(schema)) for uri, schema in found.items()]
    )
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    validators = {
        uri: jsonschema.Draft202012Validator(schema, registry=registry, format_checker=checker)
        for uri, schema in found.items()
    }
    files = [ROOT / name for name in ("facts.json", "cases.json", "timeline.json")]
    files += sorted((ROOT / "facts").glob("*.json"))
    for path in files:
        value = json.loads(path.read_text(encoding="utf-8"))
        for error in validators[value["$schema"]].iter_errors(value):
            fail(f"{path.relative_to(ROOT)}: {error.json_path}: {error.message[:200]}")
    all_facts = {fact["id"]: fact for fact in load("facts.json")["facts"]}
    one_by_one = {p.stem: load(p.relative_to(ROOT))["fact"] for p in files[3:]}
    if all_facts != one_by_one:
        fail("facts.json and the JSON of each fact differ")
    return f"jsonschema {version('jsonschema')}: {len(files)} files, {len(found)} schemas"


def version(package):
    from importlib.metadata import version as of

    return of(package)


def package():
    """The tables: types, required cells, unique keys, foreign keys."""
    os.chdir(ROOT / "data")
    report = frictionless.Package("datapackage.json").validate()
    for task in report.tasks:
        for error in task.errors:
            fail(f"{task.name}: {error.message[:200]}")
    for error in report.errors:
        fail(error.message)
    rows = sum(task.stats.get("rows", 0) for task in report.tasks)
    # The same numbers stand in the table and in the JSON, digit by digit.
    with open("claims.csv", newline="", encoding="utf-8") as file:
        table = {(row["fact"], row["claim"]): row["number"] for row in csv.DictReader(file)}
    text = (ROOT / "facts.json").read_text(encoding="utf-8")
    exact = json.loads(text, parse_float=str, parse_int=str)
    for fact in exact["facts"]:
        if fact["kind"] not in ("count", "money", "percent", "ratio"):
            continue
        for claim in fact["claims"]:
            if isinstance(claim["value"], str):
                if table[fact["id"], claim["id"]] != claim["value"]:
                    fail(f"{fact['id']}#{claim['id']}: {claim['value']} is not in claims.csv")
    return f"frictionless {version('frictionless')}: {len(report.tasks)} tables, {rows} rows"


def same(text):
    """A text as far as typography and TeX leave it alone."""
    # Pandoc sets quotation marks anew, single ones as double ones.
    text = re.sub("[“”„\"‘’']", "'", text or "")
    text = text.replace("–", "-").replace("—", "-").replace("\u00a0", " ").replace("…", "...")
    return re.sub(r"-+", "-", " ".join(text.split()))


def pandoc(source, path):
    out = subprocess.run(
        ["pandoc", "-f", source, "-t", "csljson", str(ROOT / path)], capture_output=True, text=True
    )
    if out.returncode or out.stderr.strip():
        fail(f"pandoc on {path}: {out.stderr[:300]}")
    return {item["id"]: item for item in json.loads(out.stdout or "[]")}


def names(item):
    parts = ("literal", "family", "given")
    return [[same(who.get(part, "")) for part in parts] for who in item.get("author", [])]


def date(item, name):
    return [int(part) for part in item.get(name, {}).get("date-parts", [[]])[0]]


def bibliography():
    """What was written is what is read again."""
    ours = {item["id"]: item for item in load("data/sources.csl.json")}
    first = subprocess.run(["pandoc", "--version"], capture_output=True, text=True).stdout
    for source, path in (("csljson", "data/sources.csl.json"), ("bibtex", "data/sources.bib")):
        read = pandoc(source, path)
        if set(read) != set(ours):
            fail(f"{path}: {len(read)} of {len(ours)} entries are read")
        for key, item in read.items():
            mine = ours[key]
            for field in ("title", "URL"):
                if same(item.get(field)) != same(mine.get(field)):
                    fail(f"{path}: {key}: {field}: {item.get(field)!r} is {mine.get(field)!r}")
            if names(item) != names(mine):
                fail(f"{path}: {key}: {names(item)} are {names(mine)}")
            for field in ("issued", "accessed"):
                if date(item, field) != date(mine, field):
                    fail(f"{path}: {key}: {field}: {date(item, field)} is {date(mine, field)}")
    entries = rispy.loads((ROOT / "data/sources.ris").read_text(encoding="utf-8"))
    if [entry.get("id") for entry in entries] != list(ours):
        fail("sources.ris: other entries, or another order")
    for entry in entries:
        mine = ours.get(entry.get("id"), {})
        title = entry.get("title") or entry.get("primary_title")
        if title != " ".join(mine.get("title", "").split()):
            fail(f"sources.ris: {entry.get('id')}: {title!r}")
        if (entry.get("urls") or [None])[0] != mine.get("URL"):
            fail(f"sources.ris: {entry.get('id')}: {entry.get('urls')}")
        who = [w.get("literal") or ", ".join(p for p in (w["family"], w.get("given")) if p)
               for w in mine.get("author", [])]
        if entry.get("authors", []) != who:
            fail(f"sources.ris: {entry.get('id')}: {entry.get('authors')} are {who}")
        if [int(p) for p in entry.get("date", "").split("/") if p] != date(mine, "issued"):
            fail(f"sources.ris: {entry.get('id')}: {entry.get('date')}")
    return f"{first.splitlines()[0]}, rispy {version('rispy')}: {len(ours)} sources, three formats"


def feeds():
    """Every feed is well-formed, and each entry has an id of its own and real dates."""
    paths = sorted(ROOT.glob("**/feed.xml"))
    entries = 0
    for path in paths:
        feed = feedparser.parse(path.read_bytes())
        place = path.relative_to(ROOT)
        if feed.bozo or feed.version != "atom10":
            fail(f"{place}: {feed.version}: {feed.get('bozo_exception')}")
        ids = [entry.get("id") for entry in feed.entries]
        if len(set(ids)) != len(ids) or not all(ids) or not feed.feed.get("id"):
            fail(f"{place}: an id is not there, or twice")
        for entry in feed.entries:
            if not entry.get("updated_parsed") or entry.updated > feed.feed.updated:
                fail(f"{place}: {entry.id}: updated {entry.get('updated')}")
            if not entry.get("link") or not entry.get("title"):
                fail(f"{place}: {entry.id}: no link or no title")
        entries += len(ids)
    return f"feedparser {version('feedparser')}: {len(paths)} feeds, {entries} entries"


def calendars():
    """Every calendar is read whole; the one of all cases holds what theirs hold."""
    paths = sorted((ROOT / "cases").glob("**/calendar.ics"))
    seen = {}
    for path in paths:
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        for event in calendar.walk("VEVENT"):
            if event.errors or not event["DTSTART"].dt < event["DTEND"].dt:
                fail(f"{path.relative_to(ROOT)}: {event.get('UID')}: {event.errors}")
            seen.setdefault(path.parent == ROOT / "cases", set()).add(str(event["UID"]))
    if seen.get(True, set()) != seen.get(False, set()):
        fail("the calendar of all cases is not that of each of them")
    count = len(seen.get(True, set()))
    return f"icalendar {version('icalendar')}: {len(paths)} calendars, {count} events"


try:
    for step in (schemas, package, bibliography, feeds, calendars):
        print(step())
    for step in web.STEPS:
        print(step(ROOT, fail))
except FileNotFoundError as missing:
    print(f"not there: {missing.filename}")
    sys.exit(3 if missing.filename == "pandoc" else 1)
sys.exit(1 if wrong else 0)
