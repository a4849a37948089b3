"""The folder that ``timeline export`` and ``timeline pages`` write into.

It is neither exchanged nor emptied, as a site is: another builder may already read from it.
"""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.builders.publish import TargetError, usable
from generator.settings import Settings

_MADE_HERE = "data/entries.json"
"""The file by which a folder of an earlier run is recognised."""


def refuse_directory(directory: Path, settings: Settings) -> None:
    """Refuse a folder in which something would be written over, or mixed with other people's files.

    Raises:
        TargetError: it is a file, a repository or a folder that people write in, or it holds files that were not
            written here.
    """
    with usable(directory):
        _refuse_place(directory, directory.resolve(), settings)


def _refuse_place(directory: Path, place: Path, settings: Settings) -> None:
    if directory.is_symlink() or (directory.exists() and not directory.is_dir()):
        raise TargetError(f"{directory} is not a folder; name another one")
    if ".git" in place.parts or (directory / ".git").exists():
        raise TargetError(f"{directory} holds a repository; name another folder")
    for own in (settings.docs.resolve(), settings.entries.resolve()):
        if place.is_relative_to(own) or own.is_relative_to(place):
            raise TargetError(f"{directory} holds what people write, or lies in it; name another folder")
    if directory.is_dir() and any(directory.iterdir()) and not (directory / _MADE_HERE).is_file():
        raise TargetError(
            f"{directory} holds files that were not written here; empty it, or name another folder"
        )


def write_files(directory: Path, files: Mapping[str, bytes]) -> int:
    """Write files below a folder, making folders as needed.

    Args:
        directory: the folder.
        files: contents by path below the folder.

    Returns:
        How many files were written.

    Raises:
        TargetError: something there is a link or not a regular file, or cannot be written.
    """
    # All of them before the first is written: a refusal leaves the folder as it was.
    for path in files:
        _refuse_links(directory, PurePosixPath(path))
    with usable(directory):
        for path, content in files.items():
            target = directory / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return len(files)


def _refuse_links(directory: Path, path: PurePosixPath) -> None:
    """Refuse a path that leads through a link: whoever made the link would choose what is written over."""
    for part in (path, *path.parents):
        place = directory / part
        if place.is_symlink() or (part == path and place.exists() and not place.is_file()):
            raise TargetError(f"{place} is not a regular file or folder; remove it, or name another folder")
