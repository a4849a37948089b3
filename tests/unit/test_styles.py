"""The stylesheet is whole: every part is in it, and every class that it names is on some page or made by a script."""

import re
from pathlib import Path

from generator.pages.shared import assets as styles
from tests.support.projects import ROOT

FOLDER = Path(styles.__file__).parent.parent
WRITTEN = (
    *(ROOT / "generator" / "pages").rglob("*.html"),
    *(ROOT / "generator" / "pages").rglob("*.py"),
    *(ROOT / "generator" / "pages").rglob("*.js"),
    *(ROOT / "generator" / "builders" / "mkdocs" / "theme").rglob("*.*"),
)
COMPOSED = re.compile(r"tl-([cs]\d|wide|narrow|left|center|right)")
"""Names put together: an origin's colour and shape, labels by the room there is, how a column of a table is set."""

CLASS = re.compile(r"\.(tl-[a-z0-9-]+)")


def test_every_part_is_joined_once() -> None:
    assert sorted(styles.STYLES) == sorted(
        f.relative_to(FOLDER).with_suffix("").as_posix() for f in FOLDER.rglob("*.css")
    )
    joined = styles.join_styles()
    assert all(joined.count((FOLDER / f"{part}.css").read_text("utf-8")) == 1 for part in styles.STYLES)


def test_no_rule_is_for_what_nobody_writes() -> None:
    texts = "\n".join(file.read_text("utf-8") for file in WRITTEN)
    named = set(CLASS.findall(styles.join_styles()))
    assert sorted(name for name in named if name not in texts and not COMPOSED.fullmatch(name)) == []
