"""Every address of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from cagp_site.core.covers import CROPS
from cagp_site.core.covers.address import SLUG
from cagp_site.core.views.covers import cover
from cagp_site.core.views.form_token import form_token
from cagp_site.core.views.llms import llms
from cagp_site.core.views.media import media
from cagp_site.core.views.search import search
from cagp_site.core.views.sitemap import sitemap
from cagp_site.core.views.wellknown import icon, manifest, robots, security
from contact.metrics_views import metrics


def media_urls() -> list[URLPattern]:
    """Uploads, where Django hands them out itself; Django's own helper does so with DEBUG only."""
    if not (settings.SERVE_MEDIA or settings.DEBUG) or not settings.MEDIA_URL.startswith("/"):
        return []
    return [re_path(rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>.*)$", media, name="media")]


urlpatterns: list[URLPattern | URLResolver] = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("llms.txt", llms, name="llms"),
    path("manifest.webmanifest", manifest, name="manifest"),
    *(path(name, icon, {"name": name}) for name in ("favicon.ico", "apple-touch-icon.png")),
    path(".well-known/security.txt", security, name="security"),
    re_path(rf"^covers/(?P<version>\d{{1,4}})/(?P<slug>{SLUG})\.svg$", cover, name="cover"),
    # No slug holds the sign before the crop.
    re_path(
        rf"^covers/(?P<version>\d{{1,4}})/(?P<slug>{SLUG})@(?P<crop>{'|'.join(CROPS)})\.svg$",
        cover,
        name="cropped_cover",
    ),
    path("metrics", metrics, name="metrics"),
    path("forms/token/", form_token, name="form_token"),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("inquiry/", include("contact.urls")),
    path("comments/", include("insights.urls")),
    path("styleguide/", include("cagp_site.styleguide.urls")),
]

urlpatterns += media_urls()

# English at /, every other language under its prefix.
urlpatterns += i18n_patterns(
    path("search/", search, name="search"),
    path("feeds/", include("insights.feed_urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler400 = "cagp_site.core.views.errors.bad_request"
handler403 = "cagp_site.core.views.errors.permission_denied"
handler404 = "cagp_site.core.views.errors.page_not_found"
handler500 = "cagp_site.core.views.errors.server_error"
