"""The practice's own certificates: a root that certifies persons, and a key for each person (P-256)."""

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_der_private_key
from cryptography.x509.oid import NameOID

from omt_desktop.workflow.seal import SealingKey

ROOT_YEARS, PERSON_YEARS = 30, 10
_BACKDATED = timedelta(minutes=5)
"""Certificates begin a little earlier, so that a small step of the clock does not make them not yet valid."""
_LONGEST_NAME = 64


def new_root(practice: str, now: datetime) -> SealingKey:
    """A root of the practice: self-signed, certifies only end entities (path length 0), valid for 30 years."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"{practice} practice root" if practice else "OMT Desktop practice root", practice)
    builder = _begin(name, name, key, now, ROOT_YEARS)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(certifies=True), critical=True)
    certificate = builder.sign(key, hashes.SHA256())
    return SealingKey(_der(key), (certificate.public_bytes(Encoding.DER),))


def new_person_key(root: SealingKey, person: str, now: datetime) -> SealingKey:
    """A key of the person certified by the root for signing documents (nonRepudiation), valid for 10 years."""
    issuer = x509.load_der_x509_certificate(root.root)
    issuer_key = load_der_private_key(root.private_key, None)
    if not isinstance(issuer_key, ec.EllipticCurvePrivateKey):
        raise TypeError("the practice's root has a key on P-256")
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _begin(_name(person, ""), issuer.subject, key, now, PERSON_YEARS)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(certifies=False), critical=True)
    builder = builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
    )
    certificate = builder.sign(issuer_key, hashes.SHA256())
    return SealingKey(_der(key), (certificate.public_bytes(Encoding.DER), root.root))


def fingerprint(certificate: bytes) -> str:
    """The SHA-256 of the certificate in hexadecimal."""
    return x509.load_der_x509_certificate(certificate).fingerprint(hashes.SHA256()).hex()


def _begin(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, now: datetime, years: int
) -> x509.CertificateBuilder:
    start = now - _BACKDATED
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=365.25 * years))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(common: str, organization: str) -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common.strip()[:_LONGEST_NAME] or "Unnamed")]
    if organization.strip():
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization.strip()[:_LONGEST_NAME]))
    return x509.Name(parts)


def _usage(*, certifies: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certifies,
        content_commitment=not certifies,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certifies,
        crl_sign=certifies,
        encipher_only=False,
        decipher_only=False,
    )


def _der(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
