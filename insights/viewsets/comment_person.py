"""What one e-mail address left under articles: to be handed out, and to be erased."""

from django import forms
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from .. import moderation
from ..models import Comment


class PersonForm(forms.Form):
    """Whose comments."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)


class PersonView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Finds the comments of one address; exports or erases them. The address is posted, so that no log keeps it."""

    model = Comment
    permission_required = "erase"
    form_class = PersonForm
    template_name = "insights/admin/person.html"
    page_title = _("Comments of one person")
    header_icon = "user"

    def form_valid(self, form: PersonForm) -> HttpResponse:
        """Show what there is, or do what the pressed button says."""
        email = form.cleaned_data["email"]
        if "export" in self.request.POST:
            return self._export(email)
        if "erase" in self.request.POST:
            return self._erase(email)
        found = Comment.objects.by_sender(email)
        return self.render_to_response(self.get_context_data(form=form, email=email, found=found.count()))

    def _export(self, email: str) -> HttpResponse:
        rows = moderation.exported(email)
        response = JsonResponse(rows, safe=False, json_dumps_params={"ensure_ascii": False, "indent": 2})
        response["Content-Disposition"] = 'attachment; filename="comments.json"'
        response["Cache-Control"] = "no-store"
        for comment in Comment.objects.by_sender(email)[:1]:
            log(instance=comment, action="insights.comment_export", user=self.request.user, data={"rows": len(rows)})
        return response

    def _erase(self, email: str) -> HttpResponse:
        count = moderation.erase(Comment.objects.by_sender(email), user=self.request.user)
        words = ngettext("%(count)d comment is erased.", "%(count)d comments are erased.", count)
        messages.success(self.request, words % {"count": count})
        return redirect(reverse("comments:index"))
