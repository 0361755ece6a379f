"""The command line. Imports wait until a command needs them, so that help is quick."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

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

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except InputError as error:
            click.echo(f"readout: {error}", err=True)
            ctx.exit(2)
        except StepError as error:
            click.echo(f"readout: {error}", err=True)
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("readout: stopped; the last report is as it was", err=True)
            ctx.exit(130)


@click.group(cls=_OneLine, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="readout", message="%(prog)s %(version)s")
def main() -> None:
    """Publish what documents claim about people, and who met whom, so that anyone can check it."""


@main.command(cls=_Report)
@click.argument("folder", type=_FOLDER, required=False)
@click.option("-o", "--output", type=_FOLDER, help="Where to build, as -p output.")
@click.option("-f", "--file", type=_FOLDER, help="Parameters in a YAML file; -p holds over them.")
@click.option(
    "-p", "--parameter", "pairs", type=(str, str), multiple=True, metavar="NAME VALUE",
    help="Set a parameter.",
)  # fmt: skip
def report(
    folder: Path | None, output: Path | None, file: Path | None, pairs: tuple[tuple[str, str], ...]
) -> None:
    """Build the report on the documents of FOLDER (default: seeds) and print its address."""
    from readout.parameters import parse
    from readout.report import build

    asked = parse([*pairs, *([("output", str(output))] if output else [])], folder, file)
    build(asked, asked.output, sys.stderr)
    click.echo((asked.output.resolve() / "html" / "index.html").as_uri())


@main.command()
@click.argument("folder", type=_FOLDER)
@click.option("-o", "--output", type=_FOLDER, required=True, help="Folder for the tables.")
def extract(folder: Path, output: Path) -> None:
    """Write the records of FOLDER's documents: records.jsonl, tables as CSV and Parquet, events.ics."""
    from readout import corpus, tables

    tables.write(corpus.read(folder), output)
    click.echo(str(output.resolve() / "records.jsonl"))


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
    from readout.explain import explain as explained

    click.echo("\n".join(explained(document, offset)))
