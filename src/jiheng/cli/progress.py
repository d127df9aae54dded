"""Show the progress of long work on a terminal; stay silent where nobody is watching."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

Report = Callable[[str], None]


@contextmanager
def steps(total: int) -> Iterator[Report]:
    """Show a bar of `total` steps on standard error; call the yielded function at each step.

    The function takes the words for the step that begins.
    """
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("正在准备", total=total)
        done = -1

        def report(words: str) -> None:
            nonlocal done
            done += 1
            bar.update(task, description=words, completed=done)

        yield report
