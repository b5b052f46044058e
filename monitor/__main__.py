"""The command ``clausewatch``, also ``python -m monitor``."""

import gc
import sys


def main() -> None:
    """Run the command line; ``--version`` alone answers without loading the rest."""
    if sys.argv[1:] == ["--version"]:
        from monitor import __version__

        print(f"clausewatch {__version__}")
        return
    # Loading makes thousands of things that stay and hardly any garbage: looking for it takes a sixth of the time.
    gc.disable()
    from monitor.cli.main import run

    run()


if __name__ == "__main__":
    main()
