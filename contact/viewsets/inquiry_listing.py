"""Inquiries narrowed down by what stands in the address: the same for the list and for its export."""

from django.db.models import QuerySet

from cagp_site.core.viewsets.access import GuardedIndexView

from ..models import Inquiry
from .inquiry_filters import InquiryFilterSet, found


class InquiryListing(GuardedIndexView):
    """Newest first, with search, and filters that live in the address."""

    default_ordering = ["-received_at", "-pk"]
    filterset_class = InquiryFilterSet
    is_searchable = True

    def search_queryset(self, queryset: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
        """Plain database search: inquiries are in no search index."""
        return found(queryset, self.search_query) if self.is_searching else queryset
