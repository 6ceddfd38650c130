"""Importing in the admin: upload, look, accept."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .import_forms import ImportForm
from .importer import drafts, report, sources
from .importer.errors import SourceRefused
from .importer.files import from_bytes
from .importer.plan import Import, Options, planned
from .importer.preview import previewed
from .importer.report import facts
from .models import ImportUpload, InsightIndexPage

URL_NAMESPACE = "import_insights"


def work_of(upload: ImportUpload) -> Import:
    """What an upload would make.

    Raises:
        SourceRefused: it cannot be taken.
    """
    options = upload.options
    user = upload.uploaded_by
    pictures = from_bytes(upload.pictures_name, bytes(upload.pictures)) if upload.pictures_name else None
    how = Options(
        language=options.get("language", ""),
        address=options.get("address", ""),
        user=user,
        create=bool(options.get("create")),
        update=bool(options.get("update")),
        pictures=pictures,
        takes_pictures=collection_of(user) is not None,
        asks_leave=True,
    )
    return planned(sources.read(from_bytes(upload.name, bytes(upload.content))), how)


def collection_of(user: Any) -> Any:
    """The first collection to which somebody may add pictures; None without any."""
    policy = policy_registry.get_by_type(get_image_model())
    return policy.collections_user_has_permission_for(user, "add").first()


def may_import(user: Any) -> bool:
    """Whether somebody may add insights anywhere."""
    return any(index.permissions_for_user(user).can_add_subpage() for index in InsightIndexPage.objects.all())


class ImportView(View):
    """For those alone who may add insights."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse anybody else."""
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class UploadView(ImportView, WagtailAdminTemplateMixin, FormView):
    """The first step: a file."""

    page_title = gettext_lazy("Import insights")
    header_icon = "upload"
    template_name = "insights/admin/import_upload.html"
    form_class = ImportForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the question about new authors and topics for who may make them."""
        names = ("insights.add_author", "insights.add_topic")
        return {**super().get_form_kwargs(), "may_create": self.request.user.has_perms(names)}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def form_valid(self, form: ImportForm) -> HttpResponse:
        """Keep the file for as long as somebody looks at what it would make; or say what is wrong with it."""
        values = form.cleaned_data
        user: Any = self.request.user
        given, pictures = values.pop("file"), values.pop("pictures")
        upload = ImportUpload(
            uploaded_by=user,
            name=given.name,
            content=given.data,
            pictures_name=pictures.name,
            pictures=pictures.data,
            options=values,
        )
        try:
            work_of(upload)
        except SourceRefused as refused:
            form.add_error("file", str(refused))
            return self.form_invalid(form)
        ImportUpload.objects.forget_old()
        upload.save()
        return redirect(f"{URL_NAMESPACE}:look", upload.pk)


class GivenView(ImportView):
    """About one upload of this user's own; anybody else's is not there."""

    kwargs: dict[str, Any]

    @cached_property
    def upload(self) -> ImportUpload:
        """The upload; 404 when it is accepted, thrown away or forgotten."""
        return get_object_or_404(ImportUpload, pk=self.kwargs["pk"], uploaded_by=self.request.user)


class LookView(GivenView, WagtailAdminTemplateMixin, TemplateView):
    """The second step: what would be made. Accepting makes it."""

    page_title = gettext_lazy("Import insights")
    header_icon = "upload"
    template_name = "insights/admin/import_look.html"

    def get_page_subtitle(self) -> str:
        """The file."""
        return self.upload.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the first step, this page."""
        first = {"url": reverse(f"{URL_NAMESPACE}:index"), "label": self.get_page_title()}
        return [*self.breadcrumbs_items, first, {"url": "", "label": self.upload.name}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What it would make; the first step again when it can no longer be taken."""
        try:
            work = work_of(self.upload)
        except SourceRefused as refused:
            messages.error(request, str(refused))
            return redirect(f"{URL_NAMESPACE}:index")
        return self.render_to_response(self.get_context_data(work=work, **kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each article with its facts and notes."""
        work: Import = kwargs.pop("work")
        create = work.options.create
        shown = [(number, plan, list(facts(plan, create=create))) for number, plan in enumerate(work.plans)]
        return super().get_context_data(
            upload=self.upload, work=work, shown=shown, summary=report.summary(work, is_dry=True), **kwargs
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make the drafts, once: the upload goes with them."""
        try:
            with transaction.atomic():
                work = work_of(self.upload)
                if not ImportUpload.objects.filter(pk=pk).delete()[0]:
                    return redirect(f"{URL_NAMESPACE}:index")
                pages = drafts.write(work, collection_of(request.user))
        except SourceRefused as refused:
            messages.error(request, str(refused))
            return redirect(f"{URL_NAMESPACE}:index")
        except ValidationError as error:
            messages.error(request, _("Nothing was changed: %(why)s") % {"why": "; ".join(error.messages)})
            return redirect(f"{URL_NAMESPACE}:look", pk)
        return self._told(pages)

    def _told(self, pages: list[Any]) -> HttpResponse:
        words = ngettext(
            "%d draft is ready to be looked through.", "%d drafts are ready to be looked through.", len(pages)
        )
        links = [messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), page.title) for page in pages[:3]]
        messages.success(self.request, words % len(pages), buttons=links)
        if not pages:
            return redirect(f"{URL_NAMESPACE}:index")
        if len(pages) == 1:
            return redirect("wagtailadmin_pages:edit", pages[0].pk)
        return redirect("wagtailadmin_explore", Page.objects.parent_of(pages[0]).get().pk)


class DiscardView(GivenView):
    """Throws an upload away."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Nothing was made of it, and nothing will be."""
        self.upload.delete()
        messages.success(request, _("The upload is thrown away. Nothing was changed."))
        return redirect(f"{URL_NAMESPACE}:index")


class PreviewView(GivenView):
    """One article of an upload in the site's own looks, for a frame."""

    def get(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Its text; pictures are not in the library yet, so their captions stand alone."""
        try:
            plans = work_of(self.upload).plans
        except SourceRefused:
            plans = []
        if number >= len(plans) or not plans[number].is_done:
            raise Http404("There is no such article in this upload.")
        plan = plans[number]
        with translation.override(plan.index.locale.language_code):
            page = previewed(plan)
            response = render(request, "insights/admin/import_preview.html", {"page": page, "page_title": page.title})
        response["Cache-Control"] = "no-store"
        return response


class ImportViewSet(ViewSet):
    """The three steps, under the insights' menu entry."""

    name = URL_NAMESPACE
    url_prefix = "insights/import"
    icon = menu_icon = "upload"
    menu_label = gettext_lazy("Import")

    @property
    def menu_item_class(self) -> Any:
        """Shown to those who may add insights."""

        class ImportMenuItem(MenuItem):
            """Hidden from those who may not."""

            def is_shown(self, request: HttpRequest) -> bool:
                return may_import(request.user)

        return ImportMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """The steps."""
        return [
            path("", UploadView.as_view(), name="index"),
            path("<int:pk>/", LookView.as_view(), name="look"),
            path("<int:pk>/discard/", DiscardView.as_view(), name="discard"),
            path("<int:pk>/<int:number>/", PreviewView.as_view(), name="preview"),
        ]
