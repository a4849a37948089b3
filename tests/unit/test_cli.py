"""The terminal door: what commands print, where, and with which exit status."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.commands.report import as_annotation, as_text, summarise
from generator.problems import Place, Problem, Severity
from generator.reading.schema import ENTRY

ROOT = Path(__file__).parents[2]
FINE, CONTENT_ERRORS, MISUSE, FAILED = 0, 1, 2, 3
HOSTILE = ["100%", "a\nb", "a\r\nb", "::error::forged", "%0A::error::forged", "a,b:c", "\x1b[31m", "\u2028x"]
MKDOCS = "site_name: A site\ntheme: {name: material}\nplugins: [timeline]\n"

Run = Callable[..., Result]


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command inside the project, within this process."""
    monkeypatch.chdir(project)

    def invoke(*arguments: str, status: int) -> Result:
        result = CliRunner().invoke(main, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert result.exit_code == status, result.output
        return result

    return invoke


def start(
    arguments: Sequence[str], root: Path, *, prefix: Sequence[str] = (), **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Runs a command in a process of its own; it must never die of a signal nor show a traceback."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    command = [*prefix, sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(
        command,
        cwd=root,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode in (FINE, CONTENT_ERRORS, MISUSE, FAILED), done
    assert b"Traceback" not in done.stderr, done
    return done


def put(root: Path, path: str, content: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    return file


def report(*lines: str, source: str = "kbs-world") -> str:
    start_of_file = ("title: A report", "date: 2025-01-22", f"source: {source}", "url: https://example.org/1")
    return "\n".join(("---", *start_of_file, *lines, "---", ""))


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


# check

BROKEN = "entries/2025/broken.md"
YONHAP = "create entries/sources/yonhap.md with the text below"
OUTSIDE = "the value 5 lies outside its own bounds, 6 or more"
LOOK = "one of them may be misprinted: look at the source again; if it prints it so, say so in note"
PASTE = "---\nname: Yonhap\nkind: outlet\n---\nWhat it is, in two sentences.\n"


@pytest.fixture
def broken(project: Path) -> str:
    """The path of an entry with an error that needs a new file, and a warning."""
    put(project, BROKEN, report("figures:", "  - {metric: killed, value: 5, low: 6}", source="yonhap"))
    return BROKEN


def test_check_of_what_is_right(run: Run) -> None:
    result = run("check", status=FINE)
    assert (result.stdout, result.stderr) == ("", "3 entries and 7 sources: no mistakes\n")


@pytest.mark.usefixtures("broken")
def test_check_prints_a_line_a_mistake_and_the_file_to_create(run: Run) -> None:
    result = run("check", status=CONTENT_ERRORS)
    assert result.stdout == (
        f'{BROKEN}:4:9: error[unknown-source] source: "yonhap" is not a source; {YONHAP}\n'
        f"{PASTE}"
        f"{BROKEN}:7:29: warning[value-outside-bounds] figures[0].value: {OUTSIDE}; "
        f"{LOOK}\n"
    )
    assert result.stderr == "1 error and 1 warning\n"


@pytest.mark.usefixtures("broken")
def test_check_annotates_for_the_forge(run: Run) -> None:
    result = run("check", "--format", "github", status=CONTENT_ERRORS)
    assert result.stdout == (
        f"::error file={BROKEN},line=4,col=9,title=unknown-source::"
        f'source: "yonhap" is not a source; {YONHAP}%0A{PASTE.replace(chr(10), "%0A")}\n'
        f"::warning file={BROKEN},line=7,col=29,title=value-outside-bounds::"
        f"figures[0].value: {OUTSIDE}; "
        f"{LOOK}\n"
    )


@pytest.mark.usefixtures("broken")
def test_check_prints_json(run: Run) -> None:
    result = run("check", "--format", "json", status=CONTENT_ERRORS)
    assert json.loads(result.stdout) == {
        "schema": 1,
        "problems": [
            {
                "path": BROKEN,
                "line": 4,
                "column": 9,
                "rule": "unknown-source",
                "message": '"yonhap" is not a source',
                "hint": YONHAP,
                "field": "source",
                "severity": "error",
                "paste": PASTE,
            },
            {
                "path": BROKEN,
                "line": 7,
                "column": 29,
                "rule": "value-outside-bounds",
                "message": OUTSIDE,
                "hint": LOOK,
                "field": "figures[0].value",
                "severity": "warning",
                "paste": "",
            },
        ],
    }


def test_check_of_what_is_right_as_json(run: Run) -> None:
    assert json.loads(run("check", "--format", "json", status=FINE).stdout) == {"schema": 1, "problems": []}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_annotation_cannot_be_forged(hostile: str) -> None:
    problem = Problem(Place(hostile, 3, 4), hostile, hostile, hostile, hostile, Severity.WARNING, hostile)
    text = as_annotation(problem)
    head, _, data = text.removeprefix("::warning file=").partition("::")
    assert "\n" not in text
    assert "\r" not in text
    properties = dict(part.split("=", 1) for part in f"file={head}".split(","))
    assert {name: unescaped(value, "property") for name, value in properties.items()} == {
        "file": hostile,
        "line": "3",
        "col": "4",
        "title": hostile,
    }
    assert unescaped(data, "data") == f"{hostile}: {hostile}; {hostile}\n{hostile}"


def unescaped(text: str, kind: str) -> str:
    """What the forge reads: the escapes of a workflow command, ``%25`` last."""
    escapes = {"%0D": "\r", "%0A": "\n"} | ({"%3A": ":", "%2C": ","} if kind == "property" else {})
    for escape, character in escapes.items():
        text = text.replace(escape, character)
    return text.replace("%25", "%") if kind else text


@pytest.mark.parametrize("style", ["text", "github"])
@pytest.mark.parametrize(
    "title", ["::error::forged", "%0A::error::forged", "a\u2028::error::b", "'::stop::x'"]
)
def test_no_line_is_forged_by_an_entry(title: str, style: str, project: Path, run: Run) -> None:
    put(project, "entries/2025/forged.md", report(f"title: {title}", f"status: {title}", f"tags: {title}"))
    put(project, f"entries/2025/{title.replace('/', '')}.md", report())
    lines = run("check", "--format", style, status=CONTENT_ERRORS).stdout.removesuffix("\n").split("\n")
    start_of_line = "entries/" if style == "text" else "::error file=entries/"
    assert [line for line in lines if not line.startswith(start_of_line)] == []
    assert all(line.isprintable() for line in lines)
    assert len(lines) >= 2


def test_text_of_a_problem_without_a_file_to_create() -> None:
    assert as_text(Problem(Place("a.md"), "rule", "wrong", "right")) == "a.md:1:1: error[rule] wrong; right"


@pytest.mark.parametrize(
    ("errors", "warnings", "words"),
    [(0, 0, "no mistakes"), (1, 0, "1 error"), (2, 1, "2 errors and 1 warning"), (0, 2, "2 warnings")],
)
def test_summary(errors: int, warnings: int, words: str) -> None:
    error, warning = Problem(Place("a"), "r", "m"), Problem(Place("a"), "r", "m", severity=Severity.WARNING)
    assert summarise([error] * errors + [warning] * warnings) == words


def test_warnings_count_when_strict(project: Path, run: Run) -> None:
    put(project, BROKEN, report("figures:", "  - {metric: killed, value: 5, low: 6}"))
    assert run("check", status=FINE).stderr == "1 warning\n"
    assert run("check", "--strict", status=CONTENT_ERRORS).stderr == "1 warning\n"


@pytest.mark.usefixtures("broken")
def test_check_of_paths_names_their_mistakes_alone(project: Path, run: Run) -> None:
    put(project, "entries/2024/other.md", report("status: gone"))
    other = "entries/2024/other.md:6:9: error[unknown-status]"
    for path in (
        "entries/2024",
        "entries/2024/other.md",
        "./entries/2025/../2024",
        str(project / "entries/2024"),
    ):
        stdout = run("check", path, status=CONTENT_ERRORS).stdout
        assert stdout.startswith(other), path
        assert stdout.count("\n") == 1, path
    fine = run("check", "entries/sources", "entries/metrics.yml", status=FINE)
    assert (fine.stdout, fine.stderr) == ("", "no mistakes\n")
    for path in (".", "..", "entries"):
        assert run("check", path, status=CONTENT_ERRORS).stderr == "2 errors and 1 warning\n"
    assert run("check", "entries/2024", BROKEN, status=CONTENT_ERRORS).stderr == "2 errors and 1 warning\n"


def test_check_of_a_path_through_a_link_is_not_silent(project: Path, broken: str, run: Run) -> None:
    link = project.parent / "link"
    link.symlink_to(project, target_is_directory=True)
    assert run("check", str(link / broken), status=CONTENT_ERRORS).stderr == "1 error and 1 warning\n"


def test_check_of_a_link_names_it(project: Path, run: Run) -> None:
    (project / "entries/2025/link.md").symlink_to(project / "entries/metrics.yml")
    result = run("check", "entries/2025/link.md", status=CONTENT_ERRORS)
    assert "link.md:1:1: error[unexpected-file] this is a symbolic link" in result.stdout


def test_check_of_a_path_elsewhere_is_misuse(project: Path, run: Run) -> None:
    elsewhere = put(project.parent, "elsewhere/x.md", "")
    words = f"timeline: {elsewhere} is not part of the project in {project}\n"
    assert run("check", str(elsewhere), status=MISUSE).stderr == words
    assert "does not exist" in run("check", "entries/none.md", status=MISUSE).stderr


def test_there_must_be_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (["check"], ["export", "out"], ["pages", "out"], ["new", "--title", "A"]):
        result = CliRunner().invoke(main, arguments)
        words = "timeline: there is neither mkdocs.yml nor entries/ here; run this in the project's folder\n"
        assert (result.exit_code, result.stderr) == (MISUSE, words)
    result = CliRunner().invoke(main, ["build"])
    words = "timeline: there is no mkdocs.yml here; run this in the project's folder\n"
    assert (result.exit_code, result.stderr) == (MISUSE, words)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["frobnicate"], ["check", "--format", "xml"], ["explain"], ["export"]])
def test_misuse_is_explained(arguments: list[str], run: Run) -> None:
    assert "Usage:" in run(*arguments, status=MISUSE).stderr


def test_every_command_has_help(run: Run) -> None:
    overview = run("--help", status=FINE).stdout
    assert set(main.commands) == {"build", "check", "explain", "export", "new", "pages"}
    for name in main.commands:
        assert name in overview
        assert run(name, "--help", status=FINE).stdout.count("\n") >= 5


# explain


def test_explain_a_value(run: Run) -> None:
    assert run("explain", "at least 100", status=FINE).stdout == (
        'value: "at least 100"\n  qualifier: at least\n  number: 100\n  compared as: 100 or more\n'
    )


def test_explain_a_date(run: Run) -> None:
    lines = run("explain", "by mid-January 2025", status=FINE).stdout.splitlines()
    assert lines[0] == 'date: "by mid-January 2025"'
    assert {"  earliest: open", "  latest: 2025-01-20"} <= set(lines)


def test_explain_what_could_be_both(run: Run) -> None:
    lines = run("explain", "2025", status=FINE).stdout.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == ['date: "2025"', 'value: "2025"']


@pytest.mark.parametrize("words", ["10K", "last fall", "", "::error::x\ny", "9" * 100_000])
def test_explain_why_not(words: str, run: Run) -> None:
    lines = run("explain", words, status=CONTENT_ERRORS).stdout.removesuffix("\n").split("\n")
    assert [line.split(":")[0] for line in lines] == ["not a value", "not a date"]
    assert all(len(line) < 500 for line in lines)


# new

GIVEN = (
    "--title",
    "A new report",
    "--date",
    "2025-03-01",
    "--source",
    "kbs-world",
    "--url",
    "https://example.org/9",
)
NEW = "entries/2025/2025-03-01-kbs-world-a-new-report.md"


def test_new_writes_an_entry_that_check_accepts(project: Path, run: Run) -> None:
    figures = ("--figure", "killed=around 1,000", "--figure", "deployed=at least 10,000")
    more = ("--according-to", "bbc-russian, nis", "--tags", "one, two", "--body", "It says so.\n\nTwice.")
    result = run("new", *GIVEN, *figures, *more, status=FINE)
    assert result.stdout == f"{project / NEW}\n"
    assert (project / NEW).read_text(encoding="utf-8") == (
        "---\n"
        "title: A new report\n"
        "date: 2025-03-01\n"
        "source: kbs-world\n"
        'url: "https://example.org/9"\n'
        "according_to: [bbc-russian, nis]\n"
        "tags: [one, two]\n"
        "figures:\n"
        "  - metric: killed\n"
        '    value: "around 1,000"\n'
        "  - metric: deployed\n"
        '    value: "at least 10,000"\n'
        "---\n"
        "It says so.\n"
        "\n"
        "Twice.\n"
    )
    run("check", "--strict", status=FINE)


def test_new_writes_the_source_too(project: Path, run: Run) -> None:
    given = [*GIVEN, "--source", "al-x", "--source-name", "Al-X: the paper", "--source-kind", "outlet"]
    result = run("new", *given, "--id", "short", status=FINE)
    entry, source = project / "entries/2025/short.md", project / "entries/sources/al-x.md"
    assert result.stdout == f"{entry}\n{source}\n"
    assert source.read_text(encoding="utf-8") == (
        '---\nname: "Al-X: the paper"\nkind: outlet\n---\nWhat it is, in two sentences.\n'
    )
    run("check", "--strict", status=FINE)


def test_new_takes_a_vague_date_and_a_citation(project: Path, run: Run) -> None:
    given = ("--title", "Étude", "--date", "winter 2024", "--source", "nis", "--citation", "p. 3")
    written = run("new", *given, status=FINE).stdout
    assert written == f"{project / 'entries/2024/winter-2024-nis-etude.md'}\n"
    run("check", "--strict", status=FINE)


@pytest.mark.parametrize("missing", ["title", "date", "source", "url"])
def test_new_names_the_option_that_is_missing(missing: str, project: Path, run: Run) -> None:
    before = files_of(project)
    at = GIVEN.index(f"--{missing}")
    field = next(field for field in ENTRY if field.name == missing)
    result = run("new", *GIVEN[:at], *GIVEN[at + 2 :], status=MISUSE)
    assert f"Error: --{missing} is missing: {field.meaning}, such as {field.example}\n" in result.stderr
    assert files_of(project) == before


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--date", "last fall"), 'error[bad-date] date: "last fall" depends on the day it is read'),
        (("--source", "yonhap"), 'error[unknown-source] source: "yonhap" is not a source; create'),
        (("--source", "../../x"), 'error[bad-id] source: "../../x" is not an id'),
        (("--url", "javascript:x"), 'error[bad-address] url: "javascript:x" is not an http(s) address'),
        (("--title", "a\nb"), "error["),
        (("--title", "a\x00b"), "error["),
        (("--body", "<<<<<<< ours\n"), "error[conflict-marker]"),
        (("--body", "[x](nowhere.md)"), "error[broken-link]"),
        (("--figure", "kiled=5"), 'error[unknown-metric] figures[0].metric: "kiled" is not a metric'),
        (("--figure", "killed=10K"), 'error[bad-value] figures[0].value: "10K" shortens the number'),
        (("--figure", "=5"), "error[missing-field] figures[0]: metric is missing"),
        (
            ("--according-to", "nis, nobody"),
            'error[unknown-source] according_to[1]: "nobody" is not a source',
        ),
        (("--id", "../../evil"), 'error[bad-id] "../../evil" is not an id; write "evil"'),
        (("--id", "Not An Id"), 'error[bad-id] "Not An Id" is not an id; write "not-an-id"'),
        (
            ("--id", "event-without-numbers"),
            (
                'error[duplicate-id] the id "event-without-numbers" is taken by '
                "entries/2024/deeper/event-without-numbers.md; give another --id"
            ),
        ),
        (
            ("--source", "two", "--source-name", "Two", "--source-kind", "newspaper"),
            'error[unknown-kind] kind: "newspaper" is not a kind',
        ),
    ],
)
def test_new_refuses_what_check_would_refuse(
    options: tuple[str, ...], words: str, project: Path, run: Run
) -> None:
    before = files_of(project.parent)
    result = run("new", *GIVEN, *options, status=CONTENT_ERRORS)
    assert words in result.stdout
    assert result.stderr == "timeline: nothing was written\n"
    assert files_of(project.parent) == before


def test_new_refuses_a_figure_without_a_sign(run: Run) -> None:
    words = '--figure "killed 5" has no =; write it like "killed=around 1,000"'
    assert words in run("new", *GIVEN, "--figure", "killed 5", status=MISUSE).stderr


def test_new_never_writes_over_a_file(project: Path, run: Run) -> None:
    run("new", *GIVEN, status=FINE)
    before = files_of(project)
    result = run("new", *GIVEN, "--body", "Something else.", status=MISUSE)
    assert f"Error: {project / NEW} is there already; give another --id\n" in result.stderr
    assert files_of(project) == before


def test_new_warns_of_what_check_would_warn_of(run: Run) -> None:
    result = run("new", *GIVEN, "--according-to", "kbs-world, nis", status=FINE)
    assert result.stdout.startswith(f"{NEW}:6:15: warning[chain-names-source]")


# export and pages


@pytest.mark.parametrize("command", ["export", "pages"])
def test_files_are_written_where_they_are_wanted(command: str, project: Path, run: Run) -> None:
    run(command, "out of/here", status=FINE)
    written = files_of(project / "out of/here")
    assert {"data/entries.json", "data/figures.csv", "data/entries.csv", "data/sources.csv"} <= set(written)
    document = json.loads(written["data/entries.json"])
    assert [entry["id"] for entry in document["entries"]].count("2025-01-22-moscow-times-1000") == 1
    run(command, "out of/here", status=FINE)
    assert files_of(project / "out of/here") == written


def test_pages_are_written_for_every_entry_source_and_metric(project: Path, run: Run) -> None:
    run("pages", "out", status=FINE)
    written = files_of(project / "out")
    for path in (project / "entries").rglob("*.md"):
        kind = "sources" if path.parent.name == "sources" else "entries"
        assert written[f"{kind}/{path.stem}/index.md"].startswith(b"---\ntitle: ")
    assert "figures/killed/index.md" in written


@pytest.mark.parametrize("command", ["export", "pages"])
def test_nothing_is_handed_over_with_an_error(command: str, broken: str, project: Path, run: Run) -> None:
    result = run(command, "out", status=CONTENT_ERRORS)
    assert broken in result.stdout
    assert result.stderr == "timeline: nothing was written; 1 error and 1 warning\n"
    assert not (project / "out").exists()


@pytest.mark.parametrize("command", ["export", "pages"])
@pytest.mark.parametrize(
    ("directory", "words"),
    [
        ("file", "file is not a folder; name another one"),
        ("repository", "repository holds a repository; name another folder"),
        ("others", "others holds files that were not written here; empty it, or name another folder"),
        ("entries", "entries holds what people write, or lies in it; name another folder"),
        ("entries/new", "entries/new holds what people write, or lies in it; name another folder"),
        ("docs", "docs holds what people write, or lies in it; name another folder"),
        (".", ". holds what people write, or lies in it; name another folder"),
    ],
)
def test_folder_that_people_write_is_refused(
    *, command: str, directory: str, words: str, project: Path, run: Run
) -> None:
    put(project, "file", "")
    put(project, "repository/.git/HEAD", "")
    put(project, "repository/data/entries.json", "")
    put(project, "others/thesis.txt", "years of work")
    put(project, "docs/index.md", "# Home\n")
    before = files_of(project)
    assert run(command, directory, status=MISUSE).stderr == f"timeline: {words}\n"
    assert files_of(project) == before


# build


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("file", "is not a folder; name another one with -d"),
        ("link", "is not a folder; name another one with -d"),
        ("repository", "holds a repository; name another folder with -d"),
        ("others", "holds files that were not built here; empty it, or name another folder with -d"),
    ],
)
def test_build_refuses_a_folder_that_is_not_ours(target: str, words: str, project: Path) -> None:
    put(project, "mkdocs.yml", MKDOCS)
    put(project, "docs/index.md", "# Home\n")
    put(project, "file", "")
    for path in (".git/HEAD", "sitemap.xml", "data/entries.json"):
        put(project, f"repository/{path}", "")
    put(project, "others/thesis.txt", "years of work")
    (project / "link").symlink_to(project / "others", target_is_directory=True)
    before = files_of(project)
    done = start(["build", "-d", target], project)
    assert (done.returncode, done.stdout) == (MISUSE, b"")
    assert f"timeline: {target} {words}\n" in done.stderr.decode()
    assert files_of(project) == before


@pytest.mark.parametrize("strict", [False, True])
def test_content_errors_leave_the_old_site_as_it_was(strict: bool, project: Path) -> None:
    put(project, "mkdocs.yml", MKDOCS)
    put(project, "docs/index.md", "# Home\n")
    for path in ("index.html", "sitemap.xml", "data/entries.json"):
        put(project, f"site/{path}", "old")
    wrong = "low: 6" if strict else "low: a few"
    put(project, BROKEN, report("figures:", f"  - {{metric: killed, value: 5, {wrong}}}"))
    before = files_of(project)
    done = start(["build", *(["--strict"] if strict else [])], project)
    assert done.returncode == CONTENT_ERRORS
    assert done.stdout.decode().startswith(f"{BROKEN}:7:")
    counted = "1 warning" if strict else "1 error"
    assert done.stderr.decode().endswith(f"timeline: nothing was built; {counted}\n")
    assert files_of(project) == before


def test_build_needs_the_plugin(project: Path) -> None:
    put(project, "mkdocs.yml", "site_name: A site\nplugins: []\n")
    put(project, "docs/index.md", "# Home\n")
    done = start(["build"], project)
    assert (done.returncode, done.stdout) == (MISUSE, b"")
    assert b"timeline: mkdocs.yml does not use the plugin; add timeline to its plugins\n" in done.stderr


@pytest.mark.parametrize("text", ["site_name: [", "theme: nothing-like-it\n", "", "- a\n", "\x00"])
def test_mkdocs_yml_that_cannot_be_read_is_misuse(text: str, project: Path) -> None:
    put(project, "mkdocs.yml", text)
    done = start(["check"], project)
    assert (done.returncode, done.stdout) == (MISUSE, b"")
    assert b"timeline: " in done.stderr


@pytest.mark.slow
def test_build_writes_a_site_and_a_second_one_in_its_place(project: Path) -> None:
    put(project, "mkdocs.yml", MKDOCS)
    put(project, "docs/index.md", "# Home\n")
    assert start(["build"], project).returncode == FINE
    first = files_of(project / "site")
    assert {"index.html", "sitemap.xml", "data/entries.json", "timeline/index.html"} <= set(first)
    put(project, BROKEN, report())
    assert start(["build"], project).returncode == FINE
    assert set(files_of(project / "site")) - set(first) >= {"entries/broken/index.html"}
    assert not list(project.glob(".site.new"))


# The process itself


def test_process_answers_like_the_function(project: Path, broken: str) -> None:
    done = start(["check"], project)
    assert (done.returncode, done.stderr) == (CONTENT_ERRORS, b"1 error and 1 warning\n")
    assert done.stdout.decode().startswith(f"{broken}:4:9: error[unknown-source]")


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "HOME": "", "PYTHONHASHSEED": "7"}]
)
def test_environment_changes_nothing(environment: dict[str, str], project: Path) -> None:
    put(project, BROKEN, report("title: 김정은…", "status: 중…"))
    ours = start(["check"], project)
    theirs = start(["check"], project, **environment)
    assert (theirs.returncode, theirs.stdout) == (ours.returncode, ours.stdout)
    assert "중…" in theirs.stdout.decode()


@pytest.mark.parametrize(
    ("redirection", "status"),
    [(">&-", CONTENT_ERRORS), ("2>&-", CONTENT_ERRORS), (">&- 2>&-", CONTENT_ERRORS), (">/dev/full", FAILED)],
)
@pytest.mark.usefixtures("broken")
def test_output_that_goes_nowhere_is_no_crash(redirection: str, status: int, project: Path) -> None:
    shell = ["sh", "-c", f'exec "$@" {redirection}', "sh"]
    assert start(["check"], project, prefix=shell).returncode == status


@pytest.mark.usefixtures("broken")
def test_reader_that_has_left_is_no_crash(project: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "check"]
    done = subprocess.run(
        command, cwd=project, env=environment, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (FAILED, b"")


def test_argument_that_is_no_text_is_refused(project: Path) -> None:
    before = files_of(project)
    title = os.fsdecode(b"A \xff title")
    done = start(["new", *GIVEN, "--title", title], project)
    assert done.returncode == CONTENT_ERRORS
    assert b"error[encoding] the byte FF is not UTF-8 here" in done.stdout
    assert files_of(project) == before


def test_failure_of_the_system_is_one_line(project: Path) -> None:
    nothing_may_grow = ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh"]
    done = start(["export", "out"], project, prefix=nothing_may_grow, PYTHONDONTWRITEBYTECODE="1")
    assert (done.returncode, done.stdout) == (FAILED, b"")
    why, how = done.stderr.decode().splitlines()
    assert why == "timeline: the program failed: OSError: [Errno 27] File too large"
    assert how == "timeline: TIMELINE_TRACEBACK=1 shows where"


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("x" * 300, "File name too long"),
        ("/proc/none/site", "No such file or directory"),
        ("file/site", "it lies below a file"),
    ],
)
@pytest.mark.parametrize("command", [["build", "-d"], ["export"], ["pages"]], ids=lambda words: words[0])
def test_path_that_cannot_be_used_is_misuse(command: list[str], target: str, why: str, project: Path) -> None:
    put(project, "mkdocs.yml", MKDOCS)
    put(project, "docs/index.md", "# Home\n")
    put(project, "file", "")
    done = start([*command, target], project)
    assert (done.returncode, done.stdout) == (MISUSE, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("timeline: ")
    assert line.endswith(f"{target} cannot be used: {why}; name another folder")


# The doors


@pytest.mark.parametrize(
    ("settings", "epoch", "words"),
    [
        ("use_directory_urls: false\n", "", "addresses end in a slash; remove use_directory_urls: false"),
        (
            "theme: mkdocs\n",
            "",
            "the pages are made for the theme material, not mkdocs; write theme: {name: material}",
        ),
        ("", "today", 'SOURCE_DATE_EPOCH is "today"; write whole seconds since 1970, from 0 to 4294967295'),
        ("", "-1", 'SOURCE_DATE_EPOCH is "-1"; write whole seconds since 1970'),
        ("", "1.5", 'SOURCE_DATE_EPOCH is "1.5"; write whole seconds since 1970'),
        ("", "4294967296", 'SOURCE_DATE_EPOCH is "4294967296"; write whole seconds since 1970'),
    ],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_settings_under_which_no_site_can_be_made_are_misuse(
    *, command: str, settings: str, epoch: str, words: str, project: Path
) -> None:
    plain = MKDOCS.replace("theme: {name: material}\n", "") if "theme" in settings else MKDOCS
    put(project, "mkdocs.yml", plain + settings)
    put(project, "docs/index.md", "# Home\n")
    done = start([command], project, SOURCE_DATE_EPOCH=epoch)
    assert (done.returncode, done.stdout) == (MISUSE, b"")
    assert done.stderr.decode().startswith(f"timeline: mkdocs.yml: {words}")


@pytest.mark.parametrize("arguments", [["check"], ["new"], ["export", "out"]], ids=lambda words: words[0])
def test_input_that_is_closed_is_no_crash(arguments: list[str], project: Path) -> None:
    put(project, "mkdocs.yml", MKDOCS)
    put(project, "docs/index.md", "# Home\n")
    shell = ["sh", "-c", 'exec "$@" <&-', "sh"]
    done = start(arguments, project, prefix=shell)
    assert done.returncode == (MISUSE if arguments == ["new"] else FINE), done.stderr


@pytest.mark.parametrize(
    ("arguments", "redirection"),
    [
        (["check"], "2>/dev/full"),
        (["check"], ">/dev/full 2>/dev/full"),
        (["frobnicate"], "2>/dev/full"),
        (["--help"], ">/dev/full"),
        (["check", "--help"], ">/dev/full"),
        (["explain", "300"], ">/dev/full"),
    ],
)
def test_output_without_room_is_a_failure(arguments: list[str], redirection: str, project: Path) -> None:
    shell = ["sh", "-c", f'exec "$@" {redirection}', "sh"]
    assert start(arguments, project, prefix=shell).returncode == FAILED


def test_many_mistakes_are_counted_by_rule(project: Path, run: Run) -> None:
    for number in range(20):
        put(project, f"entries/2025/wrong-{number}.md", report("status: gone"))
    assert run("check", status=CONTENT_ERRORS).stderr == "20 errors\n"
    put(project, "entries/2025/more.md", report("draft: perhaps", "language: Korean tongue", "tags: [a b]"))
    counted = "20 unknown-status, 1 bad-flag, 1 bad-language, 1 bad-tag\n23 errors\n"
    assert run("check", status=CONTENT_ERRORS).stderr == counted
    assert run("check", "--format", "json", status=CONTENT_ERRORS).stderr == "23 errors\n"


def test_one_of_each_is_said_in_the_singular(empty_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(empty_project, "entries/2025/one.md", report(source="paper"))
    put(empty_project, "entries/sources/paper.md", "---\nname: The Paper\nkind: outlet\n---\n")
    monkeypatch.chdir(empty_project)
    assert CliRunner().invoke(main, ["check"]).stderr == "1 entry and 1 source: no mistakes\n"


@pytest.mark.parametrize("command", ["export", "pages"])
@pytest.mark.parametrize("made", ["data/entries.json", "data", ""])
def test_nothing_is_written_through_a_link(command: str, made: str, project: Path, run: Run) -> None:
    run(command, "out", status=FINE)
    place = project / "out" / made
    elsewhere = place.rename(project / "elsewhere")
    place.symlink_to(elsewhere)
    before = files_of(project)
    put(project, BROKEN, report())
    words = run(command, "out", status=MISUSE).stderr
    assert words.startswith("timeline: ")
    assert words.endswith(("; remove it, or name another folder\n", "; name another one\n"))
    (project / BROKEN).unlink()
    assert files_of(project) == before
