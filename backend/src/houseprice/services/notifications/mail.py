"""Mail: plain and HTML with the figures in it and a link, by the operator's mail server."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate
from html import escape

from houseprice.services.notifications.messages import NoticeWords, link, words
from houseprice.settings import Settings
from houseprice.store.notifications.outbox import MessageRow

_TIMEOUT_S = 15.0
#: The mail is taken already; nobody waits long for a good-bye.
_QUIT_S = 2.0
_PERMANENT = 500


class MailRefused(Exception):
    """The mail server did not take a message.

    Parameters
    ----------
    message : str
    final : bool
        Another try cannot help.
    absent : bool
        The server does not answer, so that no other message gets through either.
    """

    def __init__(self, message: str, *, final: bool = False, absent: bool = False) -> None:
        super().__init__(message)
        self.final = final
        self.absent = absent


def send(settings: Settings, address: str, message: MessageRow) -> None:
    """Hand a message to the mail server.

    Raises
    ------
    MailRefused
        If there is no mail server, its settings are wrong, it does not answer, or it refuses the
        message.
    """
    if not settings.smtp_host:
        raise MailRefused("HOUSEPRICE_SMTP_HOST must name a mail server, got none", final=True)
    _check(settings)
    try:
        _hand_over(settings, letter(settings, address, message))
    except smtplib.SMTPRecipientsRefused as error:
        code, text = next(iter(error.recipients.values()))
        raise MailRefused(_said(code, text), final=code >= _PERMANENT) from error
    except smtplib.SMTPAuthenticationError as error:
        # The operator may mend the password while the message waits.
        raise MailRefused(_said(error.smtp_code, error.smtp_error)) from error
    except smtplib.SMTPResponseException as error:
        final = error.smtp_code >= _PERMANENT
        raise MailRefused(_said(error.smtp_code, error.smtp_error), final=final) from error
    except (smtplib.SMTPException, OSError) as error:
        reason = str(error) or type(error).__name__
        raise MailRefused(f"The mail server does not answer: {reason}", absent=True) from error
    except ValueError as error:
        raise MailRefused(f"The mail cannot be written: {error}") from error


def letter(settings: Settings, address: str, message: MessageRow) -> EmailMessage:
    """The mail, with an id that stays the same at each try, so that readers see it once."""
    said = words(message)
    target = link(settings.public_url, said.path) if settings.public_url else ""
    mail = EmailMessage()
    mail["Subject"] = said.subject
    mail["From"] = settings.smtp_from
    mail["To"] = Address(addr_spec=address)
    mail["Date"] = formatdate(message.created_at)
    mail["Message-ID"] = f"<{message.id}@{settings.smtp_from.rpartition('@')[2].rstrip('>')}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(_plain(said, target))
    mail.add_alternative(_html(said, target), subtype="html")
    return mail


def _check(settings: Settings) -> None:
    """MailRefused where the library of mail would fail; no part of the password is in the text."""
    password = settings.smtp_password.get_secret_value()
    if not (settings.smtp_user.isascii() and password.isascii()):
        raise MailRefused("HOUSEPRICE_SMTP_USER and HOUSEPRICE_SMTP_PASSWORD must be ASCII")
    try:
        settings.smtp_host.encode("idna")
    except UnicodeError:
        host = settings.smtp_host
        raise MailRefused(f"HOUSEPRICE_SMTP_HOST must name a host, got {host!r:.80}") from None


def _hand_over(settings: Settings, content: EmailMessage) -> None:
    server = _connected(settings)
    try:
        server.send_message(content)
        _leave(server)
    finally:
        server.close()


def _leave(server: smtplib.SMTP) -> None:
    """Say good-bye; the mail is taken, so an error now must not have it sent again."""
    with suppress(smtplib.SMTPException, OSError):
        if server.sock is not None:
            server.sock.settimeout(_QUIT_S)
        server.quit()


def _connected(settings: Settings) -> smtplib.SMTP:
    host, port = settings.smtp_host, settings.smtp_port
    context = ssl.create_default_context()
    if settings.smtp_tls == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=_TIMEOUT_S, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=_TIMEOUT_S)
    if settings.smtp_tls == "starttls":
        server.starttls(context=context)
    if settings.smtp_user:
        server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
    return server


def _plain(said: NoticeWords, target: str) -> str:
    figures = [f"{name}: {value}" for name, value in said.figures]
    parts = [said.subject, *said.lines, "\n".join(figures), target]
    return "\n\n".join(part for part in parts if part) + "\n"


def _html(said: NoticeWords, target: str) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in said.lines)
    rows = "".join(
        f'<tr><td style="padding:2px 16px 2px 0">{escape(name)}</td>'
        f'<td style="text-align:right">{escape(value)}</td></tr>'
        for name, value in said.figures
    )
    table = f"<table>{rows}</table>" if rows else ""
    button = f'<p><a href="{escape(target)}">Open in the studio</a></p>' if target else ""
    return (
        '<!doctype html><html lang="en"><body style="font-family:system-ui,sans-serif">'
        f'<h1 style="font-size:18px">{escape(said.subject)}</h1>{lines}{table}{button}'
        "</body></html>"
    )


def _said(code: int, text: bytes | str) -> str:
    answer = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"The mail server answered {code} {answer:.200}"
