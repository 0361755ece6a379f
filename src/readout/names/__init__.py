"""Names of countries, cities, bodies and offices, and whether two names are of one."""
