# The words of the interface. A language is a file of this folder, named by its code; a site adds one
# or replaces one by a file of the same name in its own templates/strings/. What a file lacks is taken
# from the default language's. `$n` chooses a form by the plural rules of the language.

about-this-page = About this page
all = All
all-answers = { $n ->
    [one] { $n } answer: who gave it, and when
   *[other] All { $n } answers: who gave them, and when
}
all-pages = { $n ->
    [one] The page
   *[other] All { $n } pages
}
all-series = Charts and their numbers
all-series-lead = Every series of numbers on this site, drawn and as a table, each number with its source.
also-called = Also called
anchor = Link to this section
archived-copy = Archived copy
as-of = As of
as-of-the-day = as of { $date }
axis-of = { $n ->
    [one] { $n } answer on one scale, from { $from } to { $to }
   *[other] { $n } answers on one scale, from { $from } to { $to }
}
back-to-text = Back to the text
breadcrumbs = You are here
by = By
callout-caution = Caution
callout-important = Important
callout-note = Note
callout-tip = Tip
callout-warning = Warning
card-close = Close
card-more = The whole entry
case-calendar = Calendar of its days
case-closed = Closed
case-dismissed = Dismissed
case-enjoined = Injunction in force
case-feed = Feed of what happens
case-follow = Follow this case
case-judgment = Decided
case-kind = Kind of case
case-kind-class-action = Class action
case-kind-consent-decree = Consent decree
case-kind-damages = Suit for damages
case-kind-habeas = Habeas corpus
case-kind-other = Other
case-kind-states = Suit by states
case-name = Case
case-on-appeal = On appeal
case-page = The case in full: docket, papers, parties
case-pending = Pending
case-settled = Settled
case-settled-monitoring = Settled, the court supervises
case-status = Where it stands
case-stayed = On hold
case-unknown = Not known
cases = Cases
cases-lead = The lawsuits of this story: court, docket number, where each stands and as of when.
cases-shown = { $n } of { $all } cases
change-date = Date changed
change-first = First recorded
change-gone = No longer given
change-new = New
change-page = Revised
change-stands = Stands again
change-value = Changed
changes = Changes
changes-baseline = { $n ->
    [one] The record begins on { $date }, with { $n } answer.
   *[other] The record begins on { $date }, with { $n } answers.
}
changes-feed = Feed of changes
changes-lead = What is new on this site: newer counts, figures that came, changed or went, and pages that were revised.
changes-none = Nothing has changed since.
changes-none-yet = No figure has been recorded yet.
changes-see = What was wrong is on the list of corrections
chart-of = { $n ->
    [one] { $columns }: { $n } row, { $from }
   *[other] { $columns }: { $n } rows from { $from } to { $to }
}
checked-to = Checked to
choose = Choose and sort
cite-case = How to cite this case
cite-this = Cite this page
claims = What is said, and by whom
closed = Ended
contents = On this page
copied = Copied
copy = Copy
corrected = Corrected
corrections = Corrections
corrections-feed = Feed of corrections
corrections-lead = What this site got wrong, what is right, and when we said so. Nothing is taken off this list.
corrections-none = No correction has been made yet. That does not mean that nothing is wrong: if you find an error, tell the editors.
corrections-of-page = Corrections and updates
corrections-see = Newer counts and revised pages are on the list of changes
counsel = Counsel
counted = Counted
counted-by = Counted by
court = Court
data = Data
data-apostrophe = In the tables, words that begin with =, +, - or @ stand behind an apostrophe, so that no spreadsheet takes them for a formula. JSON has them as they are.
data-bib = The bibliography as BibTeX, for LaTeX and reference managers.
data-bibliography = Bibliography
data-calendar = The days of all cases; each case has a feed and a calendar of its own
data-cases-json = Every lawsuit with its docket.
data-citation = { $title }. Data. { $url }
data-cite = Say which file you used and when you fetched it; for a figure, cite its own source as well, which every claim names.
data-csl = The bibliography as CSL-JSON, for Zotero and Pandoc.
data-csv = The numbers as CSV
data-facts-json = Every figure with all its answers, sources and history. Each fact has a file of its own as well: /facts/ID.json.
data-feed-articles = Articles, the last changed first
data-feed-changes = What is new: figures, pages, newer counts
data-feed-corrections = What was wrong and was put right
data-feeds = To follow
data-json = Objects
data-lead = Everything on this site in forms that programs read: figures, sources, lawsuits, events.
data-licenses = The data may be used under any of these licences, at your choice:
data-no-license = The site names no licence for its data: ask the editors before you republish it.
data-package = What the tables have in them and how they belong together: a Frictionless Data Package.
data-ris = The bibliography as RIS, for nearly every reference manager.
data-row-cases = A lawsuit.
data-row-claim-sources = A source that a claim rests on.
data-row-claims = An answer to the question of a fact: who counted what, when.
data-row-docket-events = An event on the docket of a case.
data-row-events = Something that happened outside the dockets.
data-row-facts = A question with a number, a date or a few words for an answer.
data-row-series = Numbers over time.
data-row-series-columns = A column of a series.
data-row-series-numbers = A number of a series.
data-row-series-sources = A source of a series, or of one of its rows.
data-row-sources = A cited work.
data-schema-cases = The JSON Schema of cases.json.
data-schema-fact = The JSON Schema of a fact’s own file.
data-schema-facts = The JSON Schema of facts.json.
data-schema-timeline = The JSON Schema of timeline.json.
data-schemas = Schemas
data-table = The numbers as a table
data-tables = Tables
data-timeline-json = What happened, in the order of time, with the major events of every docket.
data-use = Licence and citation
data-version = The version of the JSON formats is { $n }. It grows when a field changes its meaning or goes; fields may be added without notice.
date = Date
decisions = Reported decisions
defendants = Defendants
differ = Why the counts differ
docket = Docket
docket-entry = Docket entry { $n }
docket-number = Docket number
documents = Papers of the case
elsewhere = Elsewhere
embed-hint = The frame shows the figure as it stands here, with its date and sources, and follows when it changes.
embed-this = Put this on your own page
embed-whole = The whole entry, with its sources
error-404 = There is no such page
error-404-help = The address may have changed. These are good places to go on from:
facts = Figures
facts-lead = Every figure on this site, with what it counts, who counted it, when, and from which source.
facts-of-case = Figures that rest on its papers
feed = Feed
figures-changed = Figures
filed = Filed
flag-definition-differs = Defined differently
flag-estimate = Estimate
flag-partial = Partial
flag-provisional = Provisional
flag-rounded = Rounded
gaps = A gap means that no figure is known.
glossary = Glossary
glossary-lead = The words of the law and of the agencies, in plain language.
grounds = Legal grounds
hints-key = A hollow mark is approximate, an arrow says more or fewer, a bar is a range.
history = History
home = Home
how-they-compare = How they compare
in-force-from = In force from { $from }
in-force-from-until = In force from { $from }, until { $until }
in-force-until = In force until { $until }
in-law = In law
is = Now
judges = Judge
kind-clarification = Clarification
kind-correction = Correction
kind-editors-note = Editors’ note
kind-organization = Organizations
kind-person = People
kind-update = Update
kind-withdrawal = Withdrawal
languages = Other languages
last-event = Last event
latest = Latest
link-elsewhere = To the source
llms-about = Each page in this list is Markdown, with its figures written out and its sources at the end. A figure holds as of the date that stands with it: quote it with that date and its source.
llms-data = Data
menu = Main menu
menu-open = Menu
misprints = Known misprints
misprints-lead = Wrong copies of this figure that are in print.
n-claims = { $n ->
    [one] { $n } answer
   *[other] { $n } answers
}
n-figures = { $n ->
    [one] { $n } figure
   *[other] { $n } figures
}
n-pages = { $n ->
    [one] { $n } page
   *[other] { $n } pages
}
n-sources = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}
n-sources-in-table = { $n ->
    [one] { $n } source, named in the table
   *[other] { $n } sources, named in the table
}
next = Next
no-address = No address is known to us
no-case = No case is known to us
no-docket = No docket number is known to us
no-event = No event is known to us
no-figure = no figure known
not-known = Not known
note = Note
notes = Notes and sources
nowhere-used = No page uses it yet.
official-site = Web site
on-pages = On
order = Order
order-court = Court
order-filed = Date of filing, newest first
order-kind = Kind of case
order-last = Last event, newest first
order-name = Name
order-status = Where it stands
page-of-figure = The figure in full: working, sources, where it is used
pages = Pages
pages-revised = Pages revised
parties = Parties and counsel
party-counsel = Counsel in
party-defendant = Sued in
party-judge = Judge in
party-plaintiff = Suing in
people = People and organizations
people-lead = Who did what in this story. Private persons are named here only where the courts made their case public, and have no entry.
period = Window counted
plaintiffs = Plaintiffs
preferred = Used on this site
previous = Previous
print = All articles on one page, for printing
print-lead = Every article in reading order, each with its notes.
published = Published
read-at = About our copy
redirect = This page has moved
related = Related cases
reliability = Kind of source
reliability-advocacy = Advocacy
reliability-press = Press
reliability-primary-court = Courts
reliability-primary-official = Government on its own acts
reliability-primary-party = Parties to the matter
reliability-scholarly = Scholarship
relief = What was ordered or agreed
relief-damages = Damages
relief-declaration = Declaration of the law
relief-ends = The relief ends
relief-fees = Fees and costs
relief-injunction = Injunction
relief-other = Other terms
remark = Remark and source
rests-on = How we know this
rests-on-it = What rests on it
rests-on-n = { $n ->
    [one] { $n } source:{ " " }
   *[other] { $n } sources:{ " " }
}
reviewed = Last reviewed
role-from = from { $date }
role-until = until { $date }
scope = What was counted
search = Search
search-about = About this site
search-all = All results for “{ $q }”
search-articles = Articles
search-cases = Cases
search-failed = The search cannot be loaded just now. Please try again in a moment.
search-figures = Figures
search-found = { $n ->
    [one] { $n } result
   *[other] { $n } results
}
search-key = The key / leads to the search on every page
search-lead = Type words, or a number that you have read somewhere.
search-lists = The search needs scripts, which are turned off here. Everything is also on these pages and lists:
search-misprint = { $wrong } is a wrong copy of this figure that is in print. The figure is:
search-missing = Nothing has “{ $typed }”.
search-more = Show more: { $group }
search-near = Nothing has “{ $typed }”; these have “{ $read }”.
search-none = Nothing found for “{ $q }”
search-people = People and organizations
search-terms = Glossary
sections = Sections
seen = Last seen
series-page = This series in full
skip = Skip to the text
source = Source
sources = Sources
sources-lead = Everything this site cites, and what rests on it.
stake = The case in short
stands = { $status } as of { $date }
status-as-of = as of { $date }
status-disputed = Disputed
status-superseded = Superseded
status-withdrawn = Withdrawn
table = Table
timeline = Timeline
timeline-lead = What happened, day by day, with the milestones of the lawsuits; each entry has its source.
topics = Topics
topics-lead = Pages and figures by subject.
updated = Updated
used-in = Named in
used-on = Where it is used
used-on-pages = { $n ->
    [one] Used on { $n } page
   *[other] Used on { $n } pages
}
value = Figure
was = Before
whole-list = All cases
whole-timeline = The whole timeline
why-preferred = Why this one
working = The working
wrong-since = Wrong since
year = Year
year-only = only the year is known
