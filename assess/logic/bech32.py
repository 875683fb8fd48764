"""Bech32 (BIP 173), in which age writes its keys: 32 bytes behind a name, with a checksum of six characters."""

from collections.abc import Iterable, Iterator

_CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM = 6


def encode(name: str, data: bytes) -> str:
    """Return `data` behind a lower-case `name`; upper case is the same text in capitals."""
    values = [*_regrouped(data, 8, 5)]
    rest = _polymod([*_expanded(name), *values, *[0] * _CHECKSUM]) ^ 1
    checksum = [rest >> 5 * place & 31 for place in reversed(range(_CHECKSUM))]
    return f"{name}1" + "".join(_CHARACTERS[value] for value in (*values, *checksum))


def decode(name: str, text: str) -> bytes | None:
    """Return the bytes in a text that `encode` would write just so; None for every other."""
    head, _, tail = text.rpartition("1")
    values = [_CHARACTERS.find(character) for character in tail]
    if head != name or -1 in values or _polymod([*_expanded(name), *values]) != 1:
        return None
    five = values[:-_CHECKSUM]
    data = bytes([*_regrouped(five, 5, 8)][: len(five) * 5 // 8])
    return data if encode(name, data) == text else None


def _regrouped(values: Iterable[int], before: int, after: int) -> Iterator[int]:
    """Give the same bits in groups of another size, the last filled up with zeros."""
    held = bits = 0
    for value in values:
        held, bits = held << before | value, bits + before
        while bits >= after:
            bits -= after
            yield held >> bits
            held &= (1 << bits) - 1
    if bits:
        yield held << after - bits


def _expanded(name: str) -> list[int]:
    return [*(ord(character) >> 5 for character in name), 0, *(ord(character) & 31 for character in name)]


def _polymod(values: Iterable[int]) -> int:
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            rest ^= generator if top >> place & 1 else 0
    return rest
