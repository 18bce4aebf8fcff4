"""Reads what a site says to search engines, feed readers, chat programs and the pages of others, with tools
that others wrote. Each function takes the folder of the site and `fail`, and returns a line that says
what it read.
"""

import json
import urllib.robotparser
from importlib.metadata import version
from urllib.parse import urlsplit

import extruct
import llms_txt
import lxml.html
import oembedpy.types
import protego
import sectxt
import usp.tree


def pages(root):
    """Every page that search engines may list, with its address and its tree."""
    found = {}
    for path in sorted(root.glob("**/*.html")):
        text = path.read_text(encoding="utf-8")
        if path.name == "404.html" or 'content="noindex"' in text or 'http-equiv="refresh"' in text:
            continue
        tree = lxml.html.fromstring(text)
        found[path.relative_to(root)] = (tree.xpath("string(//link[@rel='canonical']/@href)"), tree)
    return found


def file_of(root, site, address):
    """The file behind an address of the site."""
    way = address.removeprefix(site)
    if way == address:
        return root / "elsewhere"
    return root / (way + "index.html" if way.endswith("/") or not way else way)


def site_of(root):
    """The address of the site, with a slash at its end, as its robots.txt has it."""
    (line,) = [line for line in (root / "robots.txt").read_text().splitlines() if "Sitemap:" in line]
    return line.removeprefix("Sitemap: ").removesuffix("sitemap.xml")


def sitemap(root, fail):
    """Every page stands in the sitemap once, with all its languages, and robots may read it."""
    text = (root / "sitemap.xml").read_text(encoding="utf-8")
    read = {page.url: page for page in usp.tree.sitemap_from_str(text).all_pages()}
    there = {address for address, _ in pages(root).values()}
    for address in sorted(there ^ set(read)):
        fail(f"sitemap.xml: {address} is {'not in it' if address in there else 'no page'}")
    for address, page in read.items():
        for lang, other in page.alternates or []:
            if other not in read or (lang, other) not in (read[other].alternates or []):
                fail(f"sitemap.xml: {other} does not answer to {address}")
    robots = (root / "robots.txt").read_text(encoding="utf-8")
    theirs, plain = protego.Protego.parse(robots), urllib.robotparser.RobotFileParser()
    plain.parse(robots.splitlines())
    for address in read:
        if not (theirs.can_fetch(address, "anybody") and plain.can_fetch("anybody", address)):
            fail(f"robots.txt: {address} may not be read")
    if list(theirs.sitemaps) != plain.site_maps() or not (root / "sitemap.xml").is_file():
        fail(f"robots.txt: sitemaps {list(theirs.sitemaps)}")
    return (
        f"ultimate-sitemap-parser {version('ultimate-sitemap-parser')}, protego {version('protego')}: "
        f"{len(read)} pages"
    )


def security(root, fail):
    """The word to those who find a weakness, as RFC 9116 wants it."""
    path = root / ".well-known/security.txt"
    if not path.is_file():
        return f"sectxt {version('sectxt')}: no security.txt"
    read = sectxt.Parser(path.read_bytes())
    for error in read.errors:
        # The day of a test is set, that of its reader goes on.
        if error["code"] != "expired":
            fail(f"security.txt: {error['code']}: {error['message']}")
    return f"sectxt {version('sectxt')}: {len(read.lines)} lines"


def llms(root, fail):
    """The list for chat programs: every line of it is read, and leads to a file."""
    text = (root / "llms.txt").read_text(encoding="utf-8")
    read = llms_txt.parse_llms_file(text)
    links = [link for section in read.sections.values() for link in section]
    site = site_of(root)
    for link in links:
        if not file_of(root, site, link.url).is_file():
            fail(f"llms.txt: {link.url} leads nowhere")
        if not link.desc:
            fail(f"llms.txt: {link.url} is not described")
    lines = sum(line.startswith("- ") for line in text.splitlines())
    if not read.title or not read.summary or lines != len(links):
        fail(f"llms.txt: {read.title!r}, {len(links)} of {lines} links are read")
    return f"llms-txt {version('llms-txt')}: {len(links)} links"


def head(root, fail):
    """What the head of each page says to those who link to it."""
    every = pages(root)
    for path, (canonical, tree) in every.items():
        text = lxml.html.tostring(tree, encoding="unicode")
        try:
            read = extruct.extract(text, base_url=canonical, syntaxes=["opengraph", "json-ld"])
        except ValueError as error:
            fail(f"{path}: {error}")
            continue
        (said,) = read["opengraph"] or [{"properties": []}]
        graph = dict(said["properties"])
        for name in ("title", "type", "url", "description", "site_name", "locale"):
            if not graph.get(f"og:{name}"):
                fail(f"{path}: no og:{name}")
        if graph.get("og:url") != canonical:
            fail(f"{path}: og:url is {graph.get('og:url')}, the page {canonical}")
        twice = [name for name, _ in said["properties"] if name.startswith("og:")]
        if len(twice) != len(set(twice)):
            fail(f"{path}: a property of Open Graph stands twice")
        if "og:image" in graph and not graph.get("og:image:alt"):
            fail(f"{path}: the picture is not described")
        if len(read["json-ld"]) != 1 or not read["json-ld"][0].get("@graph"):
            fail(f"{path}: {len(read['json-ld'])} pieces of linked data")
    return f"extruct {version('extruct')}: {len(every)} pages"


def embeds(root, fail):
    """What is offered to those who would show a card or a chart: found from its page, and whole."""
    site, count = site_of(root), 0
    for path, (_, tree) in pages(root).items():
        for offer in tree.xpath("//link[@type='application/json+oembed']/@href"):
            count += 1
            try:
                value = json.loads(file_of(root, site, offer).read_text(encoding="utf-8"))
                read = oembedpy.types.Rich.from_dict(value)
            except (OSError, TypeError, ValueError) as error:
                fail(f"{path}: {offer}: {error}")
                continue
            if (read.type, read.version, read._extra) != ("rich", "1.0", {}):
                fail(f"{path}: {offer}: {read.type} {read.version} {read._extra}")
            frame = lxml.html.fromstring(read.html)
            if not file_of(root, site, frame.get("src", "")).is_file():
                fail(f"{path}: {offer} shows {frame.get('src')}")
            if (frame.get("width"), frame.get("height")) != (str(read.width), str(read.height)):
                fail(f"{path}: {offer} has another size than its frame")
            if urlsplit(read.provider_url).scheme != "https":
                fail(f"{path}: {offer} comes from {read.provider_url}")
    return f"oembedpy {version('oembedpy')}: {count} offers"


STEPS = (sitemap, security, llms, head, embeds)
