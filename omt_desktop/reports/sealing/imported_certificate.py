"""A doctor's own certificate from a PKCS#12 file (.p12, .pfx), bought or given by a chamber."""

from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12

from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.seal import SealingKey

_KEPT = "Nothing was changed: PDFs are sealed as before."
_LARGEST = 1_000_000
_FEWEST_RSA_BITS = 2048


def imported_key(data: bytes, pin: str, now: datetime) -> SealingKey:
    """The key and its certificates; Refusal in one sentence where the file cannot be used for sealing."""
    key, certificate, others = _opened(data, pin)
    usable = isinstance(key, ec.EllipticCurvePrivateKey) or (
        isinstance(key, rsa.RSAPrivateKey) and key.key_size >= _FEWEST_RSA_BITS
    )
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) or not usable:
        raise Refusal(f"The key in this file is of a kind or length that is not safe for signatures. {_KEPT}")
    if certificate.not_valid_after_utc < now:
        raise Refusal(
            f"This certificate expired on {certificate.not_valid_after_utc:%Y-%m-%d}, so nobody would accept its seal. "
            f"Ask its issuer for a new one. {_KEPT}"
        )
    if certificate.not_valid_before_utc > now:
        raise Refusal(
            f"This certificate is valid only from {certificate.not_valid_before_utc:%Y-%m-%d}. Check the clock of this "
            f"computer, or import it then. {_KEPT}"
        )
    if not _may_sign(certificate):
        raise Refusal(
            "This certificate is not made for signing documents (its key usage lacks nonRepudiation), so readers would "
            f"call its seal invalid. Ask its issuer for one for document signing. {_KEPT}"
        )
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SealingKey(private, tuple(c.public_bytes(Encoding.DER) for c in _chain(certificate, others)), imported=True)


def _opened(data: bytes, pin: str) -> tuple[object, x509.Certificate, list[x509.Certificate]]:
    if len(data) > _LARGEST:
        raise Refusal(f"This file is too large to be a certificate. Choose a .p12 or .pfx file. {_KEPT}")
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, pin.encode("utf-8"))
    except ValueError as problem:
        # cryptography tells a wrong PIN and a broken file apart only in its words.
        if "password" in str(problem).lower():
            raise Refusal(f"The PIN does not open this certificate file. Type it again. {_KEPT}") from None
        raise Refusal(f"This is not a certificate file (PKCS#12). Choose a .p12 or .pfx file. {_KEPT}") from None
    if key is None or certificate is None:
        raise Refusal(f"This file holds no private key with its certificate, so it cannot seal. {_KEPT}")
    return key, certificate, others


def _may_sign(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    return usage.content_commitment


def _chain(certificate: x509.Certificate, others: list[x509.Certificate]) -> list[x509.Certificate]:
    """The certificate and those it rests on, as far as the file holds them, the highest last."""
    chain, left = [certificate], list(others)
    while chain[-1].issuer != chain[-1].subject:
        above = next((other for other in left if other.subject == chain[-1].issuer), None)
        if above is None:
            break
        left.remove(above)
        chain.append(above)
    return chain
