"""What readers say under the Hebrew insight: comments belong to the page of one language."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Remark

ARTICLE = "insights/two-systems-one-line"

REMARKS = (
    Remark(
        "hebrew-procurement",
        ARTICLE,
        datetime(2026, 11, 14, 10, 12, tzinfo=UTC),
        {
            "state": "published",
            "name": "קוראת מתחום הרכש",
            "email": "tamar@procurement.example",
            "text": "כתיבת הדרישה יחד תואמת את מה שראיתי. על החודש הזה איש לא רוצה להגן, אבל הוא שווה את המחיר.",
            "consent_text": "אפשר לשמור את הפרטים האלה ולהציג באתר את שמי ואת תגובתי.",
            "decided_at": datetime(2026, 11, 14, 11, 0, tzinfo=UTC),
        },
    ),
)
