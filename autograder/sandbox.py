"""The sandbox: what a candidate can see and do, made of what the Linux kernel offers to anyone.

Two calls, in two processes::

    supervisor   separate()          new user, mount, PID, network, IPC and UTS namespaces
       └── fork ── candidate         PID 1 of its namespace: when it ends, all in it ends
                   confine(view)     a root of its own, no privileges, limits, a system-call filter

The candidate sees a read-only Python environment and the paths of its :class:`View`, a private
working directory in memory, and its own processes. There is no network, not even loopback, and no
new process can be started: threads are enough for NumPy, and one process has one memory limit.

References
----------
namespaces(7), user_namespaces(7), mount_setattr(2), pivot_root(2), seccomp(2).
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import functools
import importlib.util
import os
import resource
import signal
import site
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.errors import SandboxError
from autograder.limits import Limits

# Where nothing that is shown can lie: the course may well be in somebody's home, or below /tmp.
HOME = "/notebook"
NOBODY = 65534
_INNER_ID = 1000
# Libraries and data that an already running interpreter may still load lazily.
_SYSTEM = (
    "/lib",
    "/lib64",
    "/lib32",
    "/usr/lib",
    "/usr/lib64",
    "/usr/share/fonts",
    "/usr/share/zoneinfo",
    "/etc/fonts",
    "/etc/ld.so.cache",
)
_DEVICES = ("null", "zero", "full", "random", "urandom")
# When memory runs out, the kernel ends the highest first; the coordinator stays at 0.
OOM_WORKER, OOM_EXAMINER, OOM_CANDIDATE = 500, 800, 1000
# The new root is built on a directory that every Linux has and under which nothing to show lies.
_MOUNT_POINT = "/sys"

_CLONE_THREAD = 0x00010000
_NEWNS, _NEWUTS, _NEWIPC = 0x00020000, 0x04000000, 0x08000000
_NEWUSER, _NEWPID, _NEWNET = 0x10000000, 0x20000000, 0x40000000
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_NOEXEC = 1, 2, 4, 8
_MS_REMOUNT, _MS_BIND = 32, 4096
_MS_REC, _MS_PRIVATE = 16384, 1 << 18
_MNT_DETACH = 2
_ATTR_RDONLY, _ATTR_NOSUID, _ATTR_NODEV = 1, 2, 4
_AT_FDCWD, _AT_RECURSIVE, _SYS_MOUNT_SETATTR = -100, 0x8000, 442
_SYS_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_SYS_CAPSET = {"x86_64": 126, "aarch64": 91}
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38

# Answered with "not permitted". Most need privileges that a candidate lacks; they are listed since
# each is also a way into the kernel that no numerical code needs.
_FORBIDDEN_CALLS = (
    "execve execveat fork vfork ptrace process_vm_readv process_vm_writev pidfd_getfd kcmp "
    "unshare setns mount umount2 pivot_root chroot fsopen fsmount move_mount open_tree "
    "mount_setattr "
    "bpf perf_event_open userfaultfd io_uring_setup keyctl add_key request_key "
    "open_by_handle_at name_to_handle_at personality socket connect bind listen "
    # memory that a process's own limit does not count
    "shmget shmat msgget semget mq_open memfd_create memfd_secret io_setup"
).split()


@dataclass(frozen=True)
class View:
    """What a candidate can read besides the Python environment.

    Parameters
    ----------
    packages
        Importable packages whose folders are shown where they lie.
    data
        Files and folders shown where they lie.
    """

    packages: tuple[str, ...] = ()
    data: tuple[str, ...] = ()

    def resolved(self) -> View:
        """This view with its packages and the Python environment as plain paths, found once."""
        return View(data=tuple(self.paths()))

    def paths(self) -> list[str]:
        """Every path to show, outermost first, none of them inside another."""
        wanted = [*_SYSTEM, sys.prefix, sys.base_prefix, sys.exec_prefix, *self.data]
        wanted += [p for p in site.getsitepackages() if os.path.isdir(p)]
        if sys.base_prefix == "/usr":  # its libraries stand above; the rest of /usr is not Python's
            wanted = [path for path in wanted if path != "/usr"]
        for name in self.packages:
            spec = importlib.util.find_spec(name)
            if spec and spec.submodule_search_locations:
                wanted += list(spec.submodule_search_locations)
        chosen: list[str] = []
        for path in sorted({os.path.abspath(p) for p in wanted if os.path.exists(p)}):
            if not any(path == outer or path.startswith(outer + "/") for outer in chosen):
                chosen.append(path)
        return chosen


def separate() -> None:
    """Move this process into namespaces of its own; its next child is PID 1 of the new PID one.

    Raises
    ------
    SandboxError
        The kernel refuses; the text says what to enable.
    """
    user_first = os.geteuid() != 0  # root keeps its rights until the new root is built
    flags = _NEWNS | _NEWPID | _NEWNET | _NEWIPC | _NEWUTS | (_NEWUSER if user_first else 0)
    uid, gid = os.geteuid(), os.getegid()
    try:
        _libc_call("unshare", flags)
        if user_first:
            _map_self(uid, gid)
        _mount(None, "/", None, _MS_REC | _MS_PRIVATE)
    except OSError as error:
        raise SandboxError(f"{_WHAT_TO_ENABLE} (The kernel said: {error}.)") from error


NEEDS_LINUX = (
    "The sandbox needs Linux: grade in a Linux machine, or with --sandbox none "
    "(make grade OPTIONS='--sandbox none') if you trust every submission."
)
_WHAT_TO_ENABLE = (
    "This machine does not let the autograder make Linux namespaces. Enable unprivileged user "
    "namespaces (sysctl kernel.apparmor_restrict_unprivileged_userns=0 on Ubuntu 24.04 and newer, "
    "user.max_user_namespaces above 0; in a container add the SYS_ADMIN capability), or grade "
    "with --sandbox none if you trust every submission."
)


def confine(view: View, limits: Limits) -> None:
    """Give up, for good, everything that student code must not have. For PID 1 after `separate`.

    Raises
    ------
    SandboxError
        A step failed; no student code may run then.
    """
    try:
        end_sooner(OOM_CANDIDATE)
        _build_root(view, limits)
        _become_nobody()
        _lock_proc()
        _set_limits(limits)
        _drop_privileges()
        die_with_parent()
        system_call_filter().load()
    except (OSError, RuntimeError) as error:
        raise SandboxError(f"The sandbox could not be built: {error}.") from error


# --------------------------------------------------------------------------- a root of its own


def _build_root(view: View, limits: Limits) -> None:
    root = _MOUNT_POINT
    _mount("tmpfs", root, "tmpfs", _MS_NOSUID | _MS_NODEV, "size=1m,mode=755")
    for folder in ("proc", "dev", HOME[1:]):
        os.makedirs(f"{root}/{folder}", exist_ok=True)
    for device in _DEVICES:
        Path(f"{root}/dev/{device}").touch()
    for path in view.paths():
        target = root + path
        if os.path.islink(path) and not os.path.isfile(path):
            _copy_link(path, target)
        elif os.path.isdir(path):
            os.makedirs(target, exist_ok=True)
            _mount(path, target, None, _MS_BIND | _MS_REC)
        else:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            Path(target).touch()
            _mount(path, target, None, _MS_BIND)
    if not os.path.exists(f"{root}/tmp"):
        os.symlink(HOME, f"{root}/tmp")
    _make_read_only(root)
    for device in _DEVICES:
        _mount(f"/dev/{device}", f"{root}/dev/{device}", None, _MS_BIND)
    private = f"size={limits.disk},nr_inodes=4096,mode=1777"
    _mount("tmpfs", root + HOME, "tmpfs", _MS_NOSUID | _MS_NODEV | _MS_NOEXEC, private)
    _mount("proc", f"{root}/proc", "proc", _MS_NOSUID | _MS_NODEV | _MS_NOEXEC)
    os.chdir(root)
    _syscall(_SYS_PIVOT_ROOT[os.uname().machine], b".", b".")
    _libc_call("umount2", b".", _MNT_DETACH)
    os.chdir(HOME)


def _copy_link(path: str, target: str) -> None:
    """Show a link as a link (/lib → usr/lib): what it leads to is shown, or not, on its own."""
    os.makedirs(os.path.dirname(target), exist_ok=True)
    os.symlink(os.readlink(path), target)


def _make_read_only(root: str) -> None:
    class MountAttr(ctypes.Structure):
        _fields_ = [(n, ctypes.c_uint64) for n in ("attr_set", "attr_clr", "propagation", "userns")]

    attr = MountAttr(_ATTR_RDONLY | _ATTR_NOSUID | _ATTR_NODEV, 0, 0, 0)
    _syscall(
        _SYS_MOUNT_SETATTR,
        _AT_FDCWD,
        root.encode(),
        _AT_RECURSIVE,
        ctypes.byref(attr),
        ctypes.sizeof(attr),
    )


# --------------------------------------------------------------------------- no privileges, limits


def _become_nobody() -> None:
    """As root, become a user who owns nothing, in a user namespace of its own."""
    if os.geteuid() != 0 or not _is_real_root():
        return
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    _libc_call("prctl", _PR_SET_DUMPABLE, 1, 0, 0, 0)  # else /proc/self belongs to root
    _libc_call("unshare", _NEWUSER | _NEWNS)  # with mounts of its own, so as to lock /proc
    _map_self(NOBODY, NOBODY)


def _lock_proc() -> None:
    """Let nothing be written below /proc: not even who is ended when memory runs out."""
    flags = _MS_REMOUNT | _MS_BIND | _MS_RDONLY | _MS_NOSUID | _MS_NODEV | _MS_NOEXEC
    _mount(None, "/proc", None, flags)


def _is_real_root() -> bool:
    """Tell root of the machine (or container) from root of a namespace that `separate` made."""
    first_line = Path("/proc/self/uid_map").read_text().split()
    return first_line[:1] == ["0"]


def _map_self(uid: int, gid: int) -> None:
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{_INNER_ID} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{_INNER_ID} {gid} 1")


def _set_limits(limits: Limits) -> None:
    limit_memory(limits.memory)
    seconds = int(limits.notebook_seconds) + 1
    for what, bound in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_NPROC, limits.threads),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_FSIZE, limits.disk),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
    ):
        _, hard = resource.getrlimit(what)
        bound = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(what, (bound, bound))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a full quota is an OSError, not the end


def limit_memory(more: int) -> None:
    """Let this process take so many bytes of address space beyond what it has; not on a Mac."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        in_use = int(statm.read_text().split()[0]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        bound = in_use + more if hard == resource.RLIM_INFINITY else min(in_use + more, hard)
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))


def _drop_privileges() -> None:
    _libc_call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)

    class Header(ctypes.Structure):
        _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]

    none = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; twice 32 bits
    header = Header(0x20080522, 0)
    _syscall(_SYS_CAPSET[os.uname().machine], ctypes.byref(header), ctypes.byref(none))


@functools.cache
def system_call_filter() -> Any:
    """Build the filter; the nursery does it once, since looking libseccomp up starts processes.

    Raises
    ------
    SandboxError
        This is not Linux, or libseccomp is not installed.
    """
    if sys.platform != "linux":
        raise SandboxError(NEEDS_LINUX)
    try:
        import pyseccomp
    except (ImportError, RuntimeError) as error:
        raise SandboxError(
            f"The sandbox needs the library libseccomp (apt-get install libseccomp2): {error}."
        ) from error
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in _FORBIDDEN_CALLS:
        try:
            rules.add_rule(pyseccomp.ERRNO(errno.EPERM), name)
        except OSError as error:  # fork and vfork do not exist on every architecture
            if error.errno not in (errno.EDOM, errno.EINVAL, errno.EFAULT):
                raise
    # A thread shares this process's memory limit; a process would bring its own.
    only_threads = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, 0)
    rules.add_rule(pyseccomp.ERRNO(errno.EPERM), "clone", only_threads)
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")  # its flags lie in memory, unseen here
    # That it dies with its supervisor is not the candidate's to undo.
    undoes = _same_int(0, _PR_SET_PDEATHSIG)
    rules.add_rule(pyseccomp.ERRNO(errno.EPERM), "prctl", undoes)
    # Whoever opens a file that is leased waits, for up to 45 seconds; so does the next student.
    leases = _same_int(1, fcntl.F_SETLEASE)
    rules.add_rule(pyseccomp.ERRNO(errno.EPERM), "fcntl", leases)
    return rules


def _same_int(position: int, value: int) -> Any:
    """Match an argument that the kernel takes as an int: whatever stands in its upper half."""
    import pyseccomp

    return pyseccomp.Arg(position, pyseccomp.MASKED_EQ, 0xFFFFFFFF, value)


def die_with_parent() -> None:
    """Have the kernel end this process when the one that forked it ends."""
    if sys.platform == "linux":
        _libc_call("prctl", _PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def end_sooner(score: int) -> None:
    """Have the kernel end this process before those of a lower score, when memory runs out."""
    with contextlib.suppress(OSError):  # where it is not to be had, the limits still hold
        Path("/proc/self/oom_score_adj").write_text(str(score))


# --------------------------------------------------------------------------- the C library

_libc = ctypes.CDLL(None, use_errno=True)


def _libc_call(name: str, *args: Any) -> None:
    if getattr(_libc, name)(*args) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")


def _syscall(number: int, *args: Any) -> None:
    wide = [ctypes.c_long(a) if isinstance(a, int) else a for a in args]
    if _libc.syscall(ctypes.c_long(number), *wide) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"system call {number}: {os.strerror(code)}")


def _mount(
    source: str | None, target: str, kind: str | None, flags: int, options: str | None = None
) -> None:
    try:
        _libc_call(
            "mount",
            source.encode() if source else None,
            target.encode(),
            kind.encode() if kind else None,
            ctypes.c_ulong(flags),
            options.encode() if options else None,
        )
    except OSError as error:
        raise OSError(error.errno, f"{error.strerror} ({source} on {target})") from None
