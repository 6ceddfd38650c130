"""The database gone, or its disk full: 503 with everything typed still in the form, and nothing promised."""

from dataclasses import replace
from urllib.parse import urlsplit, urlunsplit

import httpx2
import pytest

from tests.contact.posts import HONEST
from tests.network import Gate
from tests.processes import RunningSite, eventually

from .disk import no_space
from .outbox import all_delivered
from .prospect import Outcome, PageForm, Prospect
from .stacks import Ground

pytestmark = pytest.mark.faults
TYPED = {
    **HONEST,
    "name": "Dana <b>\"Reader\"</b> & 'דנה'",
    "message": "First line.\r\n\r\n  <script>1</script> \u2028 &amp; end.",
}


def assert_nothing_lost(outcome: Outcome) -> None:
    """No reference, and every word still there."""
    assert outcome.status == 503
    assert not outcome.reference
    assert {name: given_back(outcome.form)[name] for name in TYPED} == {
        **TYPED,
        "message": TYPED["message"].replace("\r\n", "\n"),
    }


def given_back(form: PageForm) -> dict[str, str]:
    """The fields, with the line ends that a parser makes of them."""
    return {name: value.replace("\r\n", "\n") for name, value in form.fields.items()}


@pytest.mark.postgres
def test_postgres_gone_and_back(postgres_ground: Ground) -> None:
    """The site answers within seconds, and the page that it gave back can be sent when the database is there again."""
    parts = urlsplit(postgres_ground.database_url)
    with Gate(parts.port or 5432) as door:
        through = urlunsplit(parts._replace(netloc=f"{parts.netloc.rpartition(':')[0]}:{door.port}"))
        # The test itself looks past the door.
        site = replace(postgres_ground, settings={"DATABASE_URL": through}).site()
        with site, Prospect(site) as prospect:
            form = prospect.reads()
            door.shut()
            refused = prospect.sends(PageForm(form.action, {**form.fields, **TYPED}))
            assert_nothing_lost(refused)
            assert refused.seconds < 5
            assert status(site, "/healthz") == 200
            assert status(site, "/readyz") == 503
            door.open()
            accepted = prospect.sends(refused.form)
            assert accepted.reference
            all_delivered(postgres_ground, 3)
            assert postgres_ground.rows("SELECT count(*) FROM contact_inquiry") == [(1,)]


def test_disk_full_and_space_again(ground: Ground) -> None:
    """SQLite cannot write: the same page at once, and it can be sent when there is space again."""
    with ground.site() as site, Prospect(site) as prospect:
        form = prospect.reads()
        with no_space(site.children()["web"]):
            refused = prospect.sends(PageForm(form.action, {**form.fields, **TYPED}))
        assert_nothing_lost(refused)
        assert refused.seconds < 5
        accepted = prospect.sends(refused.form)
        assert accepted.reference
        all_delivered(ground, 3)
        assert ground.rows("SELECT count(*) FROM contact_inquiry") == [(1,)]


def status(site: RunningSite, path: str) -> int:
    """The status of a page, once the web server has said something."""
    return eventually(lambda: httpx2.get(site.url(path), timeout=10, trust_env=False).status_code, 20)
