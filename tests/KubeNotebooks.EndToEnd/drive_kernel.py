"""Drives the installed kernel with Jupyter's own client and checks what it answers."""
import hashlib
import hmac
import json
import os
import time

import zmq
from jupyter_client.manager import KernelManager

WAIT = 60

manager = KernelManager(kernel_name="kubenotebooks")
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=WAIT)


def run(code, **options):
    outputs = []
    reply = client.execute_interactive(code, allow_stdin=False, timeout=WAIT, output_hook=outputs.append, **options)
    kinds = [message["msg_type"] for message in outputs if message["msg_type"] not in ("status", "execute_input")]
    states = [message["content"]["execution_state"] for message in outputs if message["msg_type"] == "status"]
    assert states == ["busy", "idle"], states
    return reply["content"], kinds, outputs


def ask(send):
    message_id = send()
    while True:
        reply = client.get_shell_msg(timeout=WAIT)
        if reply["parent_header"].get("msg_id") == message_id:
            return reply["content"]


# What the kernel is.
info = ask(client.kernel_info)
assert info["protocol_version"] == "5.5" and info["language_info"]["name"] == "C#", info

# Cells: a command, a value, an error, and what is left of it.
content, kinds, outputs = run("#!kube get nodes")
assert content["status"] == "ok" and kinds == ["display_data"], (content, kinds)
data = [message for message in outputs if message["msg_type"] == "display_data"][0]["content"]["data"]
assert data["text/plain"].startswith("NAME       STATUS   ROLES    AGE   VERSION\nworker-1   Ready"), data
assert "<table" in data["text/html"], data
content, kinds, _ = run("#!kube get nonsense")
assert content["status"] == "ok" and kinds == ["stream"], (content, kinds)
content, kinds, outputs = run("var answer = 42;\nanswer")
assert content["status"] == "ok" and kinds == ["execute_result"], (content, kinds)
content, kinds, _ = run("nonsense")
assert content["status"] == "error" and content["ename"] == "CompilationError" and kinds == ["error"], content
content, kinds, _ = run("answer", store_history=False)
assert content["status"] == "ok" and kinds == ["execute_result"], content
assert content["execution_count"] == 4, content
content, kinds, _ = run("1", user_expressions={"double": "answer * 2"})
assert content["user_expressions"]["double"]["data"]["text/plain"] == "84", content

# After an error, what waits is aborted.
first = client.execute("throw new Exception();")
second = client.execute("1")
states = {}
while len(states) < 2:
    reply = client.get_shell_msg(timeout=WAIT)
    states[reply["parent_header"]["msg_id"]] = reply["content"]["status"]
assert states == {first: "error", second: "aborted"}, states

# Questions about code. The place is counted in code points: the clef is one.
complete = ask(lambda: client.complete("#!kube get po", 13))
assert "pods" in complete["matches"] and (complete["cursor_start"], complete["cursor_end"]) == (11, 13), complete
complete = ask(lambda: client.complete('"\U0001D11E".Len', 7))
assert complete["matches"] == ["Length"] and (complete["cursor_start"], complete["cursor_end"]) == (4, 7), complete
assert ask(lambda: client.complete("cluster.Po", 10))["matches"] == ["Pods"]
assert ask(lambda: client.is_complete("for (;;) {"))["status"] == "incomplete"
assert ask(lambda: client.is_complete("#!kube get pods"))["status"] == "complete"
assert ask(lambda: client.inspect("cluster.Now", 10))["found"]
history = ask(lambda: client.history(hist_access_type="tail", n=1))
assert history["history"][0][2] == "throw new Exception();", history
assert ask(client.comm_info)["comms"] == {}

# A wrong signature is dropped, and so is a message that was sent before; the kernel goes on.
socket = zmq.Context.instance().socket(zmq.DEALER)
socket.connect("tcp://127.0.0.1:%d" % manager.shell_port)
header = json.dumps({"msg_id": "forged", "username": "x", "session": "x", "msg_type": "kernel_info_request", "version": "5.3", "date": ""}).encode()
parts = [header, b"{}", b"{}", b"{}"]
signature = hmac.new(manager.session.key, b"".join(parts), hashlib.sha256).hexdigest().encode()
socket.send_multipart([b"<IDS|MSG>", b"0" * 64] + parts)
assert not socket.poll(700), "a forged message was answered"
socket.send_multipart([b"<IDS|MSG>", signature] + parts)
assert socket.poll(WAIT * 1000) and socket.recv_multipart()
socket.send_multipart([b"<IDS|MSG>", signature] + parts)
assert not socket.poll(700), "a repeated message was answered"
socket.send_multipart([b"nonsense"])
socket.close()

# While a cell runs, questions are answered; an interrupt ends it and keeps what was there.
running = client.execute("while (true) { }")
time.sleep(1)
assert ask(lambda: client.complete("#!wr", 4))["matches"] == ["#!writefile"]
manager.interrupt_kernel()
while True:
    reply = client.get_shell_msg(timeout=WAIT)
    if reply["parent_header"].get("msg_id") == running:
        break
assert reply["content"]["ename"] == "Interrupted", reply
assert run("answer")[0]["status"] == "ok"

# An exception on a thread that a cell started does not end the kernel.
assert run("new Thread(() => throw new Exception()).Start(); Thread.Sleep(300);")[0]["status"] == "ok"
assert run("answer")[0]["status"] == "ok"

# Endless recursion is an error like another.
content, kinds, _ = run("int Deep(int n) => 1 + Deep(n + 1);\nDeep(0)")
assert content["ename"] == "InsufficientExecutionStackException" and len(content["traceback"]) < 5, content

# Many outputs, none lost.
content, kinds, _ = run("for (var i = 0; i < 5000; i++) i.Display();")
assert kinds.count("display_data") == 5000, len(kinds)



def watch(code, interrupt=False):
    """Runs a cell as a front end with a person before it does; an interrupt comes when something that lives is shown."""
    request, start, messages = client.execute(code, allow_stdin=True), time.monotonic(), []
    while True:
        message = client.get_iopub_msg(timeout=WAIT)
        if message["parent_header"].get("msg_id") != request:
            continue
        messages.append(message)
        if message["msg_type"] == "display_data" and message["content"]["transient"] and interrupt:
            interrupt, start = False, time.monotonic()
            manager.interrupt_kernel()
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            break
    seconds = time.monotonic() - start
    while True:
        reply = client.get_shell_msg(timeout=WAIT)
        if reply["parent_header"].get("msg_id") == request:
            break
    shown = [message for message in messages if message["msg_type"] in ("display_data", "update_display_data")]
    return reply["content"], shown, seconds


# A command that waits is one display, updated in place, for those who watch; for others it is over at once.
content, kinds, _ = run("#!sim reset --seed 3\n#!kube create deployment web --image=nginx:1.27 --replicas=4")
assert content["status"] == "ok", content
content, shown, seconds = watch("#!kube rollout status deploy/web")
assert content["status"] == "ok" and 0.5 < seconds < 8, (content, seconds)
assert [message["msg_type"] for message in shown].count("display_data") == 1 and len(shown) > 4, len(shown)
assert len(shown) <= 10 * seconds + 3, (len(shown), seconds)
assert len({message["content"]["transient"]["display_id"] for message in shown}) == 1, shown
assert shown[-1]["content"]["data"]["text/plain"].endswith("successfully rolled out\n"), shown[-1]
content, shown, seconds = watch("#!kube rollout restart deploy/web\n#!kube get pods -w", interrupt=True)
assert content["ename"] == "Interrupted" and seconds < 1.5, (content, seconds)
assert shown[-1]["content"]["data"]["text/plain"].startswith("NAME "), shown[-1]
content, shown, seconds = watch("#!sim run 1000h", interrupt=True)
assert content["ename"] == "Interrupted" and seconds < 1.5, (content, seconds)
start = time.monotonic()
content, kinds, outputs = run("#!kube rollout restart deploy/web\n#!kube rollout status deploy/web\n#!sim run 10m")
assert kinds == ["display_data"] * 3 and time.monotonic() - start < 5, (kinds, time.monotonic() - start)

# Updates that come too fast are thinned out; the last one is seen.
content, shown, seconds = watch("var counted = 0.Display();\nfor (var i = 1; i <= 20000; i++) counted.Update(i);")
assert len(shown) <= 10 * seconds + 3, (len(shown), seconds)
assert shown[-1]["content"]["data"]["text/plain"] == "20000", shown[-1]

# Heartbeats.
assert client.hb_channel.is_beating()

# The end.
client.stop_channels()
manager.shutdown_kernel()
assert not manager.is_alive()
print("all is well")
