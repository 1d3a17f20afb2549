"""Checks a disclosure of hidden values, with nothing of the program that made it.

usage: disclose.py DISCLOSURE KEY
"""

import hashlib
import hmac
import json
import pathlib
import sys

import note
import rfc8785
import tree


def value_at(pointer, value):
    assert pointer.startswith("/")
    for token in pointer[1:].split("/"):
        token = token.replace("~1", "/").replace("~0", "~")
        value = value[int(token)] if isinstance(value, list) else value[token]
    return value


def check_proof(proof, entry, key):
    """The index of the entry, and how many there were when the log signed."""
    head, checkpoint = proof.split("\n\n", 1)
    header, index, *hashes = head.split("\n")
    assert header == "c2sp.org/tlog-proof@v1" and index.startswith("index ")
    index = int(index[len("index ") :])
    _, size, root = note.checkpoint(checkpoint.encode(), key)
    path = [note.unbase64(line) for line in hashes]
    leaf = tree.leaf_hash(entry.encode())
    assert tree.includes(leaf, index, size, path, root), "the log does not hold the entry"
    return index, size


def check_opening(opening, entry):
    assert set(opening) == {"at", "salt", "value"}
    at, salt = opening["at"], note.unbase64(opening["salt"])
    assert len(salt) == 32 and at in entry["personal"], f"{at} is not hidden"
    marker = value_at(at, entry)
    assert set(marker) == {"committed"}
    message = b"fieldcommit/v1\0" + rfc8785.dumps([entry["id"], at, opening["value"]])
    digest = hmac.new(salt, message, hashlib.sha256).digest()
    assert hmac.compare_digest(digest, note.unbase64(marker["committed"])), f"{at} is another"
    return f"{at} = {rfc8785.dumps(opening['value']).decode()}"


def main(path, key):
    text = pathlib.Path(path).read_bytes()
    disclosure = json.loads(text)
    assert rfc8785.dumps(disclosure) == text, "not canonical"
    assert set(disclosure) == {"disclosure", "entry", "openings", "proof"}
    assert disclosure["disclosure"] == "edict/disclosure/v1"
    index, size = check_proof(disclosure["proof"], disclosure["entry"], key)
    entry = json.loads(disclosure["entry"])
    lines = [check_opening(opening, entry) for opening in disclosure["openings"]]
    print("\n".join([f"entry {index} of {size}, {entry['id']}"] + lines))


main(*sys.argv[1:])
