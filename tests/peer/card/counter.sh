# What the peer tests share: a pcscd of their own and an emulated card on it. Sourced; needs
# MADOGUCHI, the program. Everything ends with the script.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$(mktemp -d /tmp/mdgpeer.XXXXXX)
people=$work/people  # Keys and tries are kept beside each person, so not in the source.
cp -r "$root/tests/people" "$people"
emulator=

end() {
    [ -z "$emulator" ] || kill "$emulator" 2>/dev/null || true
    "$root/tests/support/pcscd" stop "$work/pcscd" || true
    rm -rf "$work"
}
trap end EXIT

fail() { echo "FAILED: $*" >&2; exit 1; }
ok() { echo "ok: $*"; }

start_pcscd() {
    local attempt
    for attempt in 1 2 3 4 5 6 7 8; do
        port=$((20000 + RANDOM % 6000 * 2))  # Below those the system gives away by itself.
        if PCSCLITE_CSOCK_NAME=$("$root/tests/support/pcscd" start "$work/pcscd" $port); then
            export PCSCLITE_CSOCK_NAME
            return
        fi
    done
    fail "no pcscd"
}

# start_card PERSON [flags]: the card lies on the reader afterwards.
start_card() {
    local person=$1
    shift
    rm -f "$work/hands"
    mkfifo "$work/hands"
    exec 7<>"$work/hands"
    : >"$work/answers"
    "$MADOGUCHI" emulate card --person "$people/$person.toml" --port $port \
        "$@" <&7 >"$work/answers" 2>"$work/errors" &
    emulator=$!
    answered=0
    await placed
}

# await WORD: the emulator's next line.
await() {
    local line=
    answered=$((answered + 1))
    for _ in $(seq 400); do
        line=$(sed -n "${answered}p" "$work/answers")
        [ -n "$line" ] && break
        kill -0 "$emulator" || fail "the emulator ended: $(cat "$work/errors")"
        read -rt 0.05 <> <(:) || true
    done
    case "$line" in "$1"*) ;; *) fail "expected '$1', got '$line'" ;; esac
}

hands() { echo "$1" >&7; await "$2"; }
card() { "$MADOGUCHI" card "$@"; }
# with_pin PIN JOB …: the secret comes on descriptor 5.
with_pin() {
    local pin=$1
    shift
    card "$@" --pin-fd 5 5<<<"$pin"
}
expect_exit() {
    local expected=$1 code=0
    shift
    "$@" >"$work/stdout" 2>"$work/stderr" || code=$?
    [ "$code" = "$expected" ] || fail "exit $code, not $expected: $* ($(cat "$work/stderr"))"
}
one_plain_line() { [ "$(wc -l <"$work/stderr")" = 1 ] || fail "not one line: $(cat "$work/stderr")"; }
