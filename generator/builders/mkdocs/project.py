"""What ``mkdocs.yml`` says, as settings; and the moment that a build takes for the present."""

import os
import posixpath
import re
import subprocess
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

    Raises:
        PluginError: the folder of entries is missing or lies outside the project, or the site could not be made
            as it is meant to be under these settings.
    """
    _refuse(config)
    root = Path(config.config_file_path).resolve().parent
    folder = root / entries
    if not folder.is_dir() or not folder.resolve().is_relative_to(root):
        raise PluginError(
            f"timeline: there is no folder {entries}/ beside {Path(config.config_file_path).name}"
        )
    docs = Path(config.docs_dir)
    edit = _forge(config, posixpath.relpath(root.as_posix(), docs.resolve().as_posix()))
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


def _refuse(config: MkDocsConfig) -> None:
    """Refuse settings under which pages would be lost, or would load scripts from other hosts."""
    if not config.use_directory_urls:
        raise PluginError("timeline: addresses end in a slash; remove use_directory_urls: false")
    if config.theme.name != THEME:
        raise PluginError(
            f"timeline: the pages are made for the theme {THEME}, not {config.theme.name}; "
            f"write theme: {{name: {THEME}}}"
        )
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not (re.fullmatch(r"[0-9]{1,12}", epoch) and int(epoch) <= LAST_SECOND):
        raise PluginError(
            f"timeline: SOURCE_DATE_EPOCH is {shown(epoch)}; write whole seconds since 1970, "
            f"from 0 to {LAST_SECOND}, or leave it unset"
        )


def last_change(settings: Settings, timeline: Timeline) -> int:
    """When the content last changed, in seconds since 1970: the last commit, or the latest day an entry was known.

    A build takes this for the present, so that the same content gives the same bytes on any day.
    """
    command = ["git", "-C", str(settings.root), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20)  # noqa: S603
        return int(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        known = (entry.known_from for entry in timeline.entries)
        days = [day for date in known if (day := date.latest or date.earliest)]
        return (max(days).toordinal() - 719163) * 86400 if days else 0


def _forge(config: MkDocsConfig, way_up: str) -> str:
    """The address under which a file of the project is edited, from the one for pages in ``docs/``."""
    if not config.repo_url or not config.edit_uri:
        return ""
    path = posixpath.normpath(posixpath.join(config.edit_uri, way_up))
    return "" if path.startswith("..") else f"{config.repo_url.rstrip('/')}/{path.strip('/')}/"


def _language(config: MkDocsConfig) -> str:
    language = config.theme.get("language") or config.theme.get("locale") or "en"
    return str(language)


def _with_slash(url: str) -> str:
    return url if url.endswith("/") or not url else f"{url}/"
