"""Subcommands of ``cme``, one module each."""
