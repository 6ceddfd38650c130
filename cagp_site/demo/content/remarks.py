"""What readers say under an insight: a comment in each state, an answer of the desk, one that was removed."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Remark

ARTICLE = "insights/two-systems-one-line"
CONSENT = "You may keep these details and show my name and comment on this site."
LINKS = "It is hardly more than links."

REMARKS = (
    Remark(
        "requirement-together",
        ARTICLE,
        datetime(2026, 11, 13, 14, 5, tzinfo=UTC),
        {
            "state": "published",
            "name": "A reader in acquisition",
            "email": "noa@acquisition.example",
            "text": "The point about writing the requirement together matches what I have seen. It costs a month at "
            "the start, and that month is the one nobody wants to defend.\n\nWhat helped us was a log of the changes "
            "that the other side had asked for before anything was built.",
            "consent_text": CONSENT,
            "decided_at": datetime(2026, 11, 13, 15, 40, tzinfo=UTC),
        },
    ),
    Remark(
        "requirement-together-answer",
        ARTICLE,
        datetime(2026, 11, 15, 8, 30, tzinfo=UTC),
        {
            "state": "published",
            "is_desk": True,
            "text": "Agreed. A log like that also answers the reviewers: it shows what the month has already saved.",
            "decided_at": datetime(2026, 11, 15, 8, 30, tzinfo=UTC),
        },
        parent="requirement-together",
    ),
    Remark(
        "removed",
        ARTICLE,
        datetime(2026, 11, 16, 9, 10, tzinfo=UTC),
        {
            "state": "published",
            "decided_at": datetime(2026, 11, 16, 10, 0, tzinfo=UTC),
            "erased_at": datetime(2026, 11, 20, 7, 15, tzinfo=UTC),
        },
    ),
    Remark(
        "removed-answered",
        ARTICLE,
        datetime(2026, 11, 17, 18, 45, tzinfo=UTC),
        {
            "state": "published",
            "name": "Yael",
            "email": "yael@liaison.example",
            "text": "Thank you for this. Our staff keeps the same two calendars, and the same holidays are forgotten "
            "every year.",
            "consent_text": CONSENT,
            "decided_at": datetime(2026, 11, 18, 7, 5, tzinfo=UTC),
        },
        parent="removed",
    ),
    Remark(
        "tests",
        ARTICLE,
        datetime(2026, 11, 19, 11, 20, tzinfo=UTC),
        {
            "state": "published",
            "name": "Daniel, test engineer",
            "email": "daniel@range.example",
            "text": "One thing is missing: who owns the test data afterwards. In our program that took longer to "
            "agree on than the interface itself.",
            "consent_text": CONSENT,
            "decided_at": datetime(2026, 11, 19, 12, 0, tzinfo=UTC),
        },
    ),
    Remark(
        "waiting",
        ARTICLE,
        datetime(2026, 11, 23, 16, 2, tzinfo=UTC),
        {
            "name": "Maya",
            "email": "maya@university.example",
            "text": "Is there a paper on how the two export systems treated the early joint programs? I teach this "
            "and would like to point students to a source.",
            "consent_text": CONSENT,
        },
    ),
    Remark(
        "rejected",
        ARTICLE,
        datetime(2026, 11, 21, 20, 30, tzinfo=UTC),
        {
            "state": "rejected",
            "name": "Passing by",
            "email": "passing.by@mail.example",
            "text": "First!",
            "consent_text": CONSENT,
            "decided_at": datetime(2026, 11, 22, 6, 50, tzinfo=UTC),
        },
    ),
    Remark(
        "spam",
        ARTICLE,
        datetime(2026, 11, 22, 3, 14, tzinfo=UTC),
        {
            "state": "spam",
            "name": "Rank Boost Team",
            "email": "offers@rank-boost.example",
            "text": "https://rank-boost.example/buy https://rank-boost.example/links",
            "consent_text": CONSENT,
            "spam_score": 100,
            "spam_reasons": [
                {
                    "points": 25,
                    "words": "It links elsewhere than to the sender’s own site.",
                    "found": ["rank-boost.example"],
                },
                {"points": 75, "words": LINKS, "found": []},
            ],
        },
    ),
)
