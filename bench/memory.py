"""Tells the memory of a class: for each learner a JupyterLab server and a kernel that has run the tutorial.

Run it where Jupyter and the kernel are installed, best in the image (docs/jupyterhub.md):
    python3 memory.py LESSON.ipynb [LEARNERS]
Megabytes are of 2^20 bytes. "resident" counts shared pages for everyone, "proportional" divides them: the sum is what a machine needs.
"""
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

from jupyter_client import BlockingKernelClient


def memory(process):
    with open(f"/proc/{process}/smaps_rollup") as lines:
        kilobytes = {words[0]: int(words[1]) for words in map(str.split, lines) if words[0] in ("Rss:", "Pss:")}
    return kilobytes["Rss:"] / 1024, kilobytes["Pss:"] / 1024


def start_server(folder):
    """Starts JupyterLab, loads its page and what is in the folder. Returns it and its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    options = [f"--port={address.rpartition(':')[2]}", "--ServerApp.token=", "--ServerApp.password=", "--ServerApp.disable_check_xsrf=True"]
    server = subprocess.Popen(["jupyter-lab", "--no-browser", *options], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              env={**os.environ, "JUPYTER_RUNTIME_DIR": folder})
    for _ in range(600):
        try:
            for page in ("lab", "lab/api/settings", "api/kernelspecs", "api/contents"):
                urllib.request.urlopen(f"{address}/{page}").read()
            return server, address
        except OSError:
            time.sleep(0.1)  # it is still starting
    sys.exit("JupyterLab did not start.")


def start_kernel(folder, server, address, cells):
    """Lets the server start a kernel, and runs the lesson in it. Returns the kernel's process and the seconds to its first answer."""
    begin = time.monotonic()
    with urllib.request.urlopen(f"{address}/api/kernels", data=b'{"name": "kubenotebooks"}') as answer:
        kernel = json.load(answer)["id"]
    client = BlockingKernelClient(connection_file=os.path.join(folder, f"kernel-{kernel}.json"))
    client.load_connection_file()
    client.start_channels(hb=False)  # on a busy machine it is late, and the client gives up
    client.wait_for_ready(timeout=120)
    first = None
    for cell in cells:
        client.execute_interactive(cell, output_hook=lambda message: None, allow_stdin=False, timeout=120)
        first = first or time.monotonic() - begin
    client.stop_channels()
    with open(f"/proc/{server.pid}/task/{server.pid}/children") as children:
        return int(children.read().split()[0]), first


def tell(what, processes):
    resident, proportional = zip(*map(memory, processes))
    print(f"{what}: resident at most {max(resident):.0f} MB each, proportional {sum(proportional):.0f} MB in all", flush=True)


def main(lesson, learners):
    with open(lesson, encoding="utf-8") as lines:
        cells = ["".join(cell["source"]) for cell in json.load(lines)["cells"] if cell["cell_type"] == "code"]
    with tempfile.TemporaryDirectory() as root:
        folders = [os.path.join(root, str(learner)) for learner in range(learners)]
        servers, kernels, first = [], [], []
        try:
            for folder in folders:
                os.mkdir(folder)
                server, address = start_server(folder)
                servers.append(server)
                kernel, seconds = start_kernel(folder, server, address, cells)
                kernels.append(kernel)
                first.append(seconds)
            tell(f"{learners} JupyterLab", [server.pid for server in servers])
            tell(f"{learners} kernel after the tutorial", kernels)
            print(f"first cell answered {max(first):.1f} s after the kernel was asked for, at most")
        finally:
            for server in servers:
                server.terminate()
                server.wait()



if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1)
