"""From bytes to findings: values in, values out; no clock, disk, network, log, database or configuration."""
