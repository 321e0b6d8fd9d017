"""A real town server in a temporary folder, and the strangers' tools that visit it."""
import contextlib
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time


def run(*words, check=True, **more):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, **more)
    if check and done.returncode != 0:
        raise AssertionError(f"{words}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def held_ports(stack, count):
    """Ports that stay ours: bound and never listening, so that the server may listen there (SO_REUSEADDR) and nobody
    is given them by chance."""
    ports = []
    for _ in range(count):
        one = stack.enter_context(socket.socket())
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind(("127.0.0.1", 0))
        ports.append(one.getsockname()[1])
    return ports


class Town:
    """`madoguchi town init`, a signed pack, and a running madoguchi-server."""

    def __init__(self, bin_dir, source_dir):
        self.bin = bin_dir
        self.root = tempfile.mkdtemp(prefix="mdg-")
        self.dir = os.path.join(self.root, "town")
        self._held = contextlib.ExitStack()
        self.port, self.desk_port = held_ports(self._held, 2)
        self.tool("town", "init", self.dir, "--listen", f"127.0.0.1:{self.port}",
                  "--desk-listen", f"127.0.0.1:{self.desk_port}")
        pack = os.path.join(self.dir, "misaki.pack")
        self.tool("pack", "build", os.path.join(source_dir, "provisioning/towns/misaki"),
                  "--out", pack)
        self.tool("pack", "sign", pack, "--key", os.path.join(self.dir, "pack.key"))
        self.server = None
        self.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.server and self.server.poll() is None:
            self.server.kill()
            self.server.wait()
        self._held.close()
        shutil.rmtree(self.root, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.root, name)

    def tool(self, *words, **more):
        return run(os.path.join(self.bin, "madoguchi"), *words, **more)

    def start(self, *flags):
        log = open(self.path("server.log"), "a")
        self.server = subprocess.Popen(
            [os.path.join(self.bin, "madoguchi-server"), "--config",
             os.path.join(self.dir, "server.toml"), *flags],
            stdout=subprocess.PIPE, stderr=log, text=True)
        line = self.server.stdout.readline()
        assert line == "ready\n", f"the server said {line!r}: {open(log.name).read()}"

    def stop(self, how=signal.SIGTERM):
        self.server.send_signal(how)
        return self.server.wait(timeout=20)

    def rss_kib(self):
        with open(f"/proc/{self.server.pid}/status") as status:
            for line in status:
                if line.startswith("VmRSS"):
                    return int(line.split()[1])
        raise AssertionError("no VmRSS")

    # What strangers use ------------------------------------------------------------------------

    def curl(self, path, *words, door="terminals", certificate=None, check=True):
        """(status, headers, body) of one request by curl; status 0 = the line was refused."""
        port = self.port if door == "terminals" else self.desk_port
        command = ["curl", "-sS", "--max-time", "20", "-i", "--cacert",
                   os.path.join(self.dir, "ca.pem"), *words]
        if certificate:
            command += ["--cert", certificate[0], "--key", certificate[1]]
        done = run(*command, f"https://127.0.0.1:{port}{path}", check=False)
        if done.returncode != 0:
            assert not check, done.stderr
            return 0, "", done.stderr
        head, _, body = done.stdout.partition("\n\n")
        while " 100 " in head.splitlines()[0]:
            head, _, body = body.partition("\n\n")
        return int(head.split()[1]), head, body

    def post(self, path, body, **more):
        return self.curl(path, "-X", "POST", "-H", "Content-Type: application/json",
                         "--data-binary", json.dumps(body), **more)

    def code(self, name, role):
        out = self.tool("town", "enrol", self.dir, "--name", name, "--role", role).stdout
        code = out.splitlines()[0]
        assert code.startswith("MDGC1.") and " " not in code, code
        return code

    def enrol(self, name, role="hall"):
        """Enrols with an openssl-made key and request; returns the reply and (cert, key) files."""
        key, csr = self.path(name + ".key"), self.path(name + ".csr")
        run("openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-keyout", key, "-out", csr, "-subj", "/CN=" + name)
        status, _, body = self.post("/v1/enrolments", {
            "code": secret_of(self.code(name, role)), "request": open(csr).read()})
        assert status == 201, (status, body)
        reply = json.loads(body)
        pem = self.path(name + ".pem")
        open(pem, "w").write(reply["certificate"])
        if reply["desk_certificate"]:
            open(self.path(name + ".desk.pem"), "w").write(reply["desk_certificate"])
        return reply, (pem, key)

    def raw(self, door="terminals"):
        """A TLS connection on which a test says what it likes."""
        context = ssl.create_default_context(cafile=os.path.join(self.dir, "ca.pem"))
        port = self.port if door == "terminals" else self.desk_port
        plain = socket.create_connection(("127.0.0.1", port), timeout=20)
        return context.wrap_socket(plain, server_hostname="127.0.0.1")


def secret_of(code):
    """The secret half of MDGC1.base64url(16 bytes, CA fingerprint), as base64url."""
    import base64
    text = code.split(".", 1)[1]
    whole = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    assert len(whole) == 48, len(whole)
    return base64.urlsafe_b64encode(whole[:16]).decode().rstrip("=")


def hear(connection):
    """All that comes until the other side ends it."""
    heard = b""
    try:
        while piece := connection.recv(65536):
            heard += piece
    except (ConnectionError, ssl.SSLError):
        pass
    return heard.decode("utf-8", "replace")


def seconds(work):
    begun = time.monotonic()
    work()
    return time.monotonic() - begun
