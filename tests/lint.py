"""`make lint`: every check that runs no test; all of them run, and one failure is enough."""

# ruff: noqa: T201 - a command, it prints

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.processes import ROOT, clean_environment

BIN = Path(sys.executable).parent
# Good for this one check only: production refuses to load without them.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "cagp_site.settings.production",
    "SECRET_KEY": "only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ",
    "ALLOWED_HOSTS": "www.example.org",
    "SITE_URL": "https://www.example.org",
    "CONTACT_ENCRYPTION_KEYS": "dGVzdC1rZXktdGVzdC1rZXktdGVzdC1rZXktdGVzdDE=",
    "CONTACT_ALERT_EMAILS": "alerts@example.org",
}
TEST = {"DJANGO_SETTINGS_MODULE": "cagp_site.settings.test"}
CHECKS: list[tuple[str, list[str], dict[str, str]]] = [
    ("style", ["ruff", "check", "."], {}),
    ("format", ["ruff", "format", "--check", "."], {}),
    ("types", ["mypy"], {}),
    ("layers", ["lint-imports"], {}),
    ("templates", ["djlint", "--lint", "--quiet", "templates"], {}),
    ("migrations", ["python", "manage.py", "makemigrations", "--check", "--dry-run"], TEST),
    ("deployment", ["python", "manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
]


def main() -> int:
    """Run every check; the number of those that failed."""
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        # What WhiteNoise and Django look for before the first start.
        for name in ("static", "media"):
            (Path(folder) / name).mkdir()
        for name, (program, *arguments), settings in CHECKS:
            print(f"== {name}: {program} {' '.join(arguments)}", flush=True)
            env = clean_environment(CAGP_VAR=folder, **settings)
            if subprocess.run([BIN / program, *arguments], cwd=ROOT, env=env, check=False).returncode:
                failed.append(name)
    print(f"Lint failed: {', '.join(failed)}" if failed else "Lint passed", flush=True)
    return len(failed)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
