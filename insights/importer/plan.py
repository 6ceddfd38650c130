"""What an import would do, article by article, before it does anything. The dry run and the admin show this."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Locale

from ..models import Author, ImportedInsight, InsightIndexPage, Topic
from . import redirects
from .blocks import stream
from .document import Article, Block, Paragraph, Picture, Run
from .errors import SourceRefused
from .files import Bundle
from .gallery import Found, pictures_of
from .language import language_of
from .links import same
from .notes import excerpt
from .redirects import Redirection
from .shape import shaped
from .words import lost

# As wide as the columns are.
_LONGEST_TITLE, _LONGEST_SUBTITLE, _LONGEST_SUMMARY, _LONGEST_SLUG = 255, 300, 600, 80


class Action(StrEnum):
    """What happens to an article."""

    MAKE = "make"
    UPDATE = "update"
    KEEP = "keep"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Options:
    """How to import, beside what."""

    language: str = ""
    address: str = ""
    """Where the one article given was read, when it does not say so itself."""
    user: Any = None
    create: bool = False
    """Whether to make authors and topics that are not there."""
    update: bool = False
    pictures: Bundle | None = None
    takes_pictures: bool = True
    asks_leave: bool = False
    """Whether `user` has to have leave to write what is planned; whoever runs a command has it."""


@dataclass
class Names:
    """Authors or topics of an article: those that are there, and the names of those that are not."""

    known: list[Any] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


@dataclass
class Plan:
    """One article and what becomes of it."""

    article: Article
    action: Action
    reason: str = ""
    """Why it is kept or refused."""
    index: Any = None
    slug: str = ""
    blocks: tuple[Block, ...] = ()
    pictures: dict[Picture, Found | None] = field(default_factory=dict)
    authors: Names = field(default_factory=Names)
    topics: Names = field(default_factory=Names)
    redirections: list[Redirection] = field(default_factory=list)
    record: ImportedInsight | None = None

    @property
    def is_done(self) -> bool:
        """Whether it writes a draft."""
        return self.action in {Action.MAKE, Action.UPDATE}

    @property
    def keys(self) -> list[str]:
        """What the article is known by, the surest first: guid, address, else its title in its language."""
        article = self.article
        code = self.index.locale.language_code if self.index else ""
        named = [article.guid, same(article.address)]
        found = [key for key in named if key] or [f"{code}:{slugify(article.title, allow_unicode=True)}"]
        return [key if len(key) <= 255 else f"sha256:{hashlib.sha256(key.encode()).hexdigest()}" for key in found]

    @property
    def content_hash(self) -> str:
        """Changes with anything that the draft would hold."""
        article = self.article
        found = [each.hash if each else "" for each in self.pictures.values()]
        head = [article.title, article.subtitle, article.summary, article.description, str(article.published)]
        body = stream(self.blocks, lambda _picture: None, {})
        said = json.dumps([head, body, found, article.authors, article.topics], ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def names(self) -> list[str]:
        """The kinds of its blocks, in order."""
        return [block["type"] for block in stream(self.blocks, lambda _picture: None, {})]


@dataclass
class Import:
    """Everything that one run does."""

    plans: list[Plan]
    options: Options
    feed: list[Redirection] = field(default_factory=list)

    @property
    def refused(self) -> list[Plan]:
        """Articles that stay outside, though nobody asked for that."""
        return [plan for plan in self.plans if plan.action is Action.REFUSE]

    @property
    def done(self) -> list[Plan]:
        """Articles that a draft is written for."""
        return [plan for plan in self.plans if plan.is_done]


def planned(articles: Sequence[Article], options: Options) -> Import:
    """Decide what becomes of each article.

    Raises:
        SourceRefused: an address was given for more than one, or there is no index in an article's language.
    """
    if options.address and len(articles) > 1:
        raise SourceRefused(_("An address can be given for one article only; here are %d.") % len(articles))
    for article in articles:
        article.address = article.address or options.address
    taken: set[tuple[int, str]] = set()
    plans: list[Plan] = []
    for article in articles:
        plan = _planned(article, options, taken)
        if any(set(plan.keys) & set(other.keys) for other in plans):
            plan.action, plan.reason = Action.KEEP, _("It is in what was given more than once.")
        plans.append(plan)
    done = [plan.article for plan in plans if plan.is_done]
    return Import(plans, options, redirects.of_feed(done))


def _planned(article: Article, options: Options, taken: set[tuple[int, str]]) -> Plan:
    index = _index(language_of(article, options.language), article.origin)
    plan = Plan(article, Action.MAKE, index=index)
    plan.record = ImportedInsight.objects.of_source(plan.keys, same(article.address)).select_related("page").first()
    if article.refusal:
        plan.action, plan.reason = Action.REFUSE, article.refusal
    elif plan.record and not options.update:
        plan.action, plan.reason = Action.KEEP, _("already imported")
    elif options.asks_leave and not _has_leave(plan, options.user):
        plan.action, plan.reason = Action.REFUSE, _("You may not write this page.")
    else:
        _fill(plan, options, taken)
    return plan


def _has_leave(plan: Plan, user: Any) -> bool:
    if plan.record:
        return bool(plan.record.page.permissions_for_user(user).can_edit())
    return bool(plan.index.permissions_for_user(user).can_add_subpage())


def _fill(plan: Plan, options: Options, taken: set[tuple[int, str]]) -> None:
    article = plan.article
    _fit(article)
    plan.blocks = shaped(article.blocks, article.notes)
    _lose_nothing(plan)
    if options.takes_pictures:
        plan.pictures = pictures_of(article, options.pictures)
    else:
        article.notes.missing(_("You may not add pictures: a stand-in keeps the place of each."))
    if any(isinstance(block, Picture) and not block.alt for block in plan.blocks):
        article.notes.missing(_("A picture has no alternative text."))
    locale = plan.index.locale
    plan.authors = _names(Author, article.authors, locale)
    plan.topics = _names(Topic, article.topics, locale)
    if article.published is None:
        article.notes.check(_("The source gives no date: it is today's."))
        article.published = timezone.localdate()
    if plan.record:
        _decide_update(plan, plan.record)
        plan.slug = plan.record.page.slug
        return
    plan.slug = _slug(article, plan.index, taken)
    taken.add((plan.index.pk, plan.slug))
    plan.redirections = [each for each in redirects.of_article(article) if each.old_path != _new_path(plan)]


def _decide_update(plan: Plan, record: ImportedInsight) -> None:
    if record.content_hash == plan.content_hash:
        plan.action, plan.reason = Action.KEEP, _("already imported, and still the same")
    elif record.is_edited:
        plan.action = Action.REFUSE
        plan.reason = _("Somebody edited or published “%(title)s” since: it stays as it is.") % {"title": record.page}
    else:
        plan.action = Action.UPDATE


def _lose_nothing(plan: Plan) -> None:
    """The promise, kept at run time: a fault of ours stops the import before it costs a word."""
    if missing := lost(plan.article.blocks, stream(plan.blocks, lambda _picture: None, {})):
        words = _("%(name)s: these words would be lost, which is a fault of the importer: %(words)s")
        raise SourceRefused(words % {"name": plan.article.origin, "words": " ".join(missing[:20])})


def _fit(article: Article) -> None:
    """Words that are too many for their field go on as text."""
    front: list[Block] = []
    for name, length in (("title", _LONGEST_TITLE), ("subtitle", _LONGEST_SUBTITLE), ("summary", _LONGEST_SUMMARY)):
        text = " ".join(getattr(article, name).split())
        if len(text) > length:
            cut = text.rfind(" ", 0, length) if " " in text[:length] else length
            text, rest = text[:cut], text[cut:].strip()
            front.append(Paragraph((Run(rest),)))
            article.notes.changed(
                _("Too long for its field, so it goes on in the text: %(words)s") % {"words": excerpt(rest)}
            )
        setattr(article, name, text)
    article.description = article.description[:_LONGEST_SUMMARY]
    article.blocks = (*front, *article.blocks)


def _index(language: str, origin: str) -> InsightIndexPage:
    index = (
        InsightIndexPage.objects.filter(locale__language_code=language)
        .select_related("locale")
        .order_by("path")
        .first()
    )
    if index is None:
        name = dict(settings.LANGUAGES).get(language, language)
        words = _("%(name)s is in %(language)s, and there is no insights index in that language. Make one first.")
        raise SourceRefused(words % {"name": origin, "language": name})
    return index


def _names(model: Any, names: Iterable[str], locale: Locale) -> Names:
    rows = {row.name.casefold(): row for row in model.objects.filter(locale=locale)}
    found = Names()
    for name in dict.fromkeys(" ".join(name.split()) for name in names):
        if row := rows.get(name.casefold()):
            found.known.append(row)
        elif name:
            found.unknown.append(name)
    return found


def _slug(article: Article, index: InsightIndexPage, taken: set[tuple[int, str]]) -> str:
    wanted = slugify(article.slug, allow_unicode=True) or slugify(article.title, allow_unicode=True) or "insight"
    wanted = wanted[:_LONGEST_SLUG].strip("-")
    used = set(index.get_children().values_list("slug", flat=True)) | {slug for pk, slug in taken if pk == index.pk}
    slug, number = wanted, 1
    while slug in used:
        number += 1
        slug = f"{wanted}-{number}"
    if slug != wanted:
        article.notes.changed(_("The address “%(slug)s” is taken: it is “%(new)s”.") % {"slug": wanted, "new": slug})
    return slug


def _new_path(plan: Plan) -> str:
    parts = plan.index.get_url_parts()
    return f"{(parts[2] if parts else '').rstrip('/')}/{plan.slug}"
