"""The hook inbox: a receiver of signed webhooks, as a CRM would be. `python -m cagp_site.runner.hook_inbox`."""

import argparse
import signal
import sys
from pathlib import Path

from .hook_inbox_pages import HookInboxHandler
from .hook_store import HookStore
from .pages import LocalServer


def web_server(store: HookStore, port: int) -> LocalServer:
    """The receiver and its pages on 127.0.0.1, listening, not yet answering."""
    return LocalServer(port, type("Handler", (HookInboxHandler,), {"store": store}))


def main() -> None:
    """Serve until SIGTERM."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where webhooks and secrets are kept")
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with web_server(HookStore(options.folder), options.port) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
