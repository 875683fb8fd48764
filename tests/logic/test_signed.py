"""What is signed: the encoding of DSSE v1, byte for byte."""

from assess.logic.signed import bytes_to_sign, card_to_sign


def test_the_example_of_the_dsse_protocol_comes_back() -> None:
    """From secure-systems-lab/dsse, protocol.md."""
    assert bytes_to_sign("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


def test_the_length_is_that_of_the_bytes() -> None:
    assert bytes_to_sign("é", "ü".encode()) == "DSSEv1 2 é 2 ü".encode()


def test_a_card_is_signed_as_json_of_one_spelling() -> None:
    payload = b'{"format":"assess.card/0","key":"k","age":"a","ed25519":"e"}'
    assert card_to_sign("k", "a", "e") == b"DSSEv1 32 application/vnd.assess.card+json 60 " + payload
