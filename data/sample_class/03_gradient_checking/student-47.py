# Cheats: right answers, and floods to keep the others from being graded: processes, threads, text,
# files and open files. Each flood has a bound and takes away after itself what it made.
#
# /// student
# honest = false
# base = "careful"
# handed_in = 2026-10-16T17:19:00Z
# mistakes = ["fork, thread, output, disk and file-descriptor floods"]
# ///

# %% after solution-forward-propagation
import os
import time

children = 0
for _ in range(40):
    if os.fork() == 0:
        time.sleep(5)
        os._exit(0)
    children += 1

# %% after solution-backward-propagation
import threading
import time

threads = [threading.Thread(target=time.sleep, args=(5,), daemon=True) for _ in range(200)]
for thread in threads:
    thread.start()

# %% after solution-gradient-check
for number in range(200_000):
    print(number, "x" * 100)

# %% after solution-forward-propagation-n
import os

try:
    with open("flood.bin", "wb") as file:
        for _ in range(128):
            file.write(bytes(2**20))
finally:
    os.remove("flood.bin")

# %% after solution-gradient-check-n
files = []
try:
    while len(files) < 2000:
        files.append(open(os.devnull))
finally:
    for file in files:
        file.close()

# %% after solution-backward-propagation-n
import matplotlib.pyplot as plt

for _ in range(30):
    plt.figure(figsize=(20, 20), dpi=100)
    plt.imshow(np.random.rand(500, 500))
    plt.show()
