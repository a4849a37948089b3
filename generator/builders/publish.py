"""How a finished site replaces the one that readers see: all of it at once, or not at all.

It is built into a new folder next to the live one, checked, and exchanged for it in one rename. Whatever happens on the
way, readers get the old site or the new one, never a part of either.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

OURS = ("sitemap.xml", "data/entries.json")
"""Files by which a folder is known as a site that this program made; a folder without them is never replaced."""

_NO_PLACE = frozenset(
    {
        *(errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.ELOOP),
        *(errno.EACCES, errno.EPERM, errno.EROFS, errno.EINVAL),
    }
)
"""Errors of a path at which nothing can be written, however much space there is on the disk."""

# From linux/fcntl.h and linux/fs.h, for which Python has no names.
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class TargetError(Exception):
    """The output folder cannot be used; the message is for people."""


class UnfinishedError(Exception):
    """Pages or files are missing from what was built; the message is for people."""


def publish(target: Path, build: Callable[[Path], None], addresses: Iterable[str]) -> None:
    """Build into a new folder next to the target, check it and put it in the target's place.

    Args:
        target: the folder that is to hold the site.
        build: fills an empty folder.
        addresses: of pages that must be there afterwards.

    Raises:
        TargetError: the target is not ours to replace, or another build is under way.
        UnfinishedError: a page or file is missing from what was built.
    """
    target = target.absolute()
    refuse_target(target)
    with usable(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target):
        # In the same folder as the target: a rename works within one file system only.
        new = target.with_name(f".{target.name}.new")
        try:
            _remove(new)  # left by a build that was killed
            new.mkdir()
            # Never the live folder: MkDocs empties it first, and killed within a second it left 6 of 152
            # pages.
            build(new)
            check_finished(new, addresses)
            _exchange(new, target)
        finally:
            try:
                _remove(new)
            finally:  # a signal may have stopped the first attempt; a second one is ignored
                _remove(new)


@contextmanager
def usable(target: Path) -> Iterator[None]:
    """Turn a system's error about the target's path into a ``TargetError``.

    A full disk is none: another folder would not help, so the error passes as it is.

    Raises:
        TargetError: the path lies below a file, is too long, may not be written, …
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_PLACE:
            raise
        below = error.errno in (errno.ENOTDIR, errno.EEXIST)
        why = "it lies below a file" if below else f"{error.strerror}"
        raise TargetError(f"{target} cannot be used: {why}; name another folder") from error


def refuse_target(target: Path, kept: Iterable[Path] = ()) -> None:
    """Refuse a folder that a site must not replace.

    Args:
        target: the folder that is to hold the site; it need not exist.
        kept: folders that people write in; a site in one of them would be read as theirs by the next build.

    Raises:
        TargetError: it cannot be written; it is a file or a link; it holds a repository, or files that were not built
            here; it lies in one of the folders kept, in a repository's ``.git`` or in another site.
    """
    with usable(target):
        _refuse_place(target, kept)
        _refuse_content(target)


def _refuse_place(target: Path, kept: Iterable[Path]) -> None:
    place = target.resolve()
    if any(place.is_relative_to(folder.resolve()) for folder in kept):
        raise TargetError(f"{target} lies in a folder that people write in; name another one with -d")
    if ".git" in (*place.parts, *target.absolute().parts):
        raise TargetError(f"{target} lies in a repository's own folder; name another one with -d")
    if any(_is_ours(folder) for folder in place.parents):
        raise TargetError(
            f"{target} lies in a site, which the next build replaces; name another folder with -d"
        )


def _refuse_content(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise TargetError(f"{target} is not a folder; name another one with -d")
    if not target.exists():
        return
    names = {path.name for path in target.iterdir()}
    if ".git" in names:
        raise TargetError(f"{target} holds a repository; name another folder with -d")
    if names and not _is_ours(target):
        raise TargetError(
            f"{target} holds files that were not built here; empty it, or name another folder with -d"
        )


def _is_ours(folder: Path) -> bool:
    return all((folder / path).is_file() for path in OURS)


def check_finished(folder: Path, addresses: Iterable[str]) -> None:
    """Check that every page and file of a site is there.

    MkDocs ends without an error where a plugin or hook drops a page.

    Args:
        folder: what was built.
        addresses: of pages that must be there and not be empty.

    Raises:
        UnfinishedError: with the first five that are missing.
    """
    missing = [path for path in (*OURS, "index.html", "404.html") if not (folder / path).is_file()]
    for address in addresses:
        page = folder / address / "index.html"
        if not page.is_file() or page.stat().st_size == 0:
            missing.append(address)
    if missing:
        raise UnfinishedError(f"{len(missing)} pages or files are missing: {', '.join(missing[:5])}")


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Keep other builds from the target; the system drops the lock with the process, however that ends."""
    path = target.with_name(f".{target.name}.lock")
    if path.is_symlink():
        raise TargetError(f"{path} is a link, which is not written through; remove it")
    # Between the look above and this a link could still be put there; the system refuses it.
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    with usable(target):
        # The file stays: if it were removed, two builds could hold locks on two files of this name.
        stream = os.fdopen(os.open(path, flags, 0o666), "a")
    with stream:
        try:
            _lock(stream.fileno())
        except OSError as error:
            raise TargetError(f"another build is writing {target}; try again when it is done") from error
        yield


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _exchange(new: Path, live: Path) -> None:
    """Put the new folder in the live one's place; afterwards the old site is where the new one was, or gone."""
    if not live.exists():
        new.rename(live)
    elif not _rename_exchange(new, live):
        # Two renames, with an instant between them in which readers find no site: the best that these systems have.
        old = live.with_name(f".{live.name}.old")
        _remove(old)
        live.rename(old)
        new.rename(live)
        _remove(old)


def _rename_exchange(new: Path, live: Path) -> bool:
    """Exchange two folders in one system call; returns whether the system has it and it worked."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(live), _RENAME_EXCHANGE)
    return done == 0


def _remove(folder: Path) -> None:
    # Of a link only itself is removed; what it leads to is somebody's.
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
