#!/usr/bin/env python3
"""Envelopes read and written a second time, from the table in town/envelope.h alone.

Shares no line with the C++: `openssl` does ECDH, HKDF and the AES blocks, Python's integers do
GHASH. Needs nothing but Python 3 and the openssl program.

  envelope.py open KEY.pem FILE      the body on stdout; exit 1 and one line when it does not open
  envelope.py check VECTORS.json     every vector of the file; one line each
  envelope.py make VECTORS.json      writes the vectors anew from the fixed keys in this file
"""
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

FIELDS = [("magic", 4), ("v", 1), ("suite", 1), ("schema_v", 2), ("town_key_id", 8), ("terminal", 16),
          ("incarnation", 8), ("seq", 8), ("id", 16), ("epoch", 16), ("epoch_public", 33),
          ("ratchet_n", 4), ("created_wall_ms", 8), ("monotonic_ms", 8), ("boot", 16),
          ("prev_hash", 32), ("sealed_size", 4), ("hash", 32)]
NUMBERS = {"v", "suite", "schema_v", "incarnation", "seq", "ratchet_n", "created_wall_ms",
           "monotonic_ms", "sealed_size"}
BUCKETS = [1024, 4096, 16384, 65536]
# SubjectPublicKeyInfo of a P-256 key (RFC 5480) up to the point, compressed and full.
COMPRESSED = bytes.fromhex("3039301306072a8648ce3d020106082a8648ce3d030107032200")


class Refused(Exception):
    pass


def openssl(*words, stdin=b""):
    done = subprocess.run(["openssl", *words], input=stdin, capture_output=True)
    if done.returncode != 0:
        raise Refused(f"openssl {words[0]}: {done.stderr.decode().strip()}")
    return done.stdout


def hkdf(key, salt, info):
    words = ["kdf", "-keylen", "32", "-kdfopt", "digest:SHA256", "-kdfopt", f"hexkey:{key.hex()}",
             "-kdfopt", f"info:{info}"]
    if salt:
        words += ["-kdfopt", f"hexsalt:{salt.hex()}"]
    return openssl(*words, "-binary", "HKDF")


def shared_secret(private_pem, public_der):
    with tempfile.TemporaryDirectory() as folder:
        key, peer = Path(folder, "key.pem"), Path(folder, "peer.pem")
        key.write_text(private_pem)
        peer.write_bytes(openssl("pkey", "-pubin", "-inform", "DER", stdin=public_der))
        return openssl("pkeyutl", "-derive", "-inkey", str(key), "-peerkey", str(peer))


def public_der(private_pem):
    return openssl("pkey", "-pubout", "-outform", "DER", stdin=private_pem.encode())


def ctr(key, nonce, data):
    """The part of GCM that hides: counter mode from block 2 on (NIST SP 800-38D)."""
    return openssl("enc", "-aes-256-ctr", "-K", key.hex(), "-iv", nonce.hex() + "00000002",
                   stdin=data)


def block(key, data):
    return openssl("enc", "-aes-256-ecb", "-nopad", "-K", key.hex(), stdin=data)


def times(x, y):
    """Multiplication in GF(2^128) with GCM's bit order."""
    product = 0
    for bit in range(127, -1, -1):
        if y >> bit & 1:
            product ^= x
        x = x >> 1 ^ (0xE1 << 120 if x & 1 else 0)
    return product


def tag(key, nonce, aad, hidden):
    h = int.from_bytes(block(key, bytes(16)), "big")
    text = b""
    for part in (aad, hidden):
        text += part + bytes(-len(part) % 16)
    text += (len(aad) * 8).to_bytes(8, "big") + (len(hidden) * 8).to_bytes(8, "big")
    y = 0
    for at in range(0, len(text), 16):
        y = times(y ^ int.from_bytes(text[at:at + 16], "big"), h)
    mask = int.from_bytes(block(key, nonce + b"\0\0\0\1"), "big")
    return (y ^ mask).to_bytes(16, "big")


def read(data):
    header, at = {}, 0
    for name, size in FIELDS:
        part = data[at:at + size]
        header[name] = int.from_bytes(part, "big") if name in NUMBERS else part
        at += size
    if header["magic"] != b"MDGE" or len(data) != at + header["sealed_size"]:
        raise Refused("this is not one envelope")
    if hashlib.sha256(data[:185] + data[217:]).digest() != header["hash"]:
        raise Refused("the hash differs")
    return header


def write(header):
    return b"".join(header[name].to_bytes(size, "big") if name in NUMBERS else header[name]
                    for name, size in FIELDS if name != "hash")


def keys(header, shared):
    chain = hkdf(shared, header["epoch_public"] + header["epoch"], "madoguchi epoch 1")
    for _ in range(header["ratchet_n"]):
        chain = hkdf(chain, b"", "n")
    return hkdf(chain, b"", "m"), header["ratchet_n"].to_bytes(12, "big")


def open_envelope(private_pem, data):
    header = read(data)
    own_id = hashlib.sha256(public_der(private_pem)).digest()[:8]
    if header["town_key_id"] != own_id:
        raise Refused("sealed for another key")
    message, nonce = keys(header, shared_secret(private_pem, COMPRESSED + header["epoch_public"]))
    hidden, seal = data[217:-16], data[-16:]
    if tag(message, nonce, data[:185], hidden) != seal:
        raise Refused("the tag differs")
    plain = ctr(message, nonce, hidden)
    size = int.from_bytes(plain[:4], "big")
    if len(plain) != min(b for b in BUCKETS if b >= size + 4) or plain[4 + size:].strip(b"\0"):
        raise Refused("the padding differs")
    return header, plain[4:4 + size]


def seal_envelope(header, body, epoch_private_pem, town_public_der):
    point = public_der(epoch_private_pem)[-64:]
    header["magic"] = b"MDGE"
    header["town_key_id"] = hashlib.sha256(town_public_der).digest()[:8]
    header["epoch_public"] = bytes([2 + (point[63] & 1)]) + point[:32]
    bucket = min(b for b in BUCKETS if b >= len(body) + 4)
    header["sealed_size"] = bucket + 16
    message, nonce = keys(header, shared_secret(epoch_private_pem, town_public_der))
    plain = len(body).to_bytes(4, "big") + body
    hidden = ctr(message, nonce, plain + bytes(bucket - len(plain)))
    aad = write(header)
    sealed = hidden + tag(message, nonce, aad, hidden)
    return aad + hashlib.sha256(aad + sealed).digest() + sealed


# Made once for these vectors; they protect nothing.
TOWN_KEY = """-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgD4XO2e0ktnA4VzxD
N145Bmuk7t4ldzDMXCLQYkPsWxmhRANCAAQhyp6d0rrIzBNPYaB2Kb2XVnBF9MoX
uwkCg16DzTpzHqxskFVJIMM7rB5prRBkZ9KHYzDrxbms8Jk8fIHuwmmT
-----END PRIVATE KEY-----
"""
EPOCH_KEY = """-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgrXpS0tFPHD/vrxcJ
5vC41lVkv+ZwjMWHdk3la5Y1EzOhRANCAAThQDxSP5HCpkwMt4HIa4KsxLt1C4f1
BqMVrBjTcZcv8W7tcpQz4yF+JlH6Zo4OpZKRxp61W3Bny5gRnekcjrOo
-----END PRIVATE KEY-----
"""


def make():
    vectors, previous = [], bytes(32)
    bodies = ["", '{"kind":"application","journey":"taxi-pass"}', "美咲町" * 200]
    for n, body in enumerate(bodies):
        header = {"v": 1, "suite": 1, "schema_v": 1, "terminal": bytes(range(16)), "incarnation": 2,
                  "seq": n + 1, "id": bytes([n] * 16), "epoch": bytes(range(16, 32)),
                  "ratchet_n": n, "created_wall_ms": 1795311485123 + n, "monotonic_ms": 60000 + n,
                  "boot": bytes(range(32, 48)), "prev_hash": previous}
        data = seal_envelope(header, body.encode(), EPOCH_KEY, public_der(TOWN_KEY))
        previous = data[185:217]
        vectors.append({"header": shown(read(data)), "body": body, "envelope": data.hex()})
    return {"seal_key": TOWN_KEY, "epoch_key": EPOCH_KEY, "vectors": vectors}


def shown(header):
    return {name: header[name] if name in NUMBERS else header[name].hex() for name, _ in FIELDS}


def check(file):
    failed = 0
    for n, vector in enumerate(file["vectors"]):
        data = bytes.fromhex(vector["envelope"])
        try:
            header, body = open_envelope(file["seal_key"], data)
            good = shown(header) == vector["header"] and body.decode() == vector["body"]
        except Refused as why:
            good = str(why)
        print(f"vector {n}: {'right' if good is True else f'wrong ({good})'}")
        failed += good is not True
    return failed


def main(words):
    try:
        if len(words) == 3 and words[0] == "open":
            body = open_envelope(Path(words[1]).read_text(), Path(words[2]).read_bytes())[1]
            sys.stdout.buffer.write(body)
            return 0
        if len(words) == 2 and words[0] == "check":
            return 1 if check(json.loads(Path(words[1]).read_text())) else 0
        if len(words) == 2 and words[0] == "make":
            Path(words[1]).write_text(json.dumps(make(), indent=1, ensure_ascii=False) + "\n")
            return 0
    except Refused as why:
        print(f"envelope.py: {why}", file=sys.stderr)
        return 1
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
