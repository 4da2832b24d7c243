"""Runs a program in a terminal of its own (24 rows, 80 columns) and types into it.

Usage: drive_terminal.py STEPS PROGRAM ARGUMENTS. STEPS is a file with a JSON list: {"type": text} types, {"see": text} waits until the text has appeared after what was
seen before. Prints all that the program wrote, and exits with its exit code; with 97 when something did not appear in time,
with 98 when the program did not end.
"""

import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios
import time

LIMIT = 60


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        steps = json.load(file)
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(sys.argv[2], sys.argv[2:])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    written = b""
    seen = 0

    def read(until):
        nonlocal written
        while time.monotonic() < until:
            if select.select([terminal], [], [], 0.05)[0]:
                try:
                    piece = os.read(terminal, 65536)
                except OSError:  # Linux says so when the program has ended
                    return False
                if not piece:
                    return False
                written += piece
                return True
        return None

    def fail(code, why):
        sys.stdout.buffer.write(written + f"\n[{why}]\n".encode())
        os.kill(child, 9)
        sys.exit(code)

    for step in steps:
        if "type" in step:
            os.write(terminal, step["type"].encode())
            continue
        wanted = step["see"].encode()
        until = time.monotonic() + LIMIT
        while (at := written.find(wanted, seen)) < 0:
            if not read(until):
                fail(97, f"{step['see']!r} did not appear")
        seen = at + len(wanted)

    until = time.monotonic() + LIMIT
    while (more := read(until)) is not False:
        if more is None:
            fail(98, "the program did not end")
    sys.stdout.buffer.write(written)
    sys.stdout.flush()
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


main()
