"""A bought certificate: the right PIN seals, and everything that is wrong with the file is told in one sentence."""

from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, load_der_private_key, pkcs12
from cryptography.x509.oid import NameOID

from omt_desktop.reports.sealing.check_seal import check_seal
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.seal import SealState
from tests.sealed_report import NOW, SEALS, Sealed

PIN = "4711-ä"


def a_file(sealed: Sealed, *, with_root: bool = True) -> bytes:
    key = load_der_private_key(sealed.doctor.private_key, None)
    own, root = (x509.load_der_x509_certificate(der) for der in sealed.doctor.certificates)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return pkcs12.serialize_key_and_certificates(
        b"doctor", key, own, [root] if with_root else None, BestAvailableEncryption(PIN.encode())
    )


def made(
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey,
    *,
    until: datetime = NOW + timedelta(days=90),
    since: datetime = NOW - timedelta(days=900),
    usage: bool | None = True,
) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Dr. Invented")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(77)
        .not_valid_before(since)
        .not_valid_after(until)
    )
    if usage is not None:
        builder = builder.add_extension(
            x509.KeyUsage(True, usage, False, False, False, False, False, False, False), critical=True
        )
    signed = builder.sign(key, None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256())
    return pkcs12.serialize_key_and_certificates(b"x", key, signed, None, BestAvailableEncryption(PIN.encode()))


EC = ec.generate_private_key(ec.SECP256R1())


@pytest.mark.parametrize("with_root", [True, False])
def test_an_imported_certificate_seals(sealed: Sealed, with_root: bool) -> None:
    key = SEALS.imported_key(a_file(sealed, with_root=with_root), PIN, NOW)
    assert key.imported
    assert len(key.certificates) == 1 + with_root
    pdf = SEALS.seal(sealed.draft, key, "author", NOW)
    verdict = check_seal(pdf, (key.root,))
    assert (verdict.state, verdict.known_root) == (SealState.UNCHANGED, True)


def test_a_bought_rsa_certificate_seals(sealed: Sealed) -> None:
    key = SEALS.imported_key(made(rsa.generate_private_key(65537, 2048)), PIN, NOW)
    assert check_seal(SEALS.seal(sealed.draft, key, "author", NOW)).state is SealState.UNCHANGED


@pytest.mark.parametrize("pin", ["", "4711", "ä-4711"])
def test_a_wrong_pin_is_told(sealed: Sealed, pin: str) -> None:
    with pytest.raises(Refusal, match=r"^The PIN does not open this certificate file\."):
        SEALS.imported_key(a_file(sealed), pin, NOW)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "not a certificate file"),
        (b"%PDF-1.7 not a key", "not a certificate file"),
        (bytes(2_000_000), "too large"),
        (made(EC, until=NOW - timedelta(days=1)), "expired on 2026-11-19"),
        (made(EC, since=NOW + timedelta(days=1)), "valid only from 2026-11-21"),
        (made(EC, usage=False), "lacks nonRepudiation"),
        (made(EC, usage=None), "lacks nonRepudiation"),
        (made(ed25519.Ed25519PrivateKey.generate()), "kind or length"),
    ],
    ids=["empty", "pdf", "large", "expired", "early", "usage", "no usage", "kind"],
)
def test_what_is_wrong_is_one_sentence_and_changes_nothing(data: bytes, told: str) -> None:
    with pytest.raises(Refusal, match=told) as refused:
        SEALS.imported_key(data, PIN, NOW)
    assert str(refused.value).endswith("Nothing was changed: PDFs are sealed as before.")


def test_a_file_without_a_key_is_told(sealed: Sealed) -> None:
    root = x509.load_der_x509_certificate(sealed.root.root)
    data = pkcs12.serialize_key_and_certificates(None, None, None, [root], BestAvailableEncryption(PIN.encode()))
    with pytest.raises(Refusal, match="no private key"):
        SEALS.imported_key(data, PIN, NOW)
