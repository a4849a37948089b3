"""How a command ends: with a status, with one line on why it failed, and never with a traceback."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from functools import wraps
from types import FrameType
from typing import Any, ParamSpec, TextIO

import click

from generator.builders.mkdocs.mkdocs_build import BuildError, ProjectError
from generator.builders.publish import TargetError, UnfinishedError

P = ParamSpec("P")

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class ExitStatus(IntEnum):
    """What a command answers to the shell."""

    FINE = 0
    CONTENT_ERRORS = 1
    """What people wrote has to be mended: entries, docs pages, or warnings where these count."""
    MISUSE = 2
    """The command was called wrongly: arguments, project or folder. click exits with it too."""
    FAILED = 3
    """The system or the program failed; nobody has to mend content or arguments."""


class Program(click.Group):
    """A group of commands that also ends in order where its own help cannot be printed."""

    def main(self, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - as click declares it
        """Run the command that the arguments name, and exit."""
        with _stoppable():
            try:
                return super().main(*args, **named)
            except OSError as error:  # from a help text or a usage message; commands catch their own
                status = _report_failure(error)
        sys.exit(status)


def command(function: Callable[P, ExitStatus]) -> Callable[P, None]:
    """Exit with the status that a command returns, or with the one that belongs to its error.

    The only place where errors become a line and a status: commands let them pass.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            status = function(*args, **kwargs)
            if sys.stdout is not None:  # a program may be started without one
                sys.stdout.flush()  # now, while a full disk or a closed pipe can still be reported
        except (ProjectError, TargetError) as error:
            status = _print_error(str(error), ExitStatus.MISUSE)
        except BuildError as error:
            status = _print_error(f"{error}; nothing was changed", ExitStatus.CONTENT_ERRORS)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise  # click prints these itself, with the command's usage
        except Exception as error:  # the last door: whatever failed is named in one line
            if os.environ.get("TIMELINE_TRACEBACK"):
                raise
            status = _report_failure(error)
        sys.exit(status)

    return run


def _print_error(message: str, status: ExitStatus) -> ExitStatus:
    """Print a line to standard error; returns the status to exit with."""
    try:
        click.echo(f"timeline: {message}", err=True)
    except OSError:
        _discard(sys.stderr)
        return ExitStatus.FAILED
    return status


def _report_failure(error: Exception) -> ExitStatus:
    """Say why the system or the program failed, unless nobody reads the output any more."""
    _discard_unwritten(sys.stdout)
    if isinstance(error, BrokenPipeError):  # as in `timeline check | head`
        return ExitStatus.FAILED
    kind = "" if isinstance(error, UnfinishedError) else f"{type(error).__name__}: "
    _print_error(f"the program failed: {kind}{error}", ExitStatus.FAILED)
    return _print_error("TIMELINE_TRACEBACK=1 shows where", ExitStatus.FAILED)


def _discard_unwritten(stream: TextIO | None) -> None:
    """Drop output that cannot be written: Python would try once more on its way out, and complain."""
    try:
        if stream is not None:
            stream.flush()
    except OSError:
        _discard(stream)


def _discard(stream: TextIO | None) -> None:
    with suppress(OSError):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def _stoppable() -> Iterator[None]:
    """Turn SIGINT and SIGTERM into ``SystemExit``, so that a half-built site is cleared away.

    Only the first signal is heard: an impatient second Ctrl-C must not stop the clearing.
    """
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def stop(number: int, _: FrameType | None) -> None:
        for other in _SIGNALS:
            signal.signal(other, signal.SIG_IGN)
        raise SystemExit(128 + number)

    for number, handler in before.items():
        if handler is not signal.SIG_IGN:  # a shell's background job is not meant to hear of Ctrl-C
            signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
