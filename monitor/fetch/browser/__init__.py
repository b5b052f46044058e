"""Pages that need their scripts: the system's Chromium, driven by Playwright, behind the same guard as all else."""

from monitor.fetch.browser.chromium import INSTALL, find
from monitor.fetch.browser.visit import Rendered
from monitor.fetch.browser.worker import BrowserWorker

__all__ = ["INSTALL", "BrowserWorker", "Rendered", "find"]
