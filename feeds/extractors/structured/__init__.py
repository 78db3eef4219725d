"""Lists of news in structured data: JSON of any shape, and what HTML pages embed for machines.

    json_text    text -> JSON values, strictly for documents, leniently for scripts
    walk flat    a value -> the groups of like objects in it; an object -> its values by path
    keys looks moments    what names, values and dates of JSON mean
    roles items choose    which field is what; objects -> RawItems; which group is the news
    paths        hand-written JMESPath
    jsonld microdata things    schema.org -> items; elements: texts and links of the page's tree
    microformats h-entry and hAtom -> items
    state        application state in scripts and attributes -> lists; js_literal and packings: its forms
    page_lists   all of these together for one HTML page

Public: `list_in`, `facts_for`, `Embedded`.
"""

from feeds.extractors.structured.page_lists import Embedded, facts_for, list_in

__all__ = ["Embedded", "facts_for", "list_in"]
