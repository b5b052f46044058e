"""monitor.core.extract.charset: the right text or a refusal, never mojibake."""

import pytest

from monitor.core.extract import read
from monitor.core.extract.charset import decode
from monitor.errors import ExtractError

SIMPLIFIED = "本协议适用于您使用本平台服务的行为。我们有权根据实际情况修订本协议，并将提前三十日通知您。"
TRADITIONAL = "本協議適用於您使用本平台服務的行為。我們有權根據實際情況修訂本協議，並將提前三十日通知您。"
GERMAN = "Wir können diese Bedingungen ändern; über Änderungen informieren wir dreißig Tage im Voraus."
ENGLISH = "We may amend these terms; “notice” is given thirty days in advance — by e-mail."


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, GERMAN, ENGLISH], ids=["zh", "tw", "de", "en"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_needs_no_label(text: str, charset: str) -> None:
    assert decode(text.encode(charset))[0] == text


def test_utf_16_without_a_mark() -> None:
    page = "<html><body><p>We may amend these terms.</p></body></html>"
    assert decode(page.encode("utf-16-le")) == (page, "utf-16-le")
    assert decode(page.encode("utf-16-be")) == (page, "utf-16-be")


@pytest.mark.parametrize(
    ("text", "codec"),
    [(SIMPLIFIED, "gbk"), (SIMPLIFIED, "gb2312"), (SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5"), (GERMAN, "cp1252"), (GERMAN, "latin-1")],
)  # fmt: skip
def test_unlabelled_legacy_charsets(text: str, codec: str) -> None:
    assert decode(text.encode(codec))[0] == text
    assert decode((text * 50).encode(codec))[0] == text * 50


@pytest.mark.parametrize("wrong", ["utf-8", "iso-8859-1", "us-ascii", "no-such-charset", ""])
@pytest.mark.parametrize(("text", "codec"), [(SIMPLIFIED, "gbk"), (TRADITIONAL, "big5")])
def test_wrong_label(text: str, codec: str, wrong: str) -> None:
    assert decode((text * 20).encode(codec), declared=wrong)[0] == text * 20


CHINESE_PAGES = [
    pytest.param(text[:length], codec, label, id=f"{codec}-{length}-{label or 'unlabelled'}")
    for text, codecs, labels in (
        (SIMPLIFIED, ("gbk", "gb2312", "gb18030"), ("", "iso-8859-1", "utf-8", "windows-1252", "big5")),
        (TRADITIONAL, ("big5", "big5hkscs"), ("", "iso-8859-1", "utf-8", "windows-1252", "gbk", "gb2312")),
    )
    for codec in codecs
    for label in labels
    for length in (12, 30, 60)
]


@pytest.mark.parametrize(("text", "codec", "label"), CHINESE_PAGES)
def test_chinese_pages_without_a_label_or_with_a_wrong_one(text: str, codec: str, label: str) -> None:
    """81 pages as short as a title; the label may stand in the header or in the page."""
    page = f"<html><head><title>x</title></head><body><a href=/>Home</a><p>{text}</p></body></html>"
    assert decode(page.encode(codec), declared=label or None)[0] == page
    labelled = page.replace("<title>", f"<meta charset={label}><title>") if label else page
    assert decode(labelled.encode(codec))[0] == labelled


@pytest.mark.parametrize("label", ["gbk", "gb2312", "big5"])
def test_a_western_page_under_a_chinese_label(label: str) -> None:
    assert decode(GERMAN.encode("cp1252"), declared=label)[0] == GERMAN


def test_chinese_quotes_alone_are_believed() -> None:
    assert decode(ENGLISH.encode("gbk"), declared="gbk") == (ENGLISH, "gb18030")


def test_right_label_is_believed() -> None:
    russian = "Мы можем изменить настоящие условия, уведомив вас за тридцать дней."
    assert decode(russian.encode("koi8-r"), declared="KOI8-R") == (russian, "koi8-r")
    meta = f"<html><meta http-equiv=Content-Type content='text/html; charset=windows-1251'>{russian}"
    assert decode(meta.encode("cp1251"))[0] == meta
    assert decode(meta.encode("cp1251"), declared="")[0] == meta


def test_valid_utf_8_outdoes_a_single_byte_label() -> None:
    assert decode(GERMAN.encode(), declared="iso-8859-1") == (GERMAN, "utf-8")


def test_one_broken_byte_in_a_long_page_is_no_reason_to_refuse() -> None:
    text, charset = decode((GERMAN * 40).encode() + b"\xff" + GERMAN.encode())
    assert charset == "utf-8"
    assert text.count("\ufffd") == 1


@pytest.mark.parametrize("label", ["utf-8", ""])
def test_mojibake_is_refused(label: str) -> None:
    damaged = (
        (SIMPLIFIED * 10).encode("gbk", "replace")[:-1].replace(b"\xd7", b"\xff\xff\xff").replace(b"\xb1", b"\x80\x80")
    )
    with pytest.raises(ExtractError):
        decode(damaged, declared=label)


def test_replacement_characters_stored_in_the_page_are_refused() -> None:
    with pytest.raises(ExtractError, match="characters cannot be read"):
        read(("<p>" + "We m\ufffdy amend these terms.</p>" * 5).encode())


def test_line_ends() -> None:
    assert decode(b"a\r\nb\rc\n")[0] == "a\nb\nc\n"


@pytest.mark.parametrize("data", [b"\0\1\2\3" * 100, bytes(range(256)) * 20, b"text\0with\0nul" * 9])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(ExtractError):
        decode(data)
