"""Makes a log as a folder of tiles, with a witness and a proof, and nothing of the other program.

    make.py FOLDER COUNT

Beside the tiles it writes `key`, `witness`, `entry` and `proof`: the last two are of entry COUNT / 2.
"""

import base64
import pathlib
import sys

import pymerkle
import rfc8785

import note
import tree

TIME = 1_700_000_000


def write(folder, path, content):
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


def main(folder, count):
    folder, count = pathlib.Path(folder), int(count)
    key, witness = note.Key("example.org/others"), note.Key("example.org/witness", note.COSIGNATURE)
    entries = [
        rfc8785.dumps({"index": n, "é": "\u20ac\U0001F600", "value": n / 8})
        for n in range(count)
    ]
    merkle = pymerkle.InmemoryTree("sha256")
    for entry in entries:
        merkle.append_entry(entry)
    root = base64.b64encode(merkle.get_root()).decode()
    text = f"{key.name}\n{count}\n{root}\n"
    signed = text + "\n" + key.line(text) + witness.line(text, TIME)
    for path, first, width in tree.tiles("entries", count):
        bundle = entries[first : first + width]
        write(folder, path, b"".join(len(e).to_bytes(2, "big") + e for e in bundle))
    for path, content in tree.hash_tiles([tree.leaf_hash(entry) for entry in entries]).items():
        write(folder, path, content)
    index = count // 2
    way = merkle.prove_inclusion(index + 1, count).path[1:]
    lines = ["c2sp.org/tlog-proof@v1", f"index {index}"]
    lines += [base64.b64encode(step).decode() for step in way]
    write(folder, "proof", "\n".join(lines) + "\n\n" + signed)
    write(folder, "entry", entries[index])
    write(folder, "key", key.text)
    write(folder, "witness", witness.text)
    write(folder, "checkpoint", signed)


main(*sys.argv[1:])
