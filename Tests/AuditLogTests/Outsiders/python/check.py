"""Checks an export of a log, with nothing of the program that made it.

    check.py EXPORT KEY [PROOFS]

PROOFS is a folder of proofs of entries, `N.proof`, and of proofs that a checkpoint leads to that of
the export, `N.consistency`, where N is an index or a size: a hash in base64 a line.
"""

import base64
import hashlib
import json
import pathlib
import sys

import pymerkle
import rfc8785

import note
import tree


def entries(folder, size):
    found = []
    for path, _, width in tree.tiles("entries", size):
        rest, count = (folder / path).read_bytes(), 0
        while rest:
            length = int.from_bytes(rest[:2], "big")
            assert len(rest) >= 2 + length
            found.append(rest[2 : 2 + length])
            rest, count = rest[2 + length :], count + 1
        assert count == width, f"{path} does not hold {width} entries"
    return found


def large_entries(folder, held):
    """The paths of the entries that stand in the tree by their digests."""
    paths = set()
    for index, leaf in enumerate(held):
        if not leaf.startswith(b"edict.log/large-entry/v1\n"):
            continue
        entry = (folder / f"large/{index}").read_bytes()
        digest = base64.b64encode(hashlib.sha256(entry).digest()).decode()
        assert leaf == f"edict.log/large-entry/v1\n{len(entry)}\n{digest}\n".encode()
        paths.add(f"large/{index}")
    return paths


def check_files(folder, leaves, size, large):
    want = tree.hash_tiles(leaves)
    for path, content in want.items():
        assert (folder / path).read_bytes() == content, f"{path} does not hold the hashes below it"
    want = {"checkpoint", *want} | large | {path for path, _, _ in tree.tiles("entries", size)}
    have = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert have == want, f"there are more or fewer files: {have ^ want}"


def check_inclusion(path, leaves, merkle, head, key):
    lines = path.read_text().split("\n\n", 1)
    header, index, *hashes = lines[0].split("\n")
    assert header == "c2sp.org/tlog-proof@v1" and index == f"index {path.stem}"
    hashes = [note.unbase64(line) for line in hashes]
    _, size, root = note.checkpoint(lines[1].encode(), key)
    assert (size, root) == head
    index = int(path.stem)
    assert tree.includes(leaves[index], index, size, hashes, root), f"{path.name} shows nothing"
    theirs = merkle.prove_inclusion(index + 1, size)
    assert theirs.path == [leaves[index]] + hashes, f"{path.name} is not what pymerkle proves"


def check_consistency(path, merkle, head):
    hashes = [note.unbase64(line) for line in path.read_text().split("\n")[:-1]]
    old, (size, root) = int(path.stem), head
    assert tree.is_consistent(old, merkle.get_root(old), size, root, hashes), path.name


def main(folder, key, proofs=None):
    folder = pathlib.Path(folder)
    origin, size, root = note.checkpoint((folder / "checkpoint").read_bytes(), key)
    held = entries(folder, size)
    canonical = 0
    for entry in held:
        if entry[:1] == b"{":
            assert rfc8785.dumps(json.loads(entry)) == entry, f"not canonical: {entry}"
            canonical += 1
    merkle = pymerkle.InmemoryTree("sha256")
    for entry in held:
        merkle.append_entry(entry)
    assert merkle.get_root() == root, "the entries do not have the root that was signed"
    leaves = [tree.leaf_hash(entry) for entry in held]
    check_files(folder, leaves, size, large_entries(folder, held))
    files = sorted(pathlib.Path(proofs).iterdir()) if proofs else []
    for path in files:
        if path.suffix == ".proof":
            check_inclusion(path, leaves, merkle, (size, root), key)
        else:
            check_consistency(path, merkle, (size, root))
    print(f"{origin}: {size} entries, {canonical} of them canonical JSON, {len(files)} proofs")


main(*sys.argv[1:])
