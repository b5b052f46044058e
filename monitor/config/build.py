"""A valid file -> the program's own frozen values."""

from datetime import time
from pathlib import Path
from typing import get_args

from monitor.config import schema
from monitor.config.values import Config
from monitor.fetch.values import FetchSettings, Window
from monitor.model.notice import DayKind, KeyDate, NoticeRule, RuleReach
from monitor.model.setting import (
    Channel,
    CheckSettings,
    DaemonSettings,
    FeedSettings,
    MailSettings,
    Recipient,
    S3Settings,
    StoreSettings,
    WebSettings,
    WorkerSettings,
)
from monitor.model.source import ExtractionSpec, Range, Service, SeverityOverride, Source, Terms
from monitor.model.value import Duration, DurationUnit

DATABASE_FILE = "clausewatch.db"
_WEEKDAYS: tuple[str, ...] = get_args(schema.Weekday)
_DAY_KINDS: dict[DurationUnit, DayKind] = {"D": "calendar", "BD": "business", "M": "month", "H": "hour", "MIN": "hour"}


def build(file: schema.File, path: Path) -> Config:
    """The configuration that ``file``, read from ``path``, stands for."""
    folder = path.parent
    return Config(
        path=path,
        services=tuple(_service(section, file.check) for section in file.service),
        store=_store(file.store, folder),
        check=CheckSettings(
            interval_hours=file.check.every,
            threads=file.check.threads,
            full_reading_days=file.check.full_reading / 24,
            stale_days=file.check.stale_after / 24,
        ),
        fetch=_fetch(file.fetch),
        daemon=_daemon(file.daemon),
        worker=WorkerSettings(poll=file.worker.poll, heartbeat=file.worker.heartbeat),
        web=WebSettings(listen=file.web.listen, token_env=file.web.token_env),
        feeds=FeedSettings(
            folder=str(folder / file.feeds.folder) if file.feeds.folder else None, base_url=file.feeds.base_url
        ),
        mail=MailSettings(**file.mail.model_dump()) if file.mail else None,
        recipients=tuple(_recipient(section) for section in file.recipient),
        overrides=tuple(SeverityOverride(**section.model_dump()) for section in file.severity),
        rules=tuple(_rule(rule, section) for section in file.service for rule in section.rule),
        dates=tuple(_key_date(day, section) for section in file.service for day in section.date),
        reaches=tuple(
            RuleReach(service=section.id, rule=reach.rule, applies_to=tuple(reach.applies_to))
            for section in file.service
            for reach in section.reach
        ),
    )


def _store(section: schema.StoreSection, folder: Path) -> StoreSettings:
    home = folder / section.folder
    blobs = section.blobs or str(home / "blobs")
    return StoreSettings(
        database=section.database or f"sqlite:///{home / DATABASE_FILE}",
        blobs=blobs if "://" in blobs else str(folder / blobs),
        keep_raw=section.keep_raw,
        s3=S3Settings(**section.s3.model_dump()) if section.s3 else S3Settings(),
    )


def _daemon(section: schema.DaemonSection) -> DaemonSettings:
    return DaemonSettings(
        listen=section.listen,
        checks=section.checks,
        time_zone=section.time_zone,
        quiet=_stretch(section.quiet),
        log_format=section.log_format,
    )


def _fetch(section: schema.FetchSection) -> FetchSettings:
    given = section.model_dump(exclude_none=True, exclude={"window"})
    stretch = _stretch(section.window)
    return FetchSettings(**given, window=Window(start=stretch[0], end=stretch[1]) if stretch else None)


def _stretch(section: schema.WindowSection | None) -> tuple[time, time] | None:
    return (section.start, section.end) if section else None


def _recipient(section: schema.RecipientSection) -> Recipient:
    channels: dict[Channel, str | None] = {
        "mail": section.mail,
        "apprise": section.apprise_env,
        "webhook": section.webhook,
    }
    channel, address = next((name, value) for name, value in channels.items() if value is not None)
    return Recipient(
        id=section.id,
        channel=channel,
        address=address,
        secret_env=section.secret_env,
        time_zone=section.time_zone,
        digest=section.digest,
        digest_day=_WEEKDAYS.index(section.digest_day),
        digest_at=section.digest_at,
        quiet_weeks=section.quiet_weeks,
        alerts=section.alerts,
        services=tuple(section.services),
        categories=tuple(section.categories),
        severities=tuple(section.severities),
    )


def _service(section: schema.ServiceSection, check: schema.CheckSection) -> Service:
    return Service(
        id=section.id,
        name=section.name or section.id,
        time_zone=section.time_zone,
        calendar=section.calendar,
        prevailing_language=section.prevailing_language,
        statutes=tuple(section.statutes),
        terms=tuple(_terms(terms, section.id, check) for terms in section.terms),
    )


def _terms(section: schema.TermsSection, service: str, check: schema.CheckSection) -> Terms:
    pages: list[schema.ReadingSection] = [*section.source] if section.source else [section]
    return Terms(
        id=section.id,
        name=section.name or section.id,
        type=section.type,
        service=service,
        sources=tuple(_source(page) for page in pages),
        kind=section.kind,
        translation_of=section.translation_of,
        previous_ids=tuple(section.previous_ids),
        interval_hours=section.every or check.every,
        language=section.language,
    )


def _source(section: schema.ReadingSection) -> Source:
    auth = section.basic_auth
    return Source(
        url=section.url or "",
        spec=ExtractionSpec(
            select=tuple(_place(place) for place in section.select),
            remove=tuple(_place(place) for place in section.remove),
        ),
        render=section.render,
        headers=tuple(sorted(section.headers.items())),
        cookies=tuple(sorted(section.cookies.items())),
        basic_auth=(auth.user_env, auth.password_env) if auth else None,
        client_certificate=section.client_certificate_env,
        proxy=section.proxy_env,
        allow_private=section.allow_private,
        ignore_robots=section.ignore_robots,
    )


def _place(place: str | schema.RangeSection) -> str | Range:
    return place if isinstance(place, str) else Range(**place.model_dump())


def _rule(section: schema.RuleSection, service: schema.ServiceSection) -> NoticeRule:
    minimum = Duration.parse(section.minimum)
    return NoticeRule(
        id=f"{service.id}.{section.id}",
        trigger=section.trigger,
        minimum=section.minimum,
        day_kind=_DAY_KINDS[minimum.unit] if minimum else "calendar",
        source="user",
        service=service.id,
        quote=section.quote,
        channel=tuple(section.channel),
        applies_to=tuple(section.applies_to) or ("service",),
        acceptance_by_use=section.acceptance_by_use,
        objection_right=section.objection_right,
        objection_window=section.objection_window,
        calendar=service.calendar,
        valid_from=section.valid_from,
        valid_to=section.valid_to,
        note=section.note,
    )


def _key_date(section: schema.DateSection, service: schema.ServiceSection) -> KeyDate:
    return KeyDate(kind=section.kind, on=section.on, service=service.id, terms=section.terms or "", name=section.name)
