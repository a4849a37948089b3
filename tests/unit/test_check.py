"""Every rule has a case, and every case its exact messages; what is right is accepted without a word."""

import ast
import json
import os
import random
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.cycle_rules import line_has_an_end
from generator.checks.run import find_problems
from generator.model.metrics import UNSTATED
from generator.problems import MOST_LOOK_UPS, Place, Problem, in_order
from generator.reading.assemble import assemble
from generator.reading.entries_folder import read_folder, read_sheet
from generator.reading.files.encoding import MAX_BYTES
from generator.reading.records import Folder, Record, Sheet
from generator.reading.schema import ENTRY, TABLES, Target
from generator.settings import Settings
from generator.site import Site, load_site
from tests.support.cases import Case, read_tables
from tests.support.rules_of_files import RULES_OF_FILES

DATA = Path(__file__).parents[1] / "data"
GENERATOR = Path(__file__).parents[2] / "generator"
CASES = {case.name: case for case in read_tables(DATA / "invalid" / "entries")}
KNOWN, _ = read_folder(DATA / "valid" / "entries", root=DATA / "valid")
AWFUL = sorted(path for path in (DATA / "awful").iterdir() if path.is_dir())


def load(root: Path) -> tuple[Site | None, tuple[Problem, ...]]:
    return load_site(Settings(root=root, entries=root / "entries", docs=root / "docs"))


def printed(problems: tuple[Problem, ...]) -> str:
    """What a terminal shows: a line a problem, and below it the file to create."""
    return "".join(f"{problem}\n{problem.paste}" for problem in problems)


def lay(case: Case, root: Path) -> None:
    """An entry or several files go beside the valid ones; a file of metrics stands alone."""
    for path, content in case.files.items():
        if path != case.name:
            file = root / path
        elif path.endswith(".yml"):
            shutil.rmtree(root / "entries")
            file = root / "entries" / "metrics.yml"
        else:
            file = root / "entries" / "2025" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def put(root: Path, path: str, content: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    return file


def entry(*lines: str, body: str = "") -> str:
    start = ("title: A report", "date: 2025-01-22", "source: kbs-world", "url: https://example.org/1")
    return "\n".join(("---", *start, *lines, "---", body, ""))


@pytest.mark.parametrize("case", CASES.values(), ids=str)
def test_case_is_refused_in_these_words(case: Case, project: Path) -> None:
    lay(case, project)
    _, problems = load(project)
    assert printed(problems) == case.expected


@pytest.mark.parametrize("awful", AWFUL, ids=lambda path: path.name)
def test_awful_folder_gets_the_complete_answer(awful: Path) -> None:
    expected = awful.with_suffix(".txt").read_text(encoding="utf-8")
    _, problems = load(awful)
    assert "".join(f"{problem}\n" for problem in problems) == expected


def test_awful_file_is_refused_at_each_of_its_fields() -> None:
    _, problems = load(DATA / "awful" / "one-file")
    fields = {problem.field.split("[")[0].split(".")[0] for problem in problems if "awful.md" in str(problem)}
    assert fields >= {field.name for field in ENTRY} - {"title", "source", "citation"}


# Every rule of the program, found in its code


def rule_positions(trees: list[ast.Module]) -> dict[str, set[int]]:
    """By the name of every function and class with a parameter ``rule``: where it stands in calls."""
    found: dict[str, set[int]] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
                names = names[1:] if names[:1] == ["self"] else names
                if "rule" in names:
                    found.setdefault(node.name, set()).add(names.index("rule"))
            elif isinstance(node, ast.ClassDef):
                names = [
                    item.target.id
                    for item in node.body
                    if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
                ]
                if "rule" in names:
                    found.setdefault(node.name, set()).add(names.index("rule"))
    return found


def rule_nodes(tree: ast.Module, positions: dict[str, set[int]]) -> Iterator[ast.expr]:
    """What calls in a module pass for ``rule``: of several functions of one name, the one that a text fits."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        passed = [keyword.value for keyword in call.keywords if keyword.arg == "rule"]
        passed += [call.args[at] for at in sorted(positions.get(name, ())) if at < len(call.args)]
        yield from [node for node in passed if isinstance(node, ast.Constant | ast.JoinedStr)][:1]


def rules_of_the_program() -> set[str]:
    """Ids of rules: texts passed for ``rule``, the tables of the reader, and the ``unknown-…`` built from names."""
    # The rules of findings have tables and tests of their own.
    files = [path for path in sorted(GENERATOR.rglob("*.py")) if "analysis" not in path.parts]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    shared = {name: at for name, at in rule_positions(trees).items() if not name.startswith("_")}
    nodes = [node for tree in trees for node in rule_nodes(tree, shared | rule_positions([tree]))]
    ids = {str(node.value) for node in nodes if isinstance(node, ast.Constant)}
    built = {ast.unparse(node.values[0]) for node in nodes if isinstance(node, ast.JoinedStr)}
    assert built == {"'unknown-'"}
    choices = {field.name for table in TABLES.values() for field in table if field.kind == "choice"}
    targets = {str(target) for target in Target}
    tables = set(RULES_OF_FILES)
    return ids | tables | {f"unknown-{name}" for name in choices | targets}


def test_every_rule_has_a_case() -> None:
    documents = read_tables(DATA / "invalid" / "document")
    expected = "".join(case.expected for case in (*documents, *CASES.values()))
    seen = set(re.findall(r": (?:error|warning)\[([a-z-]+)\] ", expected))
    # Too large to keep, or no file that a repository can hold: other tests make them.
    made = {"file-too-large", "line-too-long", "yaml-size", "unreadable-file"}
    assert seen | made == rules_of_the_program()


# More mistakes than a file of examples shows


def test_of_many_unknown_sources_the_first_forty_are_looked_up(project: Path) -> None:
    ids = [f"kbs-worl-{number:03}" for number in range(50)]
    put(project, "entries/2025/2025-01-22-x.md", entry(f"tags: [a]\naccording_to: [{', '.join(ids)}]"))
    hints = [problem.hint.partition(" If not")[0] for problem in load(project)[1]]
    creates = [f"create entries/sources/{name}.md with the text below" for name in ids]
    assert hints == ['did you mean "kbs-world"?'] * MOST_LOOK_UPS + creates[MOST_LOOK_UPS:]


def test_file_of_an_unknown_source_is_offered_where_it_is_named_first(project: Path) -> None:
    name = "the-" + "very-" * 15 + "long-name"
    put(project, "entries/2025/2025-01-22-b.md", entry(f"according_to: [{name}]"))
    put(project, "entries/2025/2025-01-22-a.md", entry(f"according_to: [[{name}], [nis, {name}]]"))
    first, *others = load(project)[1]
    assert (first.place.path, first.hint) == (
        "entries/2025/2025-01-22-a.md",
        f"create entries/sources/{name}.md with the text below",
    )
    assert first.paste.startswith("---\nname: ")
    assert [(other.hint, other.paste) for other in others] == [(f"create entries/sources/{name}.md", "")] * 2


# What cannot be kept in a repository


def test_links_pipes_and_folders_are_not_followed(project: Path) -> None:
    outside = put(project, "outside/secret.md", entry())
    folder = project / "entries" / "2025"
    (folder / "link.md").symlink_to(outside)
    (folder / "nowhere.md").symlink_to(project / "nothing")
    (folder / "linked").symlink_to(outside.parent, target_is_directory=True)
    (folder / "circle").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe.md")
    os.mkfifo(folder / "pipe")
    _, problems = load(project)
    link = "this is a symbolic link, which is not followed; put the file itself here"
    pipe = "this is not a regular file; put a Markdown file here, or remove it"
    names = {
        "circle": link,
        "link.md": link,
        "linked": link,
        "nowhere.md": link,
        "pipe": pipe,
        "pipe.md": pipe,
    }
    assert [str(problem) for problem in problems] == [
        f"entries/2025/{name}:1:1: error[unexpected-file] {why}" for name, why in names.items()
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("line\nbreak.md", "line<U+000A>break.md"),
        ("\x1b[31mred.md", "<U+001B>[31mred.md"),
        (os.fsdecode(b"by\xfftes.md"), "by<U+DCFF>tes.md"),
        ("right\u202eleft.md", "right<U+202E>left.md"),
    ],
)
def test_name_that_cannot_be_shown_is_refused_on_one_line(name: str, shown: str, project: Path) -> None:
    put(project, f"entries/2025/{name}", entry())
    (line,) = (str(problem) for problem in load(project)[1])
    assert line.startswith(f"entries/2025/{shown}:1:1: error[unexpected-file] the file's name is its id: ")
    assert line.isprintable()


def test_folder_whose_name_cannot_be_shown_is_refused(project: Path) -> None:
    put(project, "entries/2025\n::error::forged/report.md", entry())
    assert [str(problem) for problem in load(project)[1]] == [
        (
            "entries/2025<U+000A>::error::forged/report.md:1:1: error[unexpected-file] "
            "a folder's name holds characters that cannot be seen; rename the folder"
        )
    ]


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """Root reads everything, so for a while be nobody, who may pass through the folders that pytest made."""
    was_root = os.geteuid() == 0
    if was_root:
        for parent in folder.parents:
            if "pytest" in str(parent):
                parent.chmod(0o755)
        os.seteuid(65534)
    try:
        yield
    finally:
        if was_root:
            os.seteuid(0)


def test_what_permissions_hide_is_named(project: Path) -> None:
    hidden = put(project, "entries/2025/hidden.md", entry())
    locked = put(project, "entries/locked/report.md", entry()).parent
    hidden.chmod(0)
    locked.chmod(0)
    why = "cannot be read (Permission denied); look at its permissions"
    with without_rights(project):
        problems = load(project)[1]
    assert [str(problem) for problem in problems] == [
        f"entries/2025/hidden.md:1:1: error[unreadable-file] the file {why}",
        f"entries/locked:1:1: error[unreadable-file] the folder {why}",
    ]
    locked.chmod(0o700)


def test_docs_page_that_is_no_text_is_named(project: Path) -> None:
    (project / "docs").mkdir()
    (project / "docs" / "index.md").write_bytes(b"\xff\xfe")
    assert [str(problem) for problem in load(project)[1]] == [
        "docs/index.md:1:1: error[unreadable-file] the file cannot be read (UnicodeDecodeError); save it as UTF-8 text"
    ]


def test_docs_hold_regular_files_only(project: Path) -> None:
    outside = put(project, "outside/secret.md", "# Secret\n")
    put(project, "docs/index.md", "# Home\n")
    (project / "docs" / "link.md").symlink_to(outside)
    (project / "docs" / "linked").symlink_to(outside.parent, target_is_directory=True)
    (project / "docs" / ".#index.md").symlink_to(project / "nothing")  # an editor's lock
    os.mkfifo(project / "docs" / "pipe.md")
    os.mkfifo(project / "docs" / "pipe.png")
    link = "this is a symbolic link, which is not followed; put the file itself here, or remove it"
    pipe = "this is not a regular file; put the file itself here, or remove it"
    names = {"link.md": link, "linked": link, "pipe.md": pipe, "pipe.png": pipe}
    assert [str(problem) for problem in load(project)[1]] == [
        f"docs/{name}:1:1: error[unexpected-file] {why}" for name, why in names.items()
    ]


@pytest.mark.parametrize(
    "name", ["timeline.md", "figures/index.md", "about/us.md", "assets/logo.svg", "entries.md"]
)
def test_docs_page_at_an_address_of_its_own_is_welcome(name: str, project: Path) -> None:
    put(project, f"docs/{name}", "# A page\n")
    assert load(project)[1] == ()


def test_file_too_large_is_not_read_to_its_end(project: Path) -> None:
    put(project, "entries/2025/large.md", entry(body="word\n" * MAX_BYTES))
    (problem,) = load(project)[1]
    assert (problem.place.path, problem.rule) == ("entries/2025/large.md", "file-too-large")


def test_folder_without_anything_is_a_timeline_without_entries(empty_project: Path) -> None:
    site, problems = load(empty_project)
    assert problems == ()
    assert site is not None
    assert site.timeline.entries == ()


# What is right


def test_valid_entries_are_accepted_without_a_word(project: Path) -> None:
    site, problems = load(project)
    assert problems == ()
    assert site is not None
    assert set(site.timeline.entry) == {path.stem for path in (project / "entries").glob("20*/**/*.md")}
    assert set(site.timeline.sources) == {path.stem for path in (project / "entries/sources").iterdir()}


def valid(project: Path) -> Site:
    site, problems = load(project)
    assert problems == ()
    assert site is not None
    return site


def test_example_of_the_format_is_read_as_it_says(project: Path) -> None:
    timeline = valid(project).timeline
    report = timeline.entry["2025-01-22-moscow-times-1000"]
    chain = ("bbc-russian", "western-officials-bbc")
    killed, casualties = report.figures
    assert report.title == "About 1,000 North Korean soldiers killed, Western officials tell the BBC"
    assert report.url == "https://example.org/2025/01/22/…"
    assert report.according_to == killed.chains == casualties.chains == (chain,)
    assert killed.origins == ("western-officials-bbc",)
    assert (killed.value.words, killed.value.qualifier, killed.value.number) == (
        "around 1,000",
        "about",
        1000,
    )
    assert casualties.includes == ("killed", "wounded", "missing", "captured")
    assert casualties.as_of is not None
    assert (casualties.as_of.earliest, casualties.as_of.latest) == (date(2025, 1, 11), date(2025, 1, 20))
    (relay,) = report.also_reported_by
    assert (relay.source, relay.url, relay.date.words) == ("kbs-world", "https://example.org/…", "2025-01-23")
    assert report.tags == ("casualties",)
    assert timeline.sources["western-officials-bbc"].granted_by == "bbc"
    assert timeline.metrics["casualty-share"].share is not None
    assert (timeline.metrics["killed"].description, timeline.metrics["casualties"].ceiling) == (
        "…",
        "deployed",
    )


def test_texts_stay_what_was_written(project: Path) -> None:
    report = valid(project).timeline.entry["2025-02-01-every-field"]
    assert (report.title, report.citation) == ("NO", "NO")
    assert report.figures[0].note == "no"
    assert report.figures[2].computed == "two-thirds of 12:30"
    assert report.tags == ("no", "y", "2025")
    assert report.draft is False


def test_chain_of_a_figure_replaces_that_of_its_entry(project: Path) -> None:
    report = valid(project).timeline.entry["2025-02-01-every-field"]
    several = (("bbc-russian", "western-officials-bbc"), ("nis",))
    assert report.according_to == several
    assert [figure.chains for figure in report.figures] == [
        (("moscow-times",),),  # [] says that the source itself speaks
        several[::-1],
        several,
        several,
        several,
    ]
    assert report.figures[1].origins == ("nis", "western-officials-bbc")


def test_what_a_figure_includes(project: Path) -> None:
    report = valid(project).timeline.entry["2025-02-01-every-field"]
    assert [figure.includes for figure in report.figures] == [(), UNSTATED, ("killed", "wounded"), (), ()]


def test_bounds_of_the_source_replace_those_of_the_words(project: Path) -> None:
    report = valid(project).timeline.entry["2025-02-01-every-field"]
    best, least = report.figures[0].value, report.figures[4].value
    assert (best.words, best.low, best.high) == ("300", 250, 350)
    assert (least.words, least.low, least.high) == ("at least 10", 10, None)


def test_figures_are_named_by_their_metric(project: Path) -> None:
    report = valid(project).timeline.entry["2025-02-01-every-field"]
    names = [figure.id for figure in report.figures]
    assert names == ["dead", "casualties", "casualty-share", "killed", "killed-2"]
    assert report.figures[3].restates == "dead"


def test_warnings_leave_a_timeline(project: Path) -> None:
    for name in ("bounds-crossed.md", "value-outside-bounds.md", "chain-names-source.md", "raw-html.md"):
        lay(CASES[name], project)
    site, problems = load(project)
    assert site is not None
    assert {problem.severity for problem in problems} == {"warning"}
    assert {problem.rule for problem in problems} == {
        "bounds-crossed",
        "value-outside-bounds",
        "chain-names-source",
        "raw-html",
    }


@pytest.mark.parametrize("case", ["bounds-crossed.md", "value-outside-bounds.md"])
def test_what_a_note_says_is_printed_so_is_not_warned_of(case: str, project: Path) -> None:
    text = CASES[case].files[case].decode()
    noted = text.replace("    value:", "    note: the source prints it so\n    value:")
    assert noted != text
    put(project, f"entries/2025/{case}", noted)
    assert load(project)[1] == ()
    put(project, f"entries/2025/{case}", text.replace("    value:", '    note: " "\n    value:'))
    assert {problem.rule for problem in load(project)[1]} == {case[:-3], "empty-field"}


def test_drafts_are_left_out_unless_asked_for(project: Path) -> None:
    put(project, "entries/2025/soon.md", entry("draft: true"))
    folder, _ = read_folder(project / "entries", root=project)
    assert "soon" not in assemble(folder).entry
    assert "soon" in assemble(folder, drafts=True).entry


def test_errors_are_not_assembled_over(project: Path) -> None:
    put(project, "entries/2025/half.md", "---\ntitle: Half\n---\n")
    folder, _ = read_folder(project / "entries", root=project)
    with pytest.raises(ValueError, match="source is absent"):
        assemble(folder)


# Laws


@given(st.randoms(use_true_random=False))
def test_order_of_files_never_matters(chance: random.Random) -> None:
    def shuffled(sheets: Mapping[str, Sheet]) -> dict[str, Sheet]:
        return dict(chance.sample(sorted(sheets.items(), key=lambda item: item[0]), len(sheets)))

    other = Folder(KNOWN.metrics, shuffled(KNOWN.sources), shuffled(KNOWN.entries))
    assert assemble(other) == assemble(KNOWN)
    assert list(assemble(other).sources) == list(assemble(KNOWN).sources)
    assert find_problems(other) == find_problems(KNOWN) == ()


AWFUL_LINES = (DATA / "awful/one-file/entries/2025/awful.md").read_text(encoding="utf-8").split("\n")
# A carriage return alone counts as a line end or not, by the file: the tests of documents say when.
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\r")
names = [field.name for table in TABLES.values() for field in table]
texts = st.one_of(
    st.text(characters, max_size=30),
    st.text(characters, max_size=30).map(lambda text: json.dumps(text, ensure_ascii=False)),
    st.sampled_from(
        ["[]", "{}", "[a, b]", "{of: a, in: b}", "unstated", "- {date: 2025}", "300", "36%", "x" * 2000]
    ),
)
lines = st.lists(
    st.one_of(
        st.builds(
            lambda name, text, pad: f"{pad}{name}: {text}",
            st.sampled_from(names),
            texts,
            st.sampled_from(["", "  - ", "    "]),
        ),
        st.sampled_from(AWFUL_LINES),
        texts,
    ),
    max_size=12,
)


@given(lines, st.sampled_from(["entry", "source"]), texts)
def test_reading_never_raises_and_names_places_within_the_file(
    parts: list[str], kind: str, body: str
) -> None:
    raw = "\n".join(("---", *parts, "---", body)).encode()
    sheet, met = read_sheet(raw, "x", "entries/x.md", TABLES[kind])
    folder = Folder(
        KNOWN.metrics,
        {**KNOWN.sources, "x": sheet} if kind == "source" else KNOWN.sources,
        {**KNOWN.entries, "x": sheet} if kind == "entry" else KNOWN.entries,
    )
    problems = in_order((*met, *find_problems(folder)))
    rows = raw.decode().replace("\r\n", "\n").split("\n")
    for problem in problems:
        at = problem.place
        assert at.path == "entries/x.md" or problem.rule in ("spelling-twin", "alias-taken")
        if at.path == sheet.file:
            assert 1 <= at.line <= len(rows)
            assert 1 <= at.column <= len(rows[at.line - 1]) + 1
        assert str(problem).isprintable()
        assert len(str(problem)) < 2000
    if not any(problem.severity == "error" for problem in problems):
        timeline = assemble(folder, drafts=True)
        assert "x" in (timeline.entry if kind == "entry" else timeline.sources)


class CountedSheets(dict[str, Sheet]):
    """Sheets by id that count how often one is taken out."""

    taken = 0

    def __getitem__(self, name: str) -> Sheet:
        self.taken += 1
        return super().__getitem__(name)


def repeating(repeats: Mapping[str, str]) -> CountedSheets:
    """Entries by id, each with the one that it repeats; empty for none."""
    return CountedSheets(
        {
            name: Sheet(name, Record(Place(f"entries/{name}.md"), values={"repeats": original}, places={}))
            for name, original in repeats.items()
        }
    )


def test_a_long_chain_is_followed_once() -> None:
    count = 3000
    entries = repeating({f"e-{n}": f"e-{n - 1}" if n else "" for n in range(count)})
    assert list(line_has_an_end(Folder({}, {}, entries))) == []
    assert entries.taken <= 2 * count  # once for repeats, once for superseded_by


def test_a_circle_is_named_at_its_own_places_and_at_none_that_lead_into_it() -> None:
    entries = repeating({"tail": "b", "a": "b", "b": "c", "c": "a", "alone": "gone", "self": "self"})
    assert {p.place.path: p.message.partition(": ")[2] for p in line_has_an_end(Folder({}, {}, entries))} == {
        "entries/b.md": "b → c → a → b",
        "entries/c.md": "c → a → b → c",
        "entries/a.md": "a → b → c → a",
        "entries/self.md": "self → self",
    }
