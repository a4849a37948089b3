"""``timeline build`` calls MkDocs from here: a project is opened, checked, and built into an empty folder."""

import logging
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from generator.builders.mkdocs.material import started
from generator.builders.mkdocs.plugin import TimelinePlugin
from generator.builders.mkdocs.project import read_settings
from generator.pages.shared.markdown import BodyTooSlow
from generator.settings import Settings
from generator.site import Site


class ProjectError(Exception):
    """``mkdocs.yml`` is missing or wrong; the message is for people."""


class BuildError(Exception):
    """MkDocs refused to build what was read; the message is for people."""


def open_project(path: Path | None = None, *, strict: bool = False) -> tuple[MkDocsConfig, Settings]:
    """Read a project's ``mkdocs.yml``.

    Args:
        path: the file; by default ``mkdocs.yml`` in the present folder.
        strict: refuse what MkDocs would only warn of.

    Raises:
        ProjectError: there is none, it cannot be read, or it does not use the plugin.
    """
    file = path or Path("mkdocs.yml")
    if not file.is_file():
        raise ProjectError(f"there is no {file} here; run this in the project's folder")
    _show_warnings()
    try:
        config = load_config(str(file), config_file_path=str(file), strict=strict)
        plugin = _plugin(config)
        return config, read_settings(config, plugin.config.entries, drafts=False)
    except (MkDocsException, Abort) as error:
        # The plugin says its own name, for plain MkDocs; a command begins its line with it anyway.
        raise ProjectError(f"{file}: {str(error).removeprefix('timeline: ')}") from error


def read_project() -> Settings:
    """The settings of the project in the present folder; without a ``mkdocs.yml``, those of a bare ``entries/``.

    Raises:
        ProjectError: there is neither.
    """
    if Path("mkdocs.yml").is_file():
        return open_project()[1]
    root = Path.cwd()
    if not (root / "entries").is_dir():
        raise ProjectError("there is neither mkdocs.yml nor entries/ here; run this in the project's folder")
    return Settings(root=root, entries=root / "entries", docs=root / "docs")


def build_site(config: MkDocsConfig, site: Site, target: Path, *, strict: bool) -> None:
    """Let MkDocs build a site that was read and checked before.

    Args:
        config: the project's settings.
        site: the site; the plugin takes it and does not read the entries again.
        target: an empty folder.
        strict: refuse what MkDocs would only warn of.

    Raises:
        BuildError: MkDocs gave up, or warned in a strict build.
    """
    config.site_dir = str(target)
    config.strict = strict
    _plugin(config).given = site
    try:
        with started(config):
            build(config)
    except (MkDocsException, Abort, BodyTooSlow) as error:
        raise BuildError(f"the site could not be built: {error}") from error


def _plugin(config: MkDocsConfig) -> TimelinePlugin:
    plugin = config.plugins.get("timeline")
    if not isinstance(plugin, TimelinePlugin):
        raise ProjectError("mkdocs.yml does not use the plugin; add timeline to its plugins")
    return plugin


def _show_warnings() -> None:
    """MkDocs' warnings go to standard error, once."""
    logger = logging.getLogger("mkdocs")
    # Plain MkDocs does this in its command, which is not run here.
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        handler.setLevel(logging.WARNING)
        logger.addHandler(handler)
