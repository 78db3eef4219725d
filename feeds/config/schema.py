"""What may stand where in sources.yaml, and its JSON Schema for editors."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from feeds.config import values
from feeds.config.asking import JsonPart, Patterns, RequestPart
from feeds.config.part import Part, WithinError
from feeds.config.ruling import Conditions
from feeds.model import Kind, Languages, Role


def _text_schema(pattern: str | None = None, **facts: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **({"pattern": pattern} if pattern else {}), **facts})


Address = Annotated[str, AfterValidator(values.address), _text_schema(r"^https?://", format="uri")]
FolderAddress = Annotated[str, AfterValidator(values.folder_address), _text_schema(r"^https?://", format="uri")]
Duration = Annotated[timedelta, BeforeValidator(values.duration), _text_schema(r"^\d+(\.\d+)?\s*[smhdw]$")]
Rhythm = Annotated[timedelta, BeforeValidator(values.rhythm), _text_schema(r"^\d+(\.\d+)?\s*[smhdw]$")]
Size = Annotated[int, BeforeValidator(values.size), _text_schema(r"^\d+(\.\d+)?\s*([KMG]?B)$")]
Zone = Annotated[str, AfterValidator(values.zone)]
Language = Annotated[str, AfterValidator(values.language)]
Place = Annotated[str, AfterValidator(values.place)]
Id = Annotated[str, Field(pattern=values.ID)]
SourceId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._/-]{0,127}$")]
Text = Annotated[str, Field(min_length=1, max_length=1000)]
Authority = Annotated[
    tuple[Role, ...], AfterValidator(values.authority), Field(json_schema_extra={"uniqueItems": True})
]
Words = Annotated[tuple[Text, ...], Field(max_length=2000)]
Limit = Annotated[int, Field(ge=1, le=1000)]


class PublisherPart(Part):
    """Who publishes the feeds, and where they are served."""

    title: Text = Field(description="Name of the whole, for people.", examples=["My biopharma feeds"])
    base_url: FolderAddress = Field(description="Where output/ is served.", examples=["https://feeds.example.org/"])
    contact: Text | None = Field(None, description="E-mail or URL, told to every server that is read.")
    language: Language = Field("en", description="Language of the feeds' own titles (BCP 47).", examples=["en"])
    timezone: Zone = Field("UTC", description="Zone of dates whose source states none.", examples=["Asia/Shanghai"])
    since: date = Field(
        date(2026, 1, 1),
        description="A day on which you held the domain of base_url; part of every id: never change it.",
    )
    authority: Authority = Field(
        tuple(Role), description="Whose words lead, best first; roles left out follow.", examples=[["investors"]]
    )
    languages: Languages = Field(
        Languages.TOGETHER, description="One entry for all versions of a release, or besides a feed for each language."
    )
    feed_languages: Annotated[tuple[Language, ...], AfterValidator(values.languages), Field(max_length=20)] = Field(
        (), description="Languages of the feeds besides, for `languages: apart`.", examples=[["en", "zh"]]
    )

    @model_validator(mode="after")
    def _languages_go_together(self) -> "PublisherPart":
        if self.languages is Languages.APART and not self.feed_languages:
            raise WithinError("apart needs to know which; write feed_languages: [en, zh]", ("languages",))
        if self.languages is Languages.TOGETHER and self.feed_languages:
            raise WithinError("are for languages: apart; write that, or leave this line out", ("feed_languages",))
        return self


class FetchPart(Part):
    """Limits on outward connections."""

    allow: tuple[Place, ...] = Field(
        (), description="Hosts, addresses and networks to read although they are not public.", examples=[["10.0.0.0/8"]]
    )
    deadline: Duration = Field(
        timedelta(seconds=30),
        description="For one whole answer.",
        examples=["30s"],
        json_schema_extra={"default": "30s"},
    )
    max_bytes: Size = Field(
        20_000_000, description="Of one document, unpacked.", examples=["20MB"], json_schema_extra={"default": "20MB"}
    )
    workers: Annotated[int, Field(ge=1, le=64)] = Field(8, description="Hosts that are read at once.")


class DefaultsPart(Part):
    """What holds for every source that does not say otherwise."""

    every: Rhythm = Field(
        timedelta(hours=1),
        description="How often a source is asked.",
        examples=["1h"],
        json_schema_extra={"default": "1h"},
    )
    limit: Limit = Field(50, description="Items taken from one reading, newest first.")
    feed_limit: Limit = Field(50, description="Stories in a published feed, newest first.")
    language: Language | None = Field(None, description="Language of pages that do not say.", examples=["en"])
    timezone: Zone | None = Field(None, description="Zone of dates that state none.", examples=["Asia/Shanghai"])


class SourcePart(Part):
    """One place where news appears; its address alone is enough."""

    url: Address = Field(
        description="A page, feed, sitemap or JSON endpoint.", examples=["https://www.example.com/news"]
    )
    id: SourceId | None = Field(None, description="Permanent name; made of owner and address if left out.")
    kind: Kind | None = Field(None, description="How to read it; found out if left out.")
    role: Literal["issuer", "investors"] | None = Field(
        None, description="Of a company's source: the company, or its site for investors; guessed if left out."
    )
    every: Rhythm | None = Field(None, description="How often it is asked.", examples=["30m"])
    limit: Limit | None = Field(None, description="Items taken from one reading.")
    language: Language | None = Field(None, description="Where its pages do not say.", examples=["zh-CN"])
    timezone: Zone | None = Field(None, description="Where its dates state none.", examples=["Asia/Shanghai"])
    items: Text | None = Field(None, description="CSS or XPath of the records of a listing page.", examples=["li.item"])
    reach: Literal["after", "before"] | None = Field(
        None, description="Siblings after or before each record belong to it, too: a date beside a bare link."
    )
    title: Text | None = Field(None, description="CSS or XPath within a record.", examples=["h3"])
    link: Text | None = Field(None, description="CSS or XPath within a record.", examples=["a@href"])
    date: Text | None = Field(None, description="CSS or XPath within a record.", examples=[".date"])
    summary: Text | None = Field(None, description="CSS or XPath within a record.", examples=["p"])
    json_: JsonPart | None = Field(None, alias="json", description="Where the items stand in a JSON document.")
    request: RequestPart | None = Field(None, description="How it is asked, where a plain GET will not do.")
    include: Patterns = Field((), description="Addresses of items to take; * is any text.", examples=[["*/news/*"]])
    exclude: Patterns = Field((), description="Addresses of items to leave out.", examples=[["*/events/*"]])

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"url": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _selectors_go_together(self) -> "SourcePart":
        if self.items is None and any((self.reach, self.title, self.link, self.date, self.summary)):
            raise ValueError("reach, title, link, date and summary say more of `items`; say what the items are")
        if self.items is not None and self.kind is Kind.JSON:
            raise ValueError("selectors are for kind listing; write what is in the JSON below `json:`, in JMESPath")
        if self.items is not None and self.kind not in (None, Kind.LISTING):
            raise ValueError(f"selectors are for kind listing, not {self.kind}")
        return self

    @model_validator(mode="after")
    def _kind_fits(self) -> "SourcePart":
        if self.json_ is not None and self.items is not None:
            raise ValueError("has selectors of a page and fields of JSON; leave `json` or `items` out")
        if self.json_ is not None and self.kind not in (None, Kind.JSON):
            raise ValueError(f"`json` is for kind json, not {self.kind}")
        if self.kind is Kind.ARTICLE and (self.include or self.exclude):
            raise ValueError("an article is one item, so there is nothing to choose; leave `include` and `exclude` out")
        both = sorted(set(self.include) & set(self.exclude))
        if both:
            raise ValueError(f'"{both[0]}" is included and excluded; leave one of them out')
        return self


def _said_by_its_list(value: object) -> None:
    """Refuse whatever role is written."""
    if value is not None:
        raise ValueError("does not belong here: the list a source stands in says what it is; leave the line out")


class SharedPart(SourcePart):
    """A source that carries many companies' news: a wire, a regulator or the press."""

    name: Text | None = Field(None, description="For people; its host if left out.", examples=["PR Newswire"])
    role: Annotated[None, BeforeValidator(_said_by_its_list)] = None


class CompanyPart(Part):
    """An organisation whose news is followed."""

    name: Text = Field(description="As it calls itself in headlines.", examples=["Sino Biopharm"])
    aliases: Words = Field((), description="Other names, in any script.", examples=[["中国生物制药"]])
    tickers: Words = Field((), description="1177.HK, ROG.SW; without suffix for the United States.")
    homepage: Address | None = Field(None, description="For people.", examples=["https://www.example.com/"])
    language: Language | None = Field(None, description="For its sources, where their pages do not say.")
    timezone: Zone | None = Field(None, description="For its sources, where their dates state none.")
    sources: tuple[SourcePart, ...] = Field((), description="Addresses, or mappings with `url`.")


class TopicPart(Conditions):
    """A subject, with the rule that decides what belongs to it."""

    title: Text = Field(description="For people.", examples=["Biopharma events"])

    @model_validator(mode="after")
    def _decides(self) -> "TopicPart":
        path = self.asks_for_nothing()
        if path == ():
            raise ValueError(
                "has nothing in `any` or `all` to find, so that everything would belong to it; give it words"
            )
        if path is not None:
            raise WithinError(
                "asks for nothing to be there, so that everything would belong to the topic; give it words", path
            )
        return self


class PackPart(Part):
    """A pack of topics that comes with the program; its name alone is enough."""

    name: Text = Field(description="Which pack.", examples=["biopharma"])
    without: Annotated[tuple[Id, ...], Field(max_length=200)] = Field((), description="Topics of it to leave out.")

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value


class FeedPart(Part):
    """A feed promised besides those of each company and topic."""

    title: Text = Field(description="For people.", examples=["Events in China"])
    companies: Annotated[tuple[Id, ...], Field(max_length=2000)] = Field((), description="Stories of any of these.")
    topics: Annotated[tuple[Id, ...], Field(max_length=2000)] = Field((), description="And in any of these.")
    limit: Limit | None = Field(None, description="Stories in it.")

    @model_validator(mode="after")
    def _chooses(self) -> "FeedPart":
        if not self.companies and not self.topics:
            raise ValueError("names neither companies nor topics; the feed of everything is `all`, and always there")
        return self


class SourcesFile(Part):
    """All of sources.yaml."""

    publisher: PublisherPart = Field(description="Who publishes the feeds, and where.")
    store: Text = Field("feeds.db", description="File beside this one, or an SQLAlchemy URL.", examples=["feeds.db"])
    output: Text = Field("output", description="Folder of the documents, beside this file.", examples=["output"])
    fetch: FetchPart = Field(default_factory=FetchPart, description="Limits on outward connections.")
    defaults: DefaultsPart = Field(
        default_factory=DefaultsPart, description="For every source that does not say otherwise."
    )
    companies: Mapping[Id, CompanyPart] = Field({}, description="Organisations whose news is followed, by id.")
    wires: tuple[SharedPart, ...] = Field((), description="Sources that carry many companies' news.")
    regulators: tuple[SharedPart, ...] = Field((), description="Agencies and exchanges that report on many companies.")
    press: tuple[SharedPart, ...] = Field((), description="Newspapers and news sites that write of many companies.")
    topics: Mapping[Id, TopicPart] = Field({}, description="Subjects, by id.")
    packs: tuple[PackPart, ...] = Field((), description="Topics that come with the program.", examples=[["biopharma"]])
    feeds: Mapping[Id, FeedPart] = Field({}, description="Extra promised feeds, by id.")


class TopicsFile(Part):
    """A file of topics alone, to be tried before they are switched on."""

    topics: Mapping[Id, TopicPart] = Field({}, description="Subjects, by id.")
    packs: tuple[PackPart, ...] = Field((), description="Topics that come with the program.", examples=[["biopharma"]])


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of sources.yaml; sources, packs and rules may also be written in short."""
    schema = SourcesFile.model_json_schema()
    schema["$defs"]["SharedPart"]["properties"].pop("role")  # the list says it
    definitions = schema["$defs"]
    address: dict[str, Any] = {"type": "string", "format": "uri", "pattern": "^https?://"}
    text: dict[str, Any] = {"type": "string"}
    rules: dict[str, Any] = {"type": "array", "items": {"$ref": "#/$defs/RulePart"}}
    short = {"SourcePart": [address], "SharedPart": [address], "PackPart": [text], "RulePart": [text, rules]}
    for name, forms in {**short, "WeightedPart": [text, rules]}.items():
        definitions[name] = {"anyOf": [*forms, definitions[name]]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "sources.yaml", **schema}
