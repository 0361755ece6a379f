"""How fast the library is beside peers, which are run for real in the same run: `make bench`."""
