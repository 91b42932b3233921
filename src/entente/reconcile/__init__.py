"""Claims held against each other: facts on timelines, checks, events, commitments. Pure and order-free."""

from entente.reconcile.known import Known, known_at
from entente.reconcile.offers import Match, offers
from entente.reconcile.reconciliation import Reconciled, reconcile
from entente.reconcile.resolution import AsGiven, Resolution

__all__ = ["AsGiven", "Known", "Match", "Reconciled", "Resolution", "known_at", "offers", "reconcile"]
