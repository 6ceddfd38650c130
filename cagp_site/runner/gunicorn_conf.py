"""Gunicorn's own settings under the runner: one place for what its command line cannot say."""

from typing import Any

from cagp_site.runner.child import die_with_parent

worker_class = "gthread"
# Under the runner's seven seconds, so that a slow request is cut by gunicorn and not by SIGKILL.
graceful_timeout = 5
keepalive = 5
# No access log: it would keep addresses of people and what they searched for.
accesslog = None
errorlog = "-"
loglevel = "warning"
# A control socket would lie in the home directory, shared by every site of this user.
control_socket_disable = True


def post_fork(_server: Any, _worker: Any) -> None:
    """A worker goes with its master, which forks it from its main thread."""
    die_with_parent()
