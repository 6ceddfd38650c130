"""What an import says about each article, line by line."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .plan import Action, Import, Names, Plan


def lines(plan: Plan, *, create: bool) -> Iterator[str]:
    """Everything there is to know about one article."""
    article = plan.article
    yield f"{article.origin}: {article.title}"
    if not plan.is_done:
        yield f"  {_('refused') if plan.action is Action.REFUSE else _('nothing to do')}: {plan.reason}"
        return
    words = _("a new draft, “%(slug)s”") if plan.action is Action.MAKE else _("the draft “%(slug)s”, written anew")
    yield "  " + words % {"slug": plan.slug}
    yield from (f"  {name}: {value}" for name, value in facts(plan, create=create))
    for kind, words in article.notes.lines:
        yield f"  {kind.label}: {words}"


def facts(plan: Plan, *, create: bool) -> Iterator[tuple[str, str]]:
    """Name and value of each thing that is set."""
    article = plan.article
    yield _("language"), str(plan.index.locale)
    if article.published:
        yield _("date"), date_format(article.published, "Y-m-d")
    if article.subtitle:
        yield _("subtitle"), article.subtitle
    yield _("blocks"), ", ".join(plan.names)
    for name, names in ((_("authors"), plan.authors), (_("topics"), plan.topics)):
        if said := _named(names, create=create):
            yield name, said
    for picture in plan.pictures.values():
        if picture:
            yield _("picture"), f"{picture.name}, {picture.width} × {picture.height}"
    yield from _redirections(plan)


def _redirections(plan: Plan) -> Iterator[tuple[str, str]]:
    for each in plan.redirections:
        words = _("%(path)s leads somewhere already: left as it is") if each.is_taken else _("from %(path)s")
        yield _("redirect"), words % {"path": each.old_path}
    if not plan.redirections and plan.action is Action.MAKE:
        yield _("redirect"), _("none: the source gives no old address")


def summary(work: Import, *, is_dry: bool) -> str:
    """One sentence on the whole."""
    made = sum(plan.action is Action.MAKE for plan in work.plans)
    updated = sum(plan.action is Action.UPDATE for plan in work.plans)
    kept = sum(plan.action is Action.KEEP for plan in work.plans)
    parts = [
        ngettext("%d new draft", "%d new drafts", made) % made,
        ngettext("%d draft written anew", "%d drafts written anew", updated) % updated,
        ngettext("%d already there", "%d already there", kept) % kept,
        ngettext("%d refused", "%d refused", len(work.refused)) % len(work.refused),
    ]
    sentence = ", ".join(parts) + "."
    return _("Nothing was changed. It would be: %(what)s") % {"what": sentence} if is_dry else sentence


def _named(names: Names, *, create: bool) -> str:
    unknown = _("%(name)s (new)") if create else _("%(name)s (not here: left out)")
    return ", ".join([*(str(each) for each in names.known), *(unknown % {"name": each} for each in names.unknown)])
