"""Numbers for Prometheus, in its text format 0.0.4."""

from collections.abc import Mapping
from dataclasses import dataclass

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, kw_only=True, slots=True)
class Metric:
    """One Prometheus metric: ``values`` are (labels, number) pairs, labels being for instance ``{'state': 'dead'}``."""

    name: str
    help: str
    kind: str
    values: tuple[tuple[dict[str, str], float], ...]


def by_label(name: str, text: str, label: str, counts: Mapping[str, float], kind: str = "gauge") -> Metric:
    """A metric with one value for each key of ``counts``."""
    values = tuple(({label: key}, float(count)) for key, count in sorted(counts.items()))
    return Metric(name=name, help=text, kind=kind, values=values)


def exposition(metrics: tuple[Metric, ...]) -> str:
    """Metrics in the Prometheus text format."""
    lines = []
    for metric in metrics:
        lines += [f"# HELP {metric.name} {metric.help}", f"# TYPE {metric.name} {metric.kind}"]
        for labels, number in metric.values:
            inner = ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items())
            lines.append(f"{metric.name}{{{inner}}} {number:g}" if inner else f"{metric.name} {number:g}")
    return "\n".join(lines) + "\n"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
