//! The words that the corpus is made of.

/// What sentences are made of; none of them is a number or a hedge.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 128] = [
    "energy", "grid", "policy", "market", "report", "annual", "figure", "growth", "household", "demand", "supply",
    "carbon", "price", "storage", "river", "station", "village", "capacity", "season", "winter", "average", "measured",
    "estimate", "source", "public", "data", "record", "survey", "budget", "plan", "network", "transport", "railway",
    "freight", "passenger", "journey", "minute", "distance", "cost", "saving", "owner", "tenant", "building", "roof",
    "panel", "turbine", "coast", "harbour", "ship", "cargo", "export", "import", "balance", "trade", "region",
    "district", "council", "vote", "law", "rule", "standard", "method", "sample", "margin", "error", "trend", "decade",
    "century", "history", "archive", "map", "border", "mountain", "valley", "forest", "timber", "soil", "crop",
    "harvest", "yield", "water", "quality", "pressure", "pipe", "pump", "valve", "sensor", "signal", "message",
    "queue", "server", "client", "library", "function", "module", "build", "page", "author", "editor", "reader",
    "review", "change", "version", "release", "note", "index", "table", "chart", "colour", "line", "point", "shape",
    "value", "scale", "of", "and", "in", "for", "with", "by", "from", "that", "which", "as", "at", "between", "during",
    "because",
];

/// The headings of a page.
pub(super) const HEADINGS: [&str; 5] = ["Background", "Method", "Results", "Discussion", "Outlook"];

/// What topics begin with.
pub(super) const TOPIC_STARTS: [&str; 10] =
    ["energy", "water", "trade", "rail", "law", "soil", "data", "city", "coast", "forest"];

/// What topics end with.
pub(super) const TOPIC_ENDS: [&str; 5] = ["policy", "prices", "history", "methods", "outlook"];
