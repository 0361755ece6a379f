"""The command line. Imports wait until a command needs them, so that help is quick."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from readout.errors import InputError, StepError

if TYPE_CHECKING:
    from readout.parameters import Row

_FOLDER = click.Path(path_type=Path)


class _Report(click.Command):
    """The report command: its help ends with the table of parameters."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from readout.parameters import rows

        with formatter.section("Parameters (-p NAME VALUE)"):
            formatter.write_dl([(row.name, _told(row)) for row in rows()])


def _told(row: Row) -> str:
    default = f" Default: {row.default}." if row.default else ""
    return f"{row.meaning} ({row.type}: {row.allowed}).{default} Example: {row.example}"


class _OneLine(click.Group):
    """A group whose commands report bad input in one line, with exit status 2."""

    def main(self, *words: Any, **given: Any) -> Any:
        _in_utf8()
        return super().main(*words, **given)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except InputError as error:
            click.echo(f"readout: {error}", err=True)
            ctx.exit(2)
        except StepError as error:
            click.echo(f"readout: {error}", err=True)
            ctx.exit(1)
        except BrokenPipeError:
            raise
        except (OSError, MemoryError) as error:
            from readout import faults

            click.echo(f"readout: {faults.line(error, 'this machine')}", err=True)
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("readout: stopped; the last report is as it was", err=True)
            ctx.exit(130)


def _in_utf8() -> None:
    """Begin again where names of files are read in another encoding: the same folder gives the same names."""
    if sys.getfilesystemencoding() != "utf-8" and os.environ.get("PYTHONUTF8") != "1":
        environment = {**os.environ, "PYTHONUTF8": "1"}
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)


@click.group(cls=_OneLine, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="readout", message="%(prog)s %(version)s")
def main() -> None:
    """Publish what documents claim about people, and who met whom, so that anyone can check it."""


_GIVEN = (
    click.option("-f", "--file", type=_FOLDER, help="Parameters in a YAML file; -p holds over them."),
    click.option(
        "-p", "--parameter", "pairs", type=(str, str), multiple=True, metavar="NAME VALUE",
        help="Set a parameter.",
    ),
)  # fmt: skip
_ASKED = (
    click.argument("folder", required=False),
    click.option("-o", "--output", type=_FOLDER, help="Where to build, as -p output."),
    *_GIVEN,
)
_Pairs = tuple[tuple[str, str], ...]


def _asking(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command what a report can be asked for."""
    for option in reversed(_ASKED):
        command = option(command)
    return command


def _given(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command parameters, by file and by name."""
    for option in reversed(_GIVEN):
        command = option(command)
    return command


@main.command(cls=_Report)
@_asking
@click.option("--why", is_flag=True, help="Say of each step whether it runs and what changed.")
def report(folder: str | None, output: Path | None, file: Path | None, pairs: _Pairs, why: bool) -> None:
    """Build the report on the documents of FOLDER (default: seeds) and print its address.

    FOLDER may be a set of records that extract has made, here or in a store (s3://bucket/set).
    """
    from readout import survey
    from readout.parameters import parse

    pairs = (*pairs, *([("output", str(output))] if output else []))
    asked = parse(pairs, Path(folder) if folder else None, file)
    address = folder or str(asked.seeds)
    if survey.is_set(address):
        survey.report(address, asked, asked.output, sys.stderr, click.echo if why else None)
    else:
        from readout.report import build

        build(asked, asked.output, sys.stderr, why=click.echo if why else None)
    click.echo((asked.output.resolve() / "html" / "index.html").as_uri())


@main.command(cls=_Report)
@_asking
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free.")
def serve(folder: str | None, output: Path | None, file: Path | None, pairs: _Pairs, port: int) -> None:
    """Show the report of FOLDER on this machine and make it again when a file changes, until Ctrl-C.

    It has no PDF unless the parameter pdf asks for one.
    """
    from readout import serving
    from readout.parameters import parse

    pairs = (*pairs, *([("output", str(output))] if output else []))
    asked = parse(pairs, Path(folder) if folder else None, file)
    words = [*([folder] if folder else []), *(["-f", str(file)] if file else [])]
    words += [word for pair in pairs for word in ("-p", *pair)]
    serving.run(asked, file, ["report", *words, *serving.quickly(asked)], port, click.echo)


@main.command()
@click.argument("report", type=_FOLDER)
@click.option("--documents", metavar="FOLDER", help="The folder of the documents, or a set. [default: seeds]")
@click.option("--files", is_flag=True, help="Make nothing: compare the files with their recorded hashes.")
@_given
def verify(report: Path, documents: str | None, files: bool, file: Path | None, pairs: _Pairs) -> None:
    """Make REPORT again from its own record and say whether it is identical, or what differs first.

    REPORT is a folder that a report was built in, or its pages alone. What it was asked for is taken from
    its record; -p and -f name places only: lexicon, periods, editions, kept. Where it differs, the exit
    status is 1.
    """
    from readout.parameters import PATHS, parse
    from readout.report import verifying

    if other := next((name for name, _ in pairs if name not in PATHS), None):
        raise InputError(f"parameter {other}: is taken from the record of {report}; leave it out")
    if files:
        found = verifying.files(report)
    else:
        places = parse(pairs, Path(documents) if documents else None, file)
        found = verifying.verify(report, places, sys.stderr, address=documents or "")
    click.echo(found or ("as recorded" if files else "identical"))
    sys.exit(1 if found else 0)


@main.command()
@click.argument("name")
@click.option("-o", "--output", type=_FOLDER, help="Where the report stands, as -p output.")
@_given
def keep(name: str, output: Path | None, file: Path | None, pairs: _Pairs) -> None:
    """Keep the report that stands in OUTPUT as an edition NAME, to be cited and compared with."""
    from readout.parameters import parse
    from readout.report import kept

    asked = parse([*pairs, *([("output", str(output))] if output else [])], None, file)
    place = kept.folder(asked.kept, asked.output)
    for issue in kept.keep(name, asked.output.resolve(), place).books.values():
        click.echo(kept.cited(issue))


@main.command()
@click.argument("folder")
@click.option("-o", "--output", required=True, help="Folder for the tables.")
@click.option(
    "--scheduler", default="", metavar="tcp://HOST:PORT", help="Let a Dask scheduler's workers read."
)
@click.option("--partition-size", "size", type=click.IntRange(1), help="Files in a partition. [default: 500]")
@_given
def extract(
    folder: str, output: str, scheduler: str, size: int | None, file: Path | None, pairs: _Pairs
) -> None:
    """Write the records of FOLDER's documents: records.jsonl, tables as CSV and Parquet, events.ics.

    For a large collection it is a set of partitioned Parquet files with a manifest, made by several
    processes or machines: where FOLDER is a pattern or an address ('docs/**/*.txt', s3://bucket/docs),
    where OUTPUT is an address, and with --scheduler or --partition-size.
    """
    from readout import collection
    from readout.parameters import parse

    if collection.asked(folder, output) or scheduler or size:
        asked = parse(pairs, None, file)
        made = collection.extract(folder, output, asked, size or collection.SIZE, scheduler)
        if made.rows["unread"]:
            click.echo(f"{made.rows['unread']:,} could not be read: {output}/unread says why", err=True)
        click.echo(f"{output.rstrip('/')}/{collection.MANIFEST}")
        return
    from readout import corpus, tables

    read = corpus.read(folder, parse(pairs, Path(folder), file))
    for one in read.unread:
        click.echo(f"{Path(folder) / one.file}: {one.unread}", err=True)
    tables.write(read, output)
    click.echo(str(Path(output).resolve() / "records.jsonl"))


@main.command()
@click.argument("folder", type=_FOLDER)
def sources(folder: Path) -> None:
    """Fill in FOLDER/sources.yml with what is found of each document; say which files changed or are gone."""
    from readout.documents.recording import record

    click.echo("\n".join(record(folder)) or "nothing changed")


@main.command()
@click.argument("folder", type=_FOLDER, default=Path("seeds"))
@click.option("--by", default="", help="Who checks, as the report will give it; asked for if left out.")
@click.option("--on", default="", help="The day, like 2020-05-17; asked for if left out.")
@click.option("--all", "everything", is_flag=True, help="Show what is already checked, too.")
@click.option("--only", type=click.Choice(["figures", "meetings"]), help="Of one kind.")
@click.option("-f", "--file", type=_FOLDER, help="Parameters in a YAML file: what that report asks for.")
@click.option(
    "-p", "--parameter", "pairs", type=(str, str), multiple=True, metavar="NAME VALUE",
    help="A parameter of the report: -p outcomes missing shows those alone.",
)  # fmt: skip
def review(
    folder: Path,
    by: str,
    on: str,
    everything: bool,
    only: str | None,
    file: Path | None,
    pairs: _Pairs,
) -> None:
    """Check the records of FOLDER's documents (default: seeds) against their texts, the doubtful first.

    Each record is shown in its sentence with its values; one confirms, rejects or amends it, or adds one
    that was not found. Decisions stand in FOLDER/corrections.yml at once; the next walk goes on from there.
    """
    from readout.parameters import parse
    from readout.review import review as walk

    walk(folder, parse(pairs, folder, file), by, on, everything, only or "")


@main.command()
@click.argument("folder", type=_FOLDER, default=Path("evaluation"))
def evaluate(folder: Path) -> None:
    """Compare what is found with FOLDER's annotated documents; print it and write FOLDER/results.json."""
    from readout.evaluation import measuring, results, table

    measured = measuring.evaluate(folder)
    results.save(measured, folder / "results.json")
    click.echo("\n".join(table.lines(measured)))


@main.command()
@click.argument("document", type=_FOLDER)
@click.argument("offset", type=int, required=False)
def explain(document: Path, offset: int | None) -> None:
    """Print what was seen in DOCUMENT, or at OFFSET of its text, what was made of it, and why not more."""
    from readout import lexicon, owned

    if words := owned.words(document.parent, None):
        lexicon.extend(words)
    from readout.explain import explain as explained

    click.echo("\n".join(explained(document, offset)))
