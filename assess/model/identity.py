"""An identity and its public card: the keys that somebody signs with and that others encrypt to."""

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from assess.model.base import Part

IDENTITY_FORMAT: Final = "assess.identity/0"
CARD_FORMAT: Final = "assess.card/0"

MEMORY_KIB: Final = 256 * 1024
PASSES: Final = 3
MOST_MEMORY_KIB: Final = 1024 * 1024
MOST_PASSES: Final = 10

# The last character before the padding is one of those whose spare bits are zero: base64 has one spelling here.
_TWO_SPARE_BITS = "[AEIMQUYcgkosw048]="
_FOUR_SPARE_BITS = "[AQgw]=="

Salt = Annotated[str, StringConstraints(pattern=rf"^[A-Za-z0-9+/]{{21}}{_FOUR_SPARE_BITS}$")]
"""16 bytes in canonical base64."""

Nonce = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{32}$")]
"""24 bytes in canonical base64."""

Box = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{64}$")]
"""48 bytes in canonical base64: a seed of 32, and the 16 that authenticate it."""

SigningKey = Annotated[str, StringConstraints(pattern=rf"^[A-Za-z0-9+/]{{42}}{_TWO_SPARE_BITS}$")]
"""A public Ed25519 key: 32 bytes in canonical base64."""

Signature = Annotated[str, StringConstraints(pattern=rf"^[A-Za-z0-9+/]{{85}}{_FOUR_SPARE_BITS}$")]
"""An Ed25519 signature: 64 bytes in canonical base64."""

Recipient = Annotated[str, StringConstraints(pattern=r"^age1[02-9ac-hj-np-z]{58}$")]
"""A public X25519 key, as age writes it."""

KeyId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
"""The first 128 bits of the SHA-256 of a public Ed25519 key: a name that tells keys apart, and proves nothing."""


class Card(Part):
    """The public half of an identity, signed by itself; it says nothing about who holds it."""

    format: Literal["assess.card/0"]
    key: KeyId
    age: Recipient
    ed25519: SigningKey
    signature: Signature


class Argon2id(Part):
    """How a passphrase becomes a key; what lies outside these bounds is refused before anything is derived."""

    memory_kib: Annotated[int, Field(ge=MEMORY_KIB, le=MOST_MEMORY_KIB)]
    passes: Annotated[int, Field(ge=PASSES, le=MOST_PASSES)]
    salt: Salt


class Identity(Part):
    """An identity as it lies on the disk: the card in clear, and in the box the seed that both secrets come from."""

    format: Literal["assess.identity/0"]
    card: Card
    argon2id: Argon2id
    nonce: Nonce
    box: Box
