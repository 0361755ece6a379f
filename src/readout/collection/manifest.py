"""What a set consists of: its manifest, written when all else has been."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Part(BaseModel):
    """A file of a table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str = Field(description="its place below the set's folder", examples=["figures/0a1b.parquet"])
    rows: int = Field(description="how many rows it has", ge=0)
    bytes: int = Field(description="how large it is", ge=0)
    sha256: str = Field(description="hash of its bytes")


class Done(BaseModel):
    """A finished piece of work: the files that were read together, or what was made from all of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(description="the name of its parts: made from everything that they depend on")
    first: str = Field(default="", description="name of its first file")
    last: str = Field(default="", description="name of its last file")
    files: int = Field(default=0, description="how many files were read", ge=0)
    months: dict[str, int] = Field(default={}, description="how many meetings it has of each month")
    parts: dict[str, Part] = Field(default={}, description="its part of each table")


class Manifest(BaseModel):
    """What a set consists of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = Field(description="version of this format")
    readout: str = Field(description="version of the library")
    library: str = Field(
        description="hash of the library, its word lists and the packages that it reads with"
    )
    lexicon: str = Field(default="", description="hash of the word lists that were added; empty if none were")
    parameters: dict[str, str] = Field(description="the parameters that reading depends on, where given")
    partition_size: int = Field(description="about how many files a partition has")
    rows: dict[str, int] = Field(description="how many rows each table has")
    tables: dict[str, list[Part]] = Field(description="the files of each table, in their order")
    partitions: list[Done] = Field(description="the partitions, in the order of their files' names")
    merged: list[Done] = Field(description="what was made from all partitions: copies, then events by month")
