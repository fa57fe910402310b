"""Ports of this machine."""

import socket
from time import sleep

SECONDS_BETWEEN_LOOKS = 0.1


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def wait_until_open(host: str, port: int) -> None:
    """Return once a server answers there."""
    while True:
        try:
            socket.create_connection((host, port)).close()
        except OSError:
            sleep(SECONDS_BETWEEN_LOOKS)
        else:
            return
