"""How a command ends: with a status, with one line on why it failed, and never with a traceback."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from types import FrameType
from typing import Any, ParamSpec, TextIO

import click

from generator.builders.mkdocs.mkdocs_build import BuildError, ProjectError
from generator.builders.publish import TargetError, UnfinishedError

FINE, CONTENT_ERRORS, MISUSE, FAILED = 0, 1, 2, 3
P = ParamSpec("P")

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Program(click.Group):
    """A group of commands that also ends in order where its own help cannot be printed."""

    def main(self, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - as click declares it
        """Run the command that the arguments name, and exit."""
        with _stoppable():
            try:
                return super().main(*args, **named)
            except OSError as error:  # from a help text or a usage message; commands catch their own
                status = _give_up(error)
        sys.exit(status)


def command(function: Callable[P, int]) -> Callable[P, None]:
    """Turn a command's answer into an exit status."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            status = function(*args, **kwargs)
            if sys.stdout is not None:  # a program may be started without one
                sys.stdout.flush()
        except (ProjectError, TargetError) as error:
            status = _tell(str(error), MISUSE)
        except BuildError as error:
            status = _tell(f"{error}; nothing was changed", CONTENT_ERRORS)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # the last door: whatever failed is named in one line
            if os.environ.get("TIMELINE_TRACEBACK"):
                raise
            status = _give_up(error)
        sys.exit(status)

    return run


def _tell(message: str, status: int) -> int:
    """Print a line to standard error; gives back the status to leave with."""
    try:
        click.echo(f"timeline: {message}", err=True)
    except OSError:
        _discard(sys.stderr)
        return FAILED
    return status


def _give_up(error: Exception) -> int:
    """Say why the system failed, if anybody is there to be told."""
    _discard_what_is_stuck(sys.stdout)
    if isinstance(error, BrokenPipeError):  # whoever read our output has gone
        return FAILED
    kind = "" if isinstance(error, UnfinishedError) else f"{type(error).__name__}: "
    _tell(f"the program failed: {kind}{error}", FAILED)
    return _tell("TIMELINE_TRACEBACK=1 shows where", FAILED)


def _discard_what_is_stuck(stream: TextIO | None) -> None:
    """Python would try to print it once more on its way out, and complain."""
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
    """Let signals end the program in order, so that what it has begun is cleared away; the second one is ignored."""
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
