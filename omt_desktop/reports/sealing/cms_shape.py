"""Whether the container of a signature is written exactly as this program writes it.

The signed bytes leave out the container itself, and parts of it are not signed: the zeros behind it, the case of its
hexadecimal digits, version numbers, certificates beside the signer's. A file with a byte changed there is not the file
that was signed, so everything that may vary is held to one form.
"""

from collections.abc import Collection
from typing import Any

_SHA256 = (bytes.fromhex("300d06096086480165030402010500"), bytes.fromhex("300b0609608648016503040201"))
"""The algorithm with and without its empty parameters: both are in use, nothing else is."""


def written_as_ours(pdf: bytes, signature: Any, path: Collection[bytes]) -> bool:
    """Whether hexadecimal, padding, versions and algorithms have the one form they are written in.

    `path` holds the certificates that were used to judge the signature: no others may stand in the container.
    """
    embedded = {bytes(signature.signer_cert.dump())} | {bytes(c.dump()) for c in signature.other_embedded_certs}
    plain = _hexadecimal_is_plain(pdf, signature) and _structure_is_plain(signature) and _names_signer(signature)
    return plain and embedded <= set(path)


def _hexadecimal_is_plain(pdf: bytes, signature: Any) -> bool:
    start, length, tail, _ = (int(number) for number in signature.byte_range)
    gap = pdf[length:tail]
    if start != 0 or gap[:1] != b"<" or gap[-1:] != b">":
        return False
    digits = gap[1:-1]
    written = bytes(signature.pkcs7_content).hex().encode("ascii")
    return digits in (written, written.upper()) and _padding_is_zero(bytes(signature.pkcs7_content))


def _padding_is_zero(content: bytes) -> bool:
    """Whether nothing but zeros stands behind the DER object."""
    if content[0] != 0x30 or content[1] & 0x80 == 0:
        return False
    octets = content[1] & 0x7F
    length = 2 + octets + int.from_bytes(content[2 : 2 + octets], "big")
    return length <= len(content) and not any(content[length:])


def _names_signer(signature: Any) -> bool:
    """Whether the signer's certificate is named letter by letter: names are equal without regard to case."""
    named, certificate = signature.signer_info["sid"].chosen, signature.signer_cert["tbs_certificate"]
    return all(
        bytes(named[mine].dump()) == bytes(certificate[theirs].dump())
        for mine, theirs in (("issuer", "issuer"), ("serial_number", "serial_number"))
    )


def _structure_is_plain(signature: Any) -> bool:
    signed, signer = signature.signed_data, signature.signer_info
    digests = [bytes(algorithm.dump()) for algorithm in signed["digest_algorithms"]]
    return (
        signed["version"].native == "v1"
        and signer["version"].native == "v1"
        and signer["sid"].name == "issuer_and_serial_number"
        and digests == [bytes(signer["digest_algorithm"].dump())]
        and digests[0] in _SHA256
        and signed["encap_content_info"]["content_type"].native == "data"
        and not signed["encap_content_info"]["content"].native
        and not signed["crls"].native
        and not signer["unsigned_attrs"].native
        and len(signed["signer_infos"]) == 1
    )
