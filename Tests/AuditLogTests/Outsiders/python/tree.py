"""Checking of proofs by RFC 9162, sections 2.1.3.2 and 2.1.4.2, and tiles by C2SP tlog-tiles."""

import hashlib


def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def includes(leaf, index, size, path, root):
    if index >= size:
        return False
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root


def is_consistent(first, first_root, second, second_root, path):
    if first == second:
        return path == [] and first_root == second_root
    if first & (first - 1) == 0:
        path = [first_root] + path
    if not path:
        return False
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn & 1 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == first_root and sr == second_root


def tile_path(kind, index, width):
    groups = []
    while True:
        groups.append(("x" if groups else "") + f"{index % 1000:03}")
        index //= 1000
        if index == 0:
            break
    return f"tile/{kind}/" + "/".join(reversed(groups)) + (f".p/{width}" if width < 256 else "")


def tiles(kind, count):
    """The tiles of a level that has so many hashes: path, first position, width."""
    for index in range((count + 255) // 256):
        width = min(256, count - index * 256)
        yield tile_path(kind, index, width), index * 256, width


def perfect(hashes):
    """The root of a perfect tree."""
    while len(hashes) > 1:
        hashes = [node_hash(a, b) for a, b in zip(hashes[::2], hashes[1::2])]
    return hashes[0]


def hash_tiles(leaves):
    """All tiles of hashes of a tree, by path."""
    files, level, hashes = {}, 0, leaves
    while hashes:
        for path, first, width in tiles(level, len(hashes)):
            files[path] = b"".join(hashes[first : first + width])
        full = len(hashes) // 256
        hashes = [perfect(hashes[i * 256 : (i + 1) * 256]) for i in range(full)]
        level += 1
    return files
