"""The daemon's life as a process: it checks, alerts, yields to nobody, and ends when told."""

import json
import signal
import time
from email import message_from_bytes, policy

import pytest

from tests.daemon.conftest import until
from tests.helpers.bench import TEXT, edited, page

pytestmark = pytest.mark.long


def test_a_change_becomes_a_mail_and_the_end_is_quick(world):
    daemon = world.start()
    until(lambda: world.get("/healthz") == "ok", "the daemon answers")
    until(lambda: "first version" in world.log(), "the first check")
    assert world.get("/readyz") == "ok"
    assert 'clausewatch_terms{outcome="baseline"} 1' in world.get("/metrics")
    assert world.get("/etc/passwd") == "404"

    text = edited("at least 30 days before we discontinue", "at least 15 days before we discontinue", TEXT)
    world.site.served["/terms"] = page(*text).decode()
    checked = world.run("check")
    assert "changed" in checked.stdout, checked.stderr
    until(lambda: world.postbox.mails, "the alert is delivered")

    mail = message_from_bytes(world.postbox.mails[0].content, policy=policy.SMTP)
    assert mail["Subject"].startswith("[CRITICAL] Acme: discontinuation notice 30 → 15 days")
    begun = time.monotonic()
    daemon.send_signal(signal.SIGTERM)
    assert daemon.wait(timeout=15) == 0
    assert time.monotonic() - begun < 15
    assert len(world.postbox.mails) == 1
    for line in world.log().splitlines():
        assert json.loads(line)["event"]


def test_a_second_daemon_exits_with_4_and_says_who_holds_the_store(world):
    first = world.start()
    until(lambda: world.get("/healthz") == "ok", "the first daemon answers")
    second = world.run("daemon")
    assert second.returncode == 4
    assert f" {first.pid} " in second.stderr
    assert first.poll() is None


def test_a_daemon_that_was_killed_leaves_the_store_free(world):
    first = world.start()
    until(lambda: world.get("/healthz") == "ok", "the daemon answers")
    first.send_signal(signal.SIGKILL)
    first.wait()
    world.start()
    until(lambda: world.get("/healthz") == "ok", "the next daemon answers")


def test_sighup_reads_the_configuration_again_or_keeps_the_old_one_and_says_why(world):
    daemon = world.start()
    until(lambda: "first version" in world.log(), "the first check")
    good = world.config.read_text(encoding="utf-8")
    world.config.write_text(good.replace("every", "evry"), encoding="utf-8")
    daemon.send_signal(signal.SIGHUP)
    until(lambda: "configuration kept" in world.log(), "the bad configuration is refused")
    assert 'did you mean \\"every\\"' in world.log()
    assert world.get("/healthz") == "ok"

    world.site.served["/more"] = page(*TEXT).decode()
    more = f'[[service.terms]]\nid = "more"\nurl = "{world.site.address}/more"\nallow_private = true\n'
    world.config.write_text(good + more, encoding="utf-8")
    daemon.send_signal(signal.SIGHUP)
    until(lambda: world.site.hits["/more"], "the new terms is checked")
    assert daemon.poll() is None


def test_daemon_and_check_beside_each_other_fetch_nothing_twice(world):
    world.site.pause = lambda path: time.sleep(10 if path == "/terms" else 0)
    world.start()
    until(lambda: world.site.hits["/terms"] == 1, "the daemon's first fetch begins")
    beside = world.run("check")
    assert beside.returncode == 0, beside.stderr
    assert "locked" not in beside.stderr + world.log()
    assert world.site.hits["/terms"] == 1


def test_daemon_and_replay_beside_each_other(world):
    """The daemon checks and records while the same store is derived again, time after time."""
    world.start()
    until(lambda: "first version" in world.log(), "the first check")
    text, replays = TEXT, []
    for days in (25, 20, 15):
        text = edited("at least 30 days before we discontinue", f"at least {days} days before we discontinue", TEXT)
        world.site.served["/terms"] = page(*text).decode()
        beside = [world.begin("replay", "--adopt") for _ in range(2)]
        assert "changed" in world.run("check").stdout
        replays += [(process.wait(timeout=60), process.communicate()[1]) for process in beside]
    assert [code for code, _ in replays] == [0] * len(replays), replays
    assert "locked" not in world.log() + "".join(told for _, told in replays)
    assert world.run("replay").stdout == "Nothing differs from what was recorded.\n"
    history = json.loads(world.run("history", "acme-terms", "--format", "json").stdout)
    assert len(history["versions"]) == 4


def test_a_stalled_page_does_not_hold_up_the_end(world):
    world.site.pause = lambda path: time.sleep(25 if path == "/terms" else 0)
    daemon = world.start()
    until(lambda: world.site.hits["/terms"] == 1, "the fetch begins")
    begun = time.monotonic()
    daemon.send_signal(signal.SIGTERM)
    assert daemon.wait(timeout=20) == 0
    assert time.monotonic() - begun < 15
