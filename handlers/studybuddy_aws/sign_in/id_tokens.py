"""ID tokens (OpenID Connect), signed by a key that never leaves KMS, and that key for verifiers."""

from __future__ import annotations

import base64
from typing import Any

import msgspec

from studybuddy_aws.runtime.clients import asking

# Used at once, by Cognito, whose clock is not exactly ours.
_SECONDS = 300


class Key(msgspec.Struct, frozen=True):
    """A public key as a JWK."""

    kid: str
    n: str
    e: str
    kty: str = "RSA"
    alg: str = "RS256"
    use: str = "sig"


class IdTokens:
    """Signs what is true of a person, and tells how to verify it."""

    def __init__(self, kms: Any, key_arn: str) -> None:
        self._kms = kms
        self._key_arn = key_arn
        self._key_id = key_arn.rpartition("/")[2]

    def signed(self, issuer: str, audience: str, now: float, claims: dict[str, Any]) -> str:
        """A token about whom the claims are about. Raises StoreBusy, StoreFailed."""
        header = {"alg": "RS256", "typ": "JWT", "kid": self._key_id}
        times = {"iat": int(now), "exp": int(now) + _SECONDS}
        told = {"iss": issuer, "aud": audience, **times, **claims}
        text = f"{_url_safe(msgspec.json.encode(header))}.{_url_safe(msgspec.json.encode(told))}"
        with asking():
            answer = self._kms.sign(
                KeyId=self._key_arn,
                Message=text.encode(),
                MessageType="RAW",
                SigningAlgorithm="RSASSA_PKCS1_V1_5_SHA_256",
            )
        return f"{text}.{_url_safe(answer['Signature'])}"

    def key(self) -> Key:
        """The key that tokens are signed with. Raises StoreBusy, StoreFailed."""
        with asking():
            public = self._kms.get_public_key(KeyId=self._key_arn)["PublicKey"]
        modulus, exponent = _rsa_numbers(public)
        return Key(kid=self._key_id, n=_url_safe(modulus), e=_url_safe(exponent))


def _url_safe(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _rsa_numbers(public_key: bytes) -> tuple[bytes, bytes]:
    """Modulus and exponent of a public key (RFC 5280's SubjectPublicKeyInfo, in DER).

    SEQUENCE { algorithm, BIT STRING of SEQUENCE { INTEGER modulus, INTEGER exponent } }
    """
    _, bits = _parts(_parts(public_key)[0])
    modulus, exponent = _parts(_parts(bits[1:])[0])  # before the bits, how many are unused: 0
    return modulus.lstrip(b"\0"), exponent.lstrip(b"\0")


def _parts(der: bytes) -> list[bytes]:
    """What is in the values that follow one another."""
    found = []
    while der:
        size, start = der[1], 2
        if size >= 0x80:  # then it is how many bytes tell the size
            start += size - 0x80
            size = int.from_bytes(der[2:start], "big")
        found.append(der[start : start + size])
        der = der[start + size :]
    return found
