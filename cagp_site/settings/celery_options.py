"""What each kind of Celery broker needs to be told; pure functions of its URL."""

from pathlib import Path
from typing import Any

from kombu import Queue


def broker_transport_options(url: str, folder: Path, prefix: str) -> dict[str, Any]:
    """Transport options for a broker URL: bounded waits everywhere, folders for the filesystem broker."""
    if url.startswith("filesystem"):
        folders = {name: str(folder / name) for name in ("messages", "control")}
        return {
            "data_folder_in": folders["messages"],
            "data_folder_out": folders["messages"],
            "control_folder": folders["control"],
            # The default of one second is the time an inquiry would wait for its worker.
            "polling_interval": 0.1,
        }
    if url.startswith("redis"):
        return {
            # Without these two, publishing to a broker that accepts and never answers hung for 45 s.
            "socket_connect_timeout": 1,
            "socket_timeout": 2,
            # Longer than the hard time limit of a task, or Redis hands the task out twice.
            "visibility_timeout": 300,
            "global_keyprefix": f"{prefix}:",
        }
    return {"confirm_publish": True}


def queue_options(url: str, prefix: str) -> list[Queue]:
    """The two queues: deliveries have their own, so that nothing else can stand in front of them."""
    # Quorum queues survive a broker node (RabbitMQ's replacement for mirrored classic queues).
    arguments = {"x-queue-type": "quorum"} if url.startswith("amqp") else None
    return [
        Queue(f"{prefix}.{name}", routing_key=f"{prefix}.{name}", queue_arguments=arguments)
        for name in ("default", "deliveries")
    ]
