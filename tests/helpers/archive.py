"""A versions repository of Open Terms Archive, made with git on the spot."""

import os
import subprocess
from pathlib import Path

from tests.helpers.bench import TEXT, edited

SHORTER = edited("at least 30 days before", "at least 15 days before", TEXT)
PATH = "Vendor/Terms of Service.md"
ID = "vendor-terms-of-service"


class Repository:
    """A versions repository that grows by ``record``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self._git("init", "-q")

    def record(self, text: tuple[str, ...], on: str, *, path: str = PATH, upgrade: bool = False) -> None:
        file = self.folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_text("# Terms of Service\n\n" + "\n\n".join(text) + "\n", encoding="utf-8")
        self.commit("Apply technical or declaration upgrade on it" if upgrade else "Record new changes of it", on)

    def commit(self, subject: str, on: str) -> None:
        self._git("add", "-A")
        self._git("commit", "-q", "--allow-empty", "-m", subject, date=f"{on}T10:00:00Z")

    def _git(self, *arguments: str, date: str = "") -> None:
        named = {f"GIT_{who}_{what}": "archive" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date} if date else {}
        subprocess.run(
            ["git", *arguments], cwd=self.folder, check=True, capture_output=True, env=os.environ | named | dates
        )
