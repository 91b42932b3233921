"""Scheduling only: where the stages run."""
