"""What ``mkdocs.yml`` says, as settings; and the moment that a build takes for the present."""

import os
import posixpath
import re
import subprocess
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.builders.mkdocs.material import LAST_SECOND, THEME
from generator.model.timeline import Timeline
from generator.problems import shown
from generator.settings import Settings

_REPORT = "something-is-wrong.yml"
"""The form in which readers report a mistake."""


def read_settings(config: MkDocsConfig, entries: str, *, drafts: bool) -> Settings:
    """The settings of a project.

    Args:
        config: what ``mkdocs.yml`` says.
        entries: path of the folder of entries, from that of ``mkdocs.yml``.
        drafts: whether drafts are shown, as a preview does.

    Raises:
        PluginError: the folder of entries is missing or lies outside the project, or the site could not be made
            as it is meant to be under these settings.
    """
    _refuse_settings(config)
    root = Path(config.config_file_path).resolve().parent
    folder = root / entries
    if not folder.is_dir() or not folder.resolve().is_relative_to(root):
        raise PluginError(
            f"timeline: there is no folder {entries}/ beside {Path(config.config_file_path).name}"
        )
    docs = Path(config.docs_dir)
    edit = _edit_address(config, posixpath.relpath(root.as_posix(), docs.resolve().as_posix()))
    # Only GitHub opens a new file or an issue with fields that the address fills in.
    github = "/edit/" in edit and "//github." in edit
    return Settings(
        root=root,
        entries=folder,
        docs=docs,
        name=config.site_name,
        url=_with_slash(config.site_url or ""),
        description=config.site_description or "",
        language=_language(config),
        edit_url=edit,
        new_url=edit.replace("/edit/", "/new/", 1) if github else "",
        report_url=f"{(config.repo_url or '').rstrip('/')}/issues/new?template={_REPORT}" if github else "",
        drafts=drafts,
    )


def _refuse_settings(config: MkDocsConfig) -> None:
    """Refuse settings under which pages would be lost, or would load scripts from other hosts."""
    if not config.use_directory_urls:
        raise PluginError("timeline: addresses end in a slash; remove use_directory_urls: false")
    if config.theme.name != THEME:
        raise PluginError(
            f"timeline: the pages are made for the theme {THEME}, not {config.theme.name}; "
            f"write theme: {{name: {THEME}}}"
        )
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    # int() alone would take 1_000, blanks around it, and digits of any script.
    if epoch and not (re.fullmatch(r"[0-9]{1,12}", epoch) and int(epoch) <= LAST_SECOND):
        raise PluginError(
            f"timeline: SOURCE_DATE_EPOCH is {shown(epoch)}; write whole seconds since 1970, "
            f"from 0 to {LAST_SECOND}, or leave it unset"
        )


def last_change(settings: Settings, timeline: Timeline) -> int:
    """When the content last changed: the time of the last commit, or else the latest day an entry became known.

    A build takes this for the present, so that the same content gives the same bytes on any day.

    Returns:
        Seconds since 1970; 0 for a timeline without entries.
    """
    command = ["git", "-C", str(settings.root), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20)  # noqa: S603
        return int(done.stdout)
    # No git on the machine, no repository, or one without a commit: none of them keeps anybody from building.
    except (OSError, ValueError, subprocess.SubprocessError):
        known = (entry.known_from for entry in timeline.entries)
        days = [day for span in known if (day := span.latest or span.earliest)]
        return (max(days) - date(1970, 1, 1)).days * 86400 if days else 0


def _edit_address(config: MkDocsConfig, to_root: str) -> str:
    """The address below which the forge edits files of the project, made from the one for pages in ``docs/``.

    Args:
        config: has the address of the repository, and the path of ``docs/`` below it.
        to_root: the relative path from ``docs/`` to the project's root, such as ``..``.

    Returns:
        The address, ending in a slash; empty without a repository, or where the path leads out of it.
    """
    if not config.repo_url or not config.edit_uri:
        return ""
    path = posixpath.normpath(posixpath.join(config.edit_uri, to_root))
    return "" if path.startswith("..") else f"{config.repo_url.rstrip('/')}/{path.strip('/')}/"


def _language(config: MkDocsConfig) -> str:
    language = config.theme.get("language") or "en"
    return str(language)


def _with_slash(url: str) -> str:
    return url if url.endswith("/") or not url else f"{url}/"
