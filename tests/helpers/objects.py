"""A real S3-compatible server on loopback (moto's, of the HTTP kind), in a process of its own, with one bucket."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

BUCKET = "terms"
KEY, SECRET = "key-of-the-test", "secret-of-the-test"
_SERVER = """
import threading
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
threading.Event().wait()
"""


@contextmanager
def s3_server() -> Iterator[str]:
    """The endpoint of a running server that holds the empty bucket."""
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _SERVER], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None, "it is a pipe"
            endpoint = f"http://127.0.0.1:{int(process.stdout.readline())}"
            assert httpx.put(f"{endpoint}/{BUCKET}", timeout=30).status_code == 200
            yield endpoint
        finally:
            process.kill()
