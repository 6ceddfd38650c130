#!/usr/bin/env python
"""Django's command line for the CAGP site."""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this very line is what an older Python must be able to run
    sys.exit("CAGP needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info))


def main() -> None:
    """Run one management command with the embedded settings unless the environment names others.

    Settings that cannot be used are said in plain words, with exit status 1.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cagp_site.settings.dev")
    from django.conf import settings  # noqa: PLC0415 - after the version check
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 - after the version check
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - after the version check
    from django.core.management.base import CommandParser, handle_default_options  # noqa: PLC0415 - as above

    parser = CommandParser(add_help=False, allow_abbrev=False)
    for option in ("--settings", "--pythonpath"):
        parser.add_argument(option)
    handle_default_options(parser.parse_known_args(sys.argv[1:])[0])
    try:
        _ = settings.INSTALLED_APPS  # reads all settings; Django's own look would swallow what is wrong with them
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
