"""Mail goes encrypted where that is set, to a server whose certificate is right, and else not at all."""

import datetime
import ipaddress
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import LazySettings
from tests.web.notices.test_mailing import Inbox
from tests.web.running import free_port

from jiheng.web.notices import mailing
from jiheng.web.notices.models import Notice
from jiheng.web.people.models import User
from jiheng.web.trail.acting import acting


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate of 127.0.0.1, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "邮件服务器")])
    now = datetime.datetime.now(datetime.UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("certificate") / "mail.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return path


class _StartTls(Controller):
    def factory(self) -> SMTP:
        return SMTP(self.handler, require_starttls=True, tls_context=self.context)


@contextmanager
def mail_server(certificate: Path, kind: str) -> Iterator[tuple[Inbox, int]]:
    """Run a mail server that takes nothing unencrypted."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    box, port = Inbox(), free_port()
    if kind == "tls":
        controller = Controller(box, hostname="127.0.0.1", port=port, ssl_context=context)
    else:
        controller = _StartTls(box, hostname="127.0.0.1", port=port)
        controller.context = context
    controller.start()
    try:
        yield box, port
    finally:
        controller.stop()


@pytest.fixture
def waiting(people: dict[str, User]) -> Notice:
    with acting(None):
        people["tianbao"].email = "tianbao@example.com"
        people["tianbao"].save(update_fields=["email"])
    return Notice.objects.create(
        user=people["tianbao"], kind="waiting", text="有材料等待您办理。", mail="pending"
    )


def use(settings: LazySettings, port: int, kind: str) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = kind == "starttls", kind == "tls"


@pytest.mark.parametrize("kind", ["starttls", "tls"])
def test_mail_goes_encrypted(
    kind: str,
    certificate: Path,
    waiting: Notice,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with mail_server(certificate, kind) as (box, port):
        use(settings, port, kind)
        assert mailing.deliver_pending() == 1
    assert len(box.mails) == 1


def test_a_server_that_wants_it_gets_nothing_in_the_open(
    certificate: Path, waiting: Notice, settings: LazySettings
) -> None:
    with mail_server(certificate, "starttls") as (box, port):
        use(settings, port, "none")
        assert mailing.deliver_pending() == 0
    assert box.mails == []


@pytest.mark.parametrize("kind", ["starttls", "tls"])
def test_a_server_nobody_vouches_for_gets_nothing(
    kind: str, certificate: Path, waiting: Notice, settings: LazySettings
) -> None:
    with mail_server(certificate, kind) as (box, port):
        use(settings, port, kind)
        assert mailing.deliver_pending() == 0
    assert box.mails == []
