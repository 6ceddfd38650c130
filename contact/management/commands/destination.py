"""`manage.py destination`: makes, lists, switches and tests destinations from the command line."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.log_actions import log

from contact import destinations, secrets
from contact.channels import signing
from contact.channels.base import NotDelivered
from contact.channels.registry import UnknownChannel, channel_for
from contact.checks import gaps, problems
from contact.management import credentials
from contact.models import Destination
from contact.previews import preview
from contact.tasks import publish
from contact.trial import send_test

# Options that are shorter to type than --set, and the setting that each stands for.
SHORT = {"url": "url", "to": "recipients"}


class Command(BaseCommand):
    """Manages the destinations of inquiries."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """One sub-command per act."""
        acts = parser.add_subparsers(dest="act", required=True, parser_class=type(parser))
        self._add_options(acts.add_parser("add", help="make a destination; prints its secret once"))
        listing = acts.add_parser("list", help="show the destinations")
        listing.add_argument("--all", action="store_true", help="archived ones too")
        for act, words in (
            ("enable", "let new inquiries go there"),
            ("disable", "let no new inquiries go there"),
            ("pause", "send nothing there until it is resumed"),
            ("resume", "end a pause and send what waits"),
            ("archive", "put it away; it is never deleted"),
            ("restore", "bring it back from the archive, disabled"),
            ("rotate", "make a new secret; prints it once"),
        ):
            acts.add_parser(act, help=words).add_argument("name", help="name or number")
        test = acts.add_parser("test", help="send a sample inquiry and say what came back")
        test.add_argument("name", help="name or number")
        test.add_argument("--to", default="", help="the sample prospect's address, for an acknowledgement")
        preview_of = acts.add_parser("preview", help="show the requests for a made-up inquiry; sends nothing")
        preview_of.add_argument("name", help="name or number")
        typed = acts.add_parser("secrets", help="change credentials; those that are not given stay")
        typed.add_argument("name", help="name or number")
        credentials.add_options(typed)
        acts.add_parser("key", help="print a new key for CONTACT_ENCRYPTION_KEYS")
        acts.add_parser("secret", help="print a new signing secret, for CONTACT_ALERT_WEBHOOK_SECRET")

    def _add_options(self, add: CommandParser) -> None:
        add.add_argument("kind", help="webhook, email, acknowledgement, or another installed kind")
        add.add_argument("--name", required=True)
        add.add_argument("--url", help="where to post (webhook)")
        add.add_argument("--to", action="append", metavar="ADDRESS", help="whom to mail; may be repeated")
        add.add_argument(
            "--map", action="append", metavar="PROPERTY=FIELD", help="a row of a CRM's mapping; may be repeated"
        )
        credentials.add_options(add)
        add.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="any other setting")
        add.add_argument("--language", action="append", default=[], help="only inquiries in it; may be repeated")
        add.add_argument("--country", action="append", default=[], help="only from it (such as US); may be repeated")
        add.add_argument("--service", action="append", default=[], help="only about it (translation key)")
        add.add_argument("--disabled", action="store_true", help="do not send there yet")

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        """Do one act.

        Raises:
            CommandError: in plain words; the exit status is 1.
        """
        try:
            getattr(self, act)(options)
        except ValidationError as error:
            raise CommandError("\n".join(_lines(error))) from None
        except (ImproperlyConfigured, secrets.SecretsUnreadable) as error:
            raise CommandError(str(error)) from None

    def add(self, options: dict[str, Any]) -> None:
        """Make one."""
        destination, secret = destinations.create(
            kind=options["kind"],
            name=options["name"],
            config=_config(options),
            credentials=credentials.read(options["secret_env"], options["secrets_stdin"]),
            is_enabled=not options["disabled"],
            languages=options["language"],
            countries=[code.upper() for code in options["country"]],
            subject_keys=options["service"],
        )
        log(instance=destination, action="wagtail.create")
        self.stdout.write(f"Added {_title(destination)}.")
        self._show(secret)

    def list(self, options: dict[str, Any]) -> None:
        """One line each."""
        rows = Destination.objects.all() if options["all"] else Destination.objects.current()
        for destination in rows:
            self.stdout.write(f"{destination.pk:>4}  {_title(destination)}: {_state(destination)}")
        if not rows:
            self.stdout.write("There are no destinations.")

    def enable(self, options: dict[str, Any]) -> None:
        """Switch it on."""
        self._done(options, "contact.enable", lambda each: destinations.set_enabled(each, True), "enabled")

    def disable(self, options: dict[str, Any]) -> None:
        """Switch it off."""
        self._done(options, "contact.disable", lambda each: destinations.set_enabled(each, False), "disabled")

    def pause(self, options: dict[str, Any]) -> None:
        """Stop sending there."""
        self._done(options, "contact.pause", Destination.pause, "paused")

    def resume(self, options: dict[str, Any]) -> None:
        """End a pause."""
        self._done(options, "contact.resume", Destination.resume, "resumed")

    def restore(self, options: dict[str, Any]) -> None:
        """Bring it back."""
        self._done(options, "contact.restore", destinations.restore, "restored, disabled")

    def archive(self, options: dict[str, Any]) -> None:
        """Put it away; says how many deliveries that strands."""
        waiting = self._done(options, "contact.archive", destinations.archive, "archived")
        if waiting:
            self.stdout.write(self.style.WARNING(f"{waiting} waiting deliveries will not be made."))

    def rotate(self, options: dict[str, Any]) -> None:
        """Make a new secret."""
        destination = _found(options["name"])
        secret = destinations.rotate_secret(destination)
        log(instance=destination, action="contact.rotate_secret")
        self.stdout.write(f"New secret for {_title(destination)}; the old one stays in force for 24 hours.")
        self._show(secret)

    def test(self, options: dict[str, Any]) -> None:
        """Send a sample inquiry."""
        destination = _found(options["name"])
        answer = send_test(destination, prospect=options["to"])
        if not answer.worked:
            raise CommandError(f"The test did not arrive. {answer}")
        self.stdout.write(f"The test arrived. {answer}")

    def preview(self, options: dict[str, Any]) -> None:
        """Show what would be sent."""
        try:
            shown = preview(_found(options["name"]))
        except (NotDelivered, UnknownChannel) as error:
            raise CommandError(str(error)) from None
        for each in shown:
            headers = [f"{name}: {value}" for name, value in each.headers.items()]
            self.stdout.write(
                "\n".join([f"# {each.purpose}", f"{each.method} {each.url}", *headers, "", each.body, ""])
            )
        if not shown:
            self.stdout.write("Destinations of this kind show no requests.")

    def secrets(self, options: dict[str, Any]) -> None:
        """Change credentials."""
        destination = _found(options["name"])
        typed = credentials.read(options["secret_env"], options["secrets_stdin"])
        if not typed:
            raise CommandError("Give credentials with --secret-env or --secrets-stdin.")
        destinations.set_credentials(destination, typed)
        log(instance=destination, action="contact.set_credentials")
        self.stdout.write(f"{_title(destination)} has new credentials: {', '.join(sorted(typed))}.")

    def key(self, options: dict[str, Any]) -> None:
        """Print a key."""
        self.stdout.write(secrets.new_key())

    def secret(self, options: dict[str, Any]) -> None:
        """Print a signing secret."""
        self.stdout.write(signing.new_secret())

    def _done(self, options: dict[str, Any], action: str, act: Any, word: str) -> Any:
        destination = _found(options["name"])
        result = act(destination)
        log(instance=destination, action=action)
        self.stdout.write(f"{_title(destination)} is {word}.")
        self._wake()
        return result

    def _wake(self) -> None:
        try:
            publish()
        except Exception:
            self.stderr.write("The broker takes no wake-up; the sweeper will notice what is due.")

    def _show(self, secret: str) -> None:
        if secret:
            self.stdout.write(f"Secret (shown this once): {secret}")


def _config(options: dict[str, Any]) -> dict[str, Any]:
    config: dict[str, Any] = {}
    for pair in options["set"]:
        key, sign, value = pair.partition("=")
        if not sign:
            raise CommandError(f"--set {pair}: write KEY=VALUE.")
        config[key.strip()] = value
    if options["map"]:
        config["mapping"] = "\n".join(options["map"])
    return config | {setting: options[option] for option, setting in SHORT.items() if options[option]}


def _found(name: str) -> Destination:
    rows = Destination.objects.filter(name=name) or Destination.objects.filter(name__iexact=name)
    if not rows and name.isascii() and name.isdigit() and len(name) < 19:
        rows = Destination.objects.filter(pk=int(name))
    if not rows:
        known = ", ".join(Destination.objects.values_list("name", flat=True)) or "none"
        raise CommandError(f"There is no destination “{name}”. There are: {known}.")
    return rows[0]


def _title(destination: Destination) -> str:
    try:
        target = channel_for(destination.kind).describe(destination.config)
    except UnknownChannel:
        target = "not installed"
    return f"“{destination.name}” ({destination.kind}{', ' + target if target else ''})"


def _state(destination: Destination) -> str:
    words = [
        "archived" if destination.archived_at else "enabled" if destination.is_enabled else "disabled",
        "paused" if destination.paused_at else "",
        "failing" if destination.is_circuit_open else "",
        destination.trouble,
        *problems(destination),
        *gaps(destination),
    ]
    waiting, dead = destination.deliveries.waiting().count(), destination.deliveries.dead().count()
    return f"{', '.join(filter(None, words))}; {waiting} waiting, {dead} given up"


def _lines(error: ValidationError) -> Iterator[str]:
    if not hasattr(error, "error_dict"):
        yield from error.messages
        return
    for field, words in error.message_dict.items():
        yield from (word if field in ("config", "credentials", "__all__") else f"{field}: {word}" for word in words)
