"""What the daemon does where workers do the checks: it queues them, and puts back what dead workers left running."""

from monitor.app import App
from monitor.background.duties import Duty
from monitor.pipeline import dispatch
from monitor.pipeline.round import is_quiet


def duties(app: App) -> list[Duty]:
    """The duties that stand in for the daemon's own checking, with their intervals in seconds."""
    return [
        Duty(name="queue", seconds=5, act=lambda: _queue(app)),
        Duty(name="sweep", seconds=app.config.worker.heartbeat, act=lambda: _sweep(app)),
    ]


def _queue(app: App) -> dict[str, object]:
    if is_quiet(app.config.daemon, app.means.clock()):
        return {}
    queued = dispatch.queue_due(app.config.services, app.means)
    return {"queued": queued} if queued else {}


def _sweep(app: App) -> dict[str, object]:
    put_back = dispatch.sweep(app.means, silence=app.config.worker.silence)
    return {"put_back": put_back} if put_back else {}
