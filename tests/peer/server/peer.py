#!/usr/bin/env python3
"""madoguchi-server against curl, openssl and raw sockets. Usage: peer.py BIN SOURCE CHAPTER"""
import base64
import contextlib
import csv
import hashlib
import json
import os
import secrets
import signal
import socket
import ssl
import sys
import time

from town import Town, hear, held_ports, run, seconds, secret_of


def enrolment(town):
    code = town.code("hall-1", "hall")
    key, csr = town.path("k"), town.path("c")
    run("openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
        "-keyout", key, "-out", csr, "-subj", "/CN=hall-1")
    body = {"code": secret_of(code), "request": open(csr).read()}
    status, _, reply = town.post("/v1/enrolments", body)
    assert status == 201, reply
    enrolled = json.loads(reply)
    assert enrolled["name"] == "hall-1" and enrolled["short_name"] == "H1", enrolled
    open(town.path("hall.pem"), "w").write(enrolled["certificate"])
    run("openssl", "verify", "-purpose", "sslclient", "-CAfile", town.dir + "/ca.pem",
        town.path("hall.pem"))
    # The manifest is signed by the pack key, whose certificate the town hands out.
    open(town.path("manifest"), "wb").write(base64.b64decode(enrolled["manifest"]["text"]))
    open(town.path("signature"), "wb").write(base64.b64decode(enrolled["manifest"]["signature"]))
    public = run("openssl", "x509", "-in", town.dir + "/pack.pem", "-pubkey", "-noout").stdout
    open(town.path("pack.pub"), "w").write(public)
    run("openssl", "dgst", "-sha256", "-verify", town.path("pack.pub"), "-signature",
        town.path("signature"), town.path("manifest"))
    # Once only; not with a request for an RSA key; not with rubbish; six guesses are too many.
    assert town.post("/v1/enrolments", body)[0] == 409
    run("openssl", "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", csr,
        "-subj", "/CN=x")
    rsa = {"code": secret_of(town.code("hall-2", "hall")), "request": open(csr).read()}
    assert town.post("/v1/enrolments", rsa)[0] == 400
    assert town.post("/v1/enrolments", {"code": 5})[0] == 400
    guess = dict(body, code=base64.urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("="))
    assert [town.post("/v1/enrolments", guess)[0] for _ in range(6)] == [401] * 5 + [429]


def certificates(town):
    _, hall = town.enrol("hall-1")
    counter_reply, counter = town.enrol("counter-1", "counter")
    desk = (town.path("counter-1.desk.pem"), counter[1])
    for path in ["/v1/health", "/v1/terminals/self/cursor", "/v1/receipts/lookup", "/v1/audit"]:
        status, head, body = town.curl(path)
        assert status == 401 and "application/problem+json" in head, (path, status, body)
    assert town.curl("/v1/health", certificate=hall)[0] == 200
    cursor = json.loads(town.curl("/v1/terminals/self/cursor", certificate=hall)[2])
    assert cursor == {"incarnation": 1, "last_seq": 0, "head_hash": "0" * 64}, cursor
    # A stranger's authority gets no further than the handshake, on either door.
    run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
        "-keyout", town.path("other.key"), "-out", town.path("other.pem"), "-subj", "/CN=hall-1")
    other = (town.path("other.pem"), town.path("other.key"))
    assert town.curl("/v1/health", certificate=other, check=False)[0] == 0
    # The desk ends the handshake without a certificate and with one of the terminals' authority.
    assert town.curl("/v1/health", door="desk", check=False)[0] == 0
    assert town.curl("/v1/health", door="desk", certificate=hall, check=False)[0] == 0
    assert town.curl("/v1/health", door="desk", certificate=desk)[0] == 200
    assert town.curl("/v1/health", certificate=desk, check=False)[0] == 0
    # A revoked terminal is out at its next request, also on a line that is still open.
    town.tool("town", "revoke", town.dir, "--name", "hall-1")
    status, _, body = town.curl("/v1/terminals/self/cursor", certificate=hall)
    assert status == 403 and json.loads(body)["type"] == "terminal-revoked", body
    assert counter_reply["role"] == "counter"


def tls_versions(town):
    for version, works in [("-tls1_1", False), ("-tls1", False), ("-tls1_2", True),
                           ("-tls1_3", True)]:
        done = run("openssl", "s_client", "-connect", f"127.0.0.1:{town.port}", version, "-CAfile",
                   town.dir + "/ca.pem", "-cipher", "ALL:@SECLEVEL=0", "-verify_return_error",
                   "-verify_hostname", "localhost", check=False, input="")
        assert (done.returncode == 0) == works, (version, done.stdout[-500:], done.stderr[-500:])
    # Leaf and authority are both sent: a terminal knows the authority by the code's fingerprint.
    shown = run("openssl", "s_client", "-connect", f"127.0.0.1:{town.port}", "-showcerts",
                input="").stdout
    assert shown.count("BEGIN CERTIFICATE") == 2, shown
    # The name on the certificate is this machine's, not anybody's.
    done = run("curl", "-sS", "--cacert", town.dir + "/ca.pem", "--resolve",
               f"elsewhere.example:{town.port}:127.0.0.1",
               f"https://elsewhere.example:{town.port}/v1/health", check=False)
    assert done.returncode == 60, done.stderr


def look_ups(town):
    _, hall = town.enrol("hall-1")
    replies = set()
    numbers = ["H1-7K3M-9P2Q-X", "H1-0000-0000-0", "nonsense", "'; DROP TABLE applications; --"]
    questions = [{"secret": secrets.token_hex(16)} for _ in range(3)]
    questions += [{"number": number, "birth_date": "1955-02-17"} for number in numbers]
    for question in questions:
        status, head, body = town.post("/v1/receipts/lookup", question, certificate=hall)
        head = "\n".join(sorted(head.splitlines()))
        replies.add((status, head, body))
    assert len(replies) == 1, replies
    status, _, body = replies.pop()
    assert status == 404 and json.loads(body)["type"] == "not-found", body
    assert town.post("/v1/receipts/lookup", {}, certificate=hall)[0] == 400
    # A batch that is none, and one with a wrong digest.
    batch = ["-X", "POST", "-H", "Content-Type: application/octet-stream", "--data-binary", "MDGB"]
    path = "/v1/terminals/self/batches"
    assert town.curl(path, *batch, certificate=hall)[0] == 400
    keyed = [*batch, "-H", "Idempotency-Key: \"a\""]
    assert town.curl(path, *keyed, certificate=hall)[0] == 400
    wrong = base64.b64encode(hashlib.sha256(b"other").digest()).decode()
    digest = ["-H", f"Content-Digest: sha-256=:{wrong}:"]
    assert town.curl(path, *keyed, *digest, certificate=hall)[0] == 422


def desk(town):
    reply, counter = town.enrol("counter-1", "counter")
    at_desk = {"door": "desk", "certificate": (town.path("counter-1.desk.pem"), counter[1])}
    # A clerk whose card is an RSA key and a certificate made by openssl.
    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout",
        town.path("card.key"), "-out", town.path("card.pem"), "-subj", "/CN=card", "-days", "30")
    run("openssl", "x509", "-in", town.path("card.pem"), "-outform", "DER", "-out",
        town.path("card.der"))
    assert town.tool("town", "staff", town.dir, "--name", "窓口 太郎", "--section", "no_such",
                     "--card", town.path("card.der"), check=False).returncode == 1
    town.tool("town", "staff", town.dir, "--name", "窓口 太郎", "--section", "resident_desk",
              "--card", town.path("card.der"))
    assert town.curl("/v1/desk/applications", **at_desk)[0] == 401
    status, _, body = town.post("/v1/desk/nonces", {}, **at_desk)
    nonce = json.loads(body)
    assert status == 201 and nonce["terminal"] == reply["terminal"], body
    nothing = hashlib.sha256(b"").hexdigest()
    lines = ["madoguchi challenge 1", "staff sign-in", nonce["terminal"], nonce["session"],
             nonce["nonce"], nothing, nonce["time"], ""]
    open(town.path("challenge"), "w").write("\n".join(lines))
    run("openssl", "dgst", "-sha256", "-sign", town.path("card.key"), "-out",
        town.path("signed"), town.path("challenge"))
    proof = {"session": nonce["session"],
             "certificate": base64.b64encode(open(town.path("card.der"), "rb").read()).decode(),
             "signature": base64.b64encode(open(town.path("signed"), "rb").read()).decode()}
    status, _, body = town.post("/v1/desk/sessions", proof, **at_desk)
    assert status == 201, body
    signed_in = json.loads(body)
    clerk = signed_in["clerk"]
    assert (clerk["name"], clerk["section"]) == ("窓口 太郎", "resident_desk"), body
    bearer = ["-H", "Authorization: Bearer " + signed_in["token"]]
    assert json.loads(town.curl("/v1/desk/applications", *bearer, **at_desk)[2])["items"] == []
    views = json.loads(town.curl("/v1/desk/registers", *bearer, **at_desk)[2])["items"]
    assert {"register": "notices", "view": "written"} in views, views
    table = json.loads(town.curl("/v1/desk/registers/notices/written", *bearer, **at_desk)[2])
    assert table["columns"] and table["rows"] == [], table
    status, _, sheet = town.curl("/v1/desk/registers/notices/written?format=csv", *bearer, **at_desk)
    assert status == 200 and sheet.startswith("\ufeff"), sheet
    assert len(next(csv.reader([sheet.splitlines()[0]]))) == len(table["columns"]), sheet
    assert town.curl("/v1/desk/registers/care/none", *bearer, **at_desk)[0] == 404
    # The audit verifies with public keys only, and not when a line is changed, cut or missing.
    _, _, audit = town.curl("/v1/audit", *bearer, **at_desk)
    lines = audit.splitlines(keepends=True)
    assert len(lines) > 3, audit

    def verified(kept):
        open(town.path("audit"), "w").write("".join(kept))
        return town.tool("log", "verify", town.path("audit"), "--trust", town.dir + "/ca.pem",
                         check=False).returncode == 0

    assert verified(lines)
    assert not verified(lines[:-1])
    assert not verified(lines[:1] + lines[2:])
    assert not verified([lines[0].replace("officer", "nobody")] + lines[1:])
    assert town.curl("/v1/desk/sessions/self", "-X", "DELETE", *bearer, **at_desk)[0] == 204
    assert town.curl("/v1/desk/applications", *bearer, **at_desk)[0] == 401


def pages_socket(town):
    """The core's end of the pages' socket, spoken to as any program could, one line a connection."""
    def ask(request):
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(10)
            line.connect(town.dir + "/pages.sock")
            line.sendall(json.dumps(request).encode() + b"\n")
            reply = b""
            while not reply.endswith(b"\n"):
                piece = line.recv(65536)
                assert piece, reply
                reply += piece
            return json.loads(reply)

    assert os.stat(town.dir + "/pages.sock").st_mode & 0o777 == 0o660
    assert os.stat(town.dir + "/pages-terminal.key").st_mode & 0o777 == 0o600
    hello = ask({"hello": "pages"})
    assert hello["seq"] == 0 and hello["prev_hash"] == "0" * 64, hello
    assert hello["seal_key"].startswith("-----BEGIN PUBLIC KEY-----"), hello
    token = hashlib.sha256(b"a token").hexdigest()
    code = town.tool("town", "enrol", town.dir, "--name", "shop-1", "--role", "shop").stdout.split()[0]
    assert ask({"enrol_device": "0000-0000", "token_sha256": token}) == {}
    device = ask({"enrol_device": code, "token_sha256": token})
    assert (device["name"], device["role"]) == ("shop-1", "shop"), device
    assert ask({"enrol_device": code, "token_sha256": token}) == {}, "good only once"
    assert ask({"device": token})["name"] == "shop-1"
    board = ask({"view": {"register": "notices", "view": "board", "device": "", "role": "home",
                          "person": None, "parameters": {}}})
    assert board["table"]["columns"], board
    # What is not for the home page, and what a device says it is, opens nothing.
    for wish in [{"view": "written", "device": ""}, {"view": "written", "device": "shop-1"},
                 {"view": "board", "device": "shop-9"}]:
        assert ask({"view": {"register": "notices", "role": "counter", **wish}}) == {}, wish
    assert ask({"put": "AAAA"}) == {}
    assert ask({"carried": "MDH1.x"})["fault"] == "not_carried"
    town.tool("town", "revoke", town.dir, "--name", "shop-1")
    assert ask({"device": token}) == {}


def floods(town):
    before = town.rss_kib()

    def answered(head, body=b"", more=0):
        with town.raw() as line:
            try:
                line.sendall(head + body)
                for _ in range(more):
                    line.sendall(b"x" * 65536)
            except OSError:
                pass  # It may hang up in the middle of our flood.
            return hear(line)

    post = b"POST /v1/enrolments HTTP/1.1\r\nHost: a\r\n"
    cases = {
        "CL and TE": (post + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        "two CL": (post + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", 400),
        "CL -1": (post + b"Content-Length: -1\r\n\r\n", 400),
        "CL 10 GB": (post + b"Content-Length: 10000000000\r\n\r\n", 413),
        "chunk -2": (post + b"Transfer-Encoding: chunked\r\n\r\n-2\r\nab\r\n", 400),
        "chunk 2^64": (post + b"Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\nab\r\n", 400),
        "gzip body": (post + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab", 400),
        "climb": (b"GET /v1/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        "100,000 headers": (post + b"A: b\r\n" * 100_000 + b"\r\n", 431),
        "endless header": (post + b"X: " + b"x" * 1_000_000, 431),
        "not HTTP": (b"\x00\x01\x02\x03\r\n\r\n", 400),
    }
    for name, (request, status) in cases.items():
        heard = answered(request)
        # A flood may be cut off before the answer can be read; it must never be served.
        flood = len(request) > 100_000
        assert heard.startswith(f"HTTP/1.1 {status}") or (flood and heard == ""), (name, heard)
    heard = answered(post + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFF\r\n", more=3000)  # 200 MB
    assert heard == "" or heard.startswith("HTTP/1.1 413"), heard
    grown = town.rss_kib() - before
    assert grown < 32 * 1024, f"grew by {grown} KiB"
    assert town.server.poll() is None
    assert town.curl("/v1/health")[0] == 401


def crowd(town):
    """200 visitors who drip or say nothing; others are served while they sit there."""
    begun = time.monotonic()
    silent = [socket.create_connection(("127.0.0.1", town.port)) for _ in range(100)]
    dripping = [town.raw() for _ in range(100)]
    for line in dripping:
        line.sendall(b"GET /v1/he")
    took = seconds(lambda: town.curl("/v1/health"))
    assert took < 15, took  # When the others are sent away (http::Limits::request).
    gone = [line for line in silent + dripping if is_sent_away(line)]
    assert not gone or time.monotonic() - begun > 14, f"served because {len(gone)} others were gone"
    for line in silent + dripping:
        line.close()


def is_sent_away(line):
    line.setblocking(False)
    try:
        return line.recv(1) == b""
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    except OSError:
        return True


def slow_drip(town):
    """One byte a second does not buy more than the fifteen seconds of a request."""
    with town.raw() as line:
        line.settimeout(1)
        line.sendall(b"POST /v1/enrolments HTTP/1.1\r\nHost: a\r\nContent-Length: 60\r\n\r\n")
        dropped = None
        for second in range(40):
            try:
                line.sendall(b"x")
                if line.recv(1000) == b"":
                    dropped = second
                    break
            except TimeoutError:
                continue  # Nothing to hear: it still listens to us.
            except OSError:
                dropped = second
                break
        assert dropped is not None and 10 <= dropped <= 20, dropped


def restart(town):
    _, hall = town.enrol("hall-1")
    # Killed and started again: nothing is in the way, the terminal is still known.
    town.stop(signal.SIGKILL)
    town.start()
    assert town.curl("/v1/terminals/self/cursor", certificate=hall)[0] == 200
    # A second server on the same store is refused with a line.
    second = run(os.path.join(town.bin, "madoguchi-server"), "--config", town.dir + "/server.toml",
                 check=False)
    assert second.returncode == 1 and "another server" in second.stderr, second.stderr
    # Nor does one with a store and doors of its own take the sockets of the one that lives.
    with contextlib.ExitStack() as held:
        doors = [f"{flag}=127.0.0.1:{port}" for flag, port in
                 zip(["--listen", "--desk-listen"], held_ports(held, 2))]
        second = run(os.path.join(town.bin, "madoguchi-server"), "--config", town.dir + "/server.toml",
                     "--store", "sqlite:" + town.path("second.db"), *doors, check=False, timeout=60)
    assert second.returncode == 1 and "another program listens at" in second.stderr, second.stderr
    town.code("hall-3", "hall")
    assert os.path.exists(town.dir + "/pages.sock")
    assert town.curl("/v1/terminals/self/cursor", certificate=hall)[0] == 200
    assert town.stop() == 0
    assert not os.path.exists(town.dir + "/admin.sock")
    done = town.tool("town", "enrol", town.dir, "--name", "hall-2", "--role", "hall", check=False)
    assert done.returncode == 1 and done.stderr.count("\n") == 1, done.stderr


def command_lines(town):
    for name in ["ca", "staff-ca", "seal", "ack", "pack", "tls"]:
        mode = os.stat(f"{town.dir}/{name}.key").st_mode & 0o777
        assert mode == 0o600, (name, oct(mode))
    for name in ["ack", "pack", "tls"]:
        run("openssl", "verify", "-CAfile", town.dir + "/ca.pem", f"{town.dir}/{name}.pem")
    before = open(town.dir + "/ca.key").read()
    again = town.tool("town", "init", town.dir, check=False)
    assert again.returncode == 1 and again.stderr.count("\n") == 1, again.stderr
    assert open(town.dir + "/ca.key").read() == before
    server = os.path.join(town.bin, "madoguchi-server")
    config = town.dir + "/server.toml"
    for words, code in [([], 2), (["--no-such-flag", "x"], 2), (["--config"], 2),
                        (["--config", config, "--part", "nonsense"], 2),
                        (["--config=" + config, "--clock=frob"], 2),
                        (["--config", "/nowhere"], 1), (["--config", config, "--part", "desk"], 1),
                        (["--config", config, "--store", "postgresql://x"], 1),
                        (["--config", config, "--pack", "/nowhere"], 1), (["--help"], 0)]:
        store = ["--store", "sqlite:" + town.path("other.db")] if "--store" not in words else []
        done = run(server, *words, *(store if "--config" in words and len(words) > 1 else []),
                   check=False, timeout=20)
        assert done.returncode == code, (words, done.returncode, done.stderr)
        plain = [line for line in done.stderr.splitlines() if not line.startswith("{")]
        assert len(plain) == (0 if code == 0 else 1), (words, done.stderr)
    # A pack that is not signed by this town is refused.
    town.tool("pack", "build", sys.argv[2] + "/provisioning/towns/misaki", "--out",
              town.path("unsigned.pack"))
    done = run(server, "--config", config, "--store", "sqlite:" + town.path("other.db"), "--pack",
               town.path("unsigned.pack"), check=False, timeout=20)
    assert done.returncode == 1 and "refused" in done.stderr, done.stderr
    for words, code in [(["town"], 2), (["town", "fly"], 2), (["town", "init"], 2),
                        (["town", "enrol", town.dir], 2), (["town", "--help"], 0),
                        (["town", "enrol", town.dir, "--name", "Hall 1", "--role", "hall"], 1),
                        (["town", "enrol", town.dir, "--name", "hall-1", "--role", "king"], 1),
                        (["town", "init", town.path("new"), "--listen", "foo:bar"], 2),
                        (["town", "init", town.path("new"), '--town=mi"saki'], 2),
                        (["town", "revoke", town.dir, "--name=nobody"], 1)]:
        done = town.tool(*words, check=False)
        assert done.returncode == code, (words, done.returncode, done.stderr)
        assert done.stderr.count("\n") == (0 if code == 0 else 1), (words, done.stderr)


if __name__ == "__main__":
    with Town(sys.argv[1], sys.argv[2]) as the_town:
        globals()[sys.argv[3]](the_town)
    print("ok")
