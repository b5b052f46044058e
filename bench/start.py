"""What a newcomer waits for: the core's installation and its size, ``--version``, and the demo in all.

    python bench/start.py [--no-install]

The installation is timed in a fresh virtual environment in a temporary folder, by wall clock (pip works on the network
and on the disk); what pip and setuptools take themselves is left out of its size. The rest is measured with the
interpreter that runs this.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_OURS = ("pip", "setuptools", "pkg_resources", "_distutils_hack")
RUNS = 5


def spent(command: Sequence[str]) -> tuple[float, float]:
    """Seconds by the wall clock and seconds of CPU that ``command`` took."""
    wall, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def size_of(folder: Path) -> tuple[float, float]:
    """Megabytes of what stands in a virtual environment, packaging tools left out: in its files, and on the disk."""
    files = [
        entry.lstat()
        for entry in folder.rglob("*")
        if entry.is_file() and not any(part.split("-")[0] in NOT_OURS for part in entry.parts)
    ]
    return sum(file.st_size for file in files) / 1_000_000, sum(file.st_blocks for file in files) * 512 / 1_000_000


def installation() -> None:
    """Print how long the core takes to install, and how large it is."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        wall, cpu = spent([f"{folder}/bin/python", "-m", "pip", "install", "--quiet", str(ROOT)])
        print(f"installation of the core: {wall:.1f} s, {cpu:.1f} s CPU (goal 20 s with a warm index)")
        held, taken = size_of(Path(folder))
        print(f"its files, bytecode too: {held:.0f} MB (goal 150), {taken:.0f} MB of a disk with blocks of 4 KB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-install", action="store_true", help="leave the installation out")
    if not parser.parse_args().no_install:
        installation()
    wall, cpu = min(spent([sys.executable, "-m", "monitor", "--version"]) for _ in range(RUNS))
    print(f"clausewatch --version: {wall * 1000:.0f} ms, {cpu * 1000:.0f} ms CPU (goal 200)")
    wall, cpu = min(spent([sys.executable, "-m", "monitor", "demo"]) for _ in range(2))
    print(f"clausewatch demo, in all: {wall:.1f} s, {cpu:.1f} s CPU (goal 10)")


if __name__ == "__main__":
    main()
