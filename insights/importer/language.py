"""The language of an article."""

import re

from django.conf import settings
from django.utils.translation import gettext as _

from .document import Article
from .errors import SourceRefused
from .words import texts_of

_HEBREW = re.compile(r"[\u0590-\u05ff]")
_LATIN = re.compile(r"[A-Za-z]")


def language_of(article: Article, chosen: str = "") -> str:
    """The code of the site's language that it is in: as chosen, else as most of its letters say.

    Letters come before what the source says of itself: a builder's template says "en" above a Hebrew text.

    Raises:
        SourceRefused: the site has no such language.
    """
    codes = [code for code, _name in settings.LANGUAGES]
    if chosen:
        if chosen not in codes:
            words = _("There is no language “%(code)s” here; there are: %(codes)s.")
            raise SourceRefused(words % {"code": chosen, "codes": ", ".join(codes)})
        return chosen
    said = article.language.lower().replace("_", "-").split("-")[0].replace("iw", "he")
    if "he" in codes and _is_hebrew(article):
        return "he"
    return said if said in codes and said != "he" else settings.LANGUAGE_CODE


def _is_hebrew(article: Article) -> bool:
    text = " ".join([article.title, *(text for block in article.blocks for text in texts_of(block))])
    return len(_HEBREW.findall(text)) > len(_LATIN.findall(text))
