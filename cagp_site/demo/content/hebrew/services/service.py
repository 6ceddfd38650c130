"""How a service is written down in Hebrew: what stands at a glance, and four steps."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry


def service(slug: str, minute: int, title: str, steps: tuple[tuple[str, str], ...], **fields: str) -> Entry:
    """A service page; `minute` orders the services, `steps` are titles and texts."""
    return Entry(
        path=f"services/{slug}",
        model="home.ServicePage",
        title=title,
        published=datetime(2026, 6, 9, 9, minute, tzinfo=UTC),
        fields={**fields, "steps": [("step", {"title": step, "text": text}) for step, text in steps]},
    )
