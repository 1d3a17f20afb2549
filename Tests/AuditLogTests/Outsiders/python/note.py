"""Signed notes and checkpoints, by C2SP signed-note, tlog-checkpoint and tlog-cosignature."""

import base64
import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SIGNATURE, COSIGNATURE = 1, 4


def unbase64(text):
    raw = base64.b64decode(text, validate=True)
    assert base64.b64encode(raw).decode() == text, f"{text} is not the only base64 of its bytes"
    return raw


def key_id(name, kind, public):
    return hashlib.sha256(name.encode() + bytes([0x0A, kind]) + public).digest()[:4]


def parse_key(text):
    name, digits, rest = text.split("+", 2)
    raw = unbase64(rest)
    kind, public = raw[0], raw[1:]
    assert len(public) == 32
    assert key_id(name, kind, public).hex() == digits, "the key does not have its id"
    return name, kind, public


def split(note):
    """The text that is signed, and of each signature its key's name, its key's id and its bytes."""
    text, blank, rest = note.decode().rpartition("\n\n")
    assert blank and rest.endswith("\n")
    signatures = []
    for line in rest[:-1].split("\n"):
        dash, name, body = line.split(" ")
        assert dash == "\u2014"
        raw = unbase64(body)
        signatures.append((name, raw[:4], raw[4:]))
    return text + "\n", signatures


def signed_text(note, key):
    """The text of a note that the key signed; anything else is an error."""
    name, kind, public = parse_key(key)
    text, signatures = split(note)
    ours = [raw for who, id, raw in signatures if (who, id) == (name, key_id(name, kind, public))]
    assert len(ours) == 1, "the note is not signed by the key"
    assert len(ours[0]) == 64
    Ed25519PublicKey.from_public_bytes(public).verify(ours[0], text.encode())
    return text


def checkpoint(note, key):
    """Origin, size and root of a checkpoint that the key signed."""
    lines = signed_text(note, key).split("\n")
    assert len(lines) == 4 and lines[3] == "", "a checkpoint is three lines"
    assert lines[1] == str(int(lines[1]))
    root = unbase64(lines[2])
    assert len(root) == 32
    return lines[0], int(lines[1]), root


class Key:
    """A key of our own."""

    def __init__(self, name, kind=SIGNATURE):
        self.name, self.kind, self.private = name, kind, Ed25519PrivateKey.generate()
        self.public = self.private.public_key().public_bytes_raw()

    @property
    def text(self):
        digits = key_id(self.name, self.kind, self.public).hex()
        body = base64.b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{digits}+{body}"

    def line(self, text, time=0):
        """A signature's line for a note."""
        if self.kind == SIGNATURE:
            raw = self.private.sign(text.encode())
        else:
            raw = time.to_bytes(8, "big")
            raw += self.private.sign(f"cosignature/v1\ntime {time}\n{text}".encode())
        body = base64.b64encode(key_id(self.name, self.kind, self.public) + raw).decode()
        return f"\u2014 {self.name} {body}\n"
