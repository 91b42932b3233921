"""Claims held against each other: facts on timelines, checks, events, commitments. Pure and order-free."""

from entente.reconcile.reconciliation import Reconciled, reconcile
from entente.reconcile.resolution import AsGiven, Resolution

__all__ = ["AsGiven", "Reconciled", "Resolution", "reconcile"]
