"""A versions repository of Open Terms Archive, made with git on the spot."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.errors import ExtractError
from monitor.fetch.ota import Texts, history


def _git(folder: Path, *arguments: str, date: str = "") -> None:
    named = {f"GIT_{who}_{what}": "archive" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date} if date else {}
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | named | dates)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    _git(tmp_path, "init", "-q")
    file = tmp_path / "Acme 服务" / "Terms of Service.md"
    file.parent.mkdir()
    (tmp_path / "README.md").write_text("not a version", encoding="utf-8")
    for text, subject, date in (
        ("one", "First record of Acme Terms of Service", "2024-01-01T10:00:00+02:00"),
        ("two", "Record new changes of Acme Terms of Service", "2024-02-01T10:00:00Z"),
        ("two, upgraded", "Apply technical or declaration upgrade on Acme Terms of Service", "2024-02-02T10:00:00Z"),
        ("three", "Refilter Acme Terms of Service", "2024-03-01T10:00:00Z"),
    ):
        file.write_text(text, encoding="utf-8")
        _git(tmp_path, "add", "-A")
        _git(tmp_path, "commit", "-q", "-m", subject, date=date)
    file.unlink()
    _git(tmp_path, "add", "-A")
    _git(tmp_path, "commit", "-q", "-m", "Remove", date="2024-04-01T10:00:00Z")
    return tmp_path


def test_versions_come_in_order_with_their_dates_and_texts(repository):
    recorded = list(history(repository))
    assert [(one.service, one.type) for one in recorded] == [("Acme 服务", "Terms of Service")] * 5
    assert recorded[0].recorded_at == datetime(2024, 1, 1, 8, tzinfo=UTC)
    assert [one.upgrade for one in recorded] == [False, False, True, True, False]
    assert recorded[-1].blob is None
    with Texts(repository) as texts:
        assert [texts.read(one.blob) for one in recorded if one.blob] == [b"one", b"two", b"two, upgraded", b"three"]
        with pytest.raises(ExtractError, match="git fsck"):
            texts.read("0" * 40)


def test_a_folder_without_a_history_is_a_clear_error(tmp_path):
    with pytest.raises(ExtractError, match="git clone --bare"):
        list(history(tmp_path / "nowhere"))


def test_a_head_that_names_no_commit_is_told_with_the_way_out(repository):
    _git(repository, "branch", "-m", "recorded")
    _git(repository, "symbolic-ref", "HEAD", "refs/heads/gone")
    with pytest.raises(ExtractError, match=r"the branches are recorded; choose one: git -C .* refs/heads/recorded$"):
        list(history(repository))
    _git(repository, "symbolic-ref", "HEAD", "refs/heads/recorded")
    assert list(history(repository))
