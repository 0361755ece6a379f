"""What is measured on one core, each system in a process of its own, with the packages that it needs."""
