"""Tables. Rows of claims and of what follows from them hold their canonical JSON line, so that exports are byte-equal.

Only documents (with their source metadata) and judgements are primary; every other table can be computed again.
"""

from __future__ import annotations

from django.db import models


class Content(models.Model):
    """A text by its hash, stored once however many addresses carry it."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    text = models.TextField()


class Snapshot(models.Model):
    """The bytes a text was read from, deflated: links rot."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    deflated = models.BinaryField()
    size = models.BigIntegerField()


class Version(models.Model):
    """One publication of a content under a document id; the current one speaks for the document."""

    doc = models.CharField(max_length=500, db_index=True)
    content = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="versions")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, null=True)
    build = models.PositiveIntegerField()
    ordered_by = models.CharField(max_length=40)
    current = models.BooleanField(default=True)
    refused = models.BooleanField(default=False)
    language = models.CharField(max_length=8)
    reader = models.CharField(max_length=60)
    source = models.JSONField()
    layout = models.JSONField()

    class Meta:
        """A content is one version of a document once per time of retrieval."""

        constraints = [models.UniqueConstraint(fields=["doc", "content", "ordered_by"], name="one_version")]
        ordering = ["doc", "ordered_by", "build", "content_id"]


class ClaimRow(models.Model):
    """A claim as read: immutable; set aside (not deleted) when its version is no longer current."""

    id = models.CharField(max_length=600, primary_key=True)
    doc = models.CharField(max_length=500, db_index=True)
    content = models.ForeignKey(Content, on_delete=models.PROTECT)
    property = models.CharField(max_length=60, db_index=True)
    start = models.PositiveIntegerField()
    current = models.BooleanField(default=True, db_index=True)
    outside = models.BooleanField(default=False)
    line = models.TextField()

    class Meta:
        """In the order in which they stand in their document."""

        ordering = ["doc", "start", "id"]


class Derived(models.Model):
    """What facts, events, commitments, checks and entities have in common as rows."""

    id = models.CharField(max_length=600, primary_key=True)
    withdrawn = models.BooleanField(default=False)
    line = models.TextField()

    class Meta:
        """One table each."""

        abstract = True
        ordering = ["id"]


class FactRow(Derived):
    """A fact, findable by subject, property and status."""

    subject = models.CharField(max_length=300, db_index=True)
    property = models.CharField(max_length=60, db_index=True)
    status = models.CharField(max_length=20, db_index=True)
    as_of = models.CharField(max_length=60, null=True)


class EventRow(Derived):
    """An event, findable by kind and date."""

    kind = models.CharField(max_length=60, db_index=True)
    held_on = models.CharField(max_length=60, null=True)


class CommitmentRow(Derived):
    """A commitment, findable by ladder and stage."""

    ladder = models.CharField(max_length=20)
    stage = models.CharField(max_length=30, db_index=True)


class CheckRow(Derived):
    """A check, findable by kind and outcome."""

    kind = models.CharField(max_length=40, db_index=True)
    outcome = models.CharField(max_length=40)


class EntityRow(Derived):
    """An entity, findable by type."""

    type = models.CharField(max_length=30, db_index=True)


class EntityName(models.Model):
    """A folded name of an entity."""

    entity = models.ForeignKey(EntityRow, on_delete=models.CASCADE, related_name="names")
    folded = models.CharField(max_length=300, db_index=True)
    text = models.CharField(max_length=300)


class Alias(models.Model):
    """An id once shown and what it is called now; ids are permanent."""

    id = models.CharField(max_length=600, primary_key=True)
    target = models.CharField(max_length=600, db_index=True)


class Link(models.Model):
    """Which derived row rests on which claim, and in which role."""

    claim = models.CharField(max_length=600, db_index=True)
    row = models.CharField(max_length=600, db_index=True)
    kind = models.CharField(max_length=12)
    role = models.CharField(max_length=20)


class JudgementRow(models.Model):
    """A decision: appended, never changed. The anchor is the evidence as it was judged."""

    id = models.CharField(max_length=80, primary_key=True)
    action = models.CharField(max_length=12)
    target = models.CharField(max_length=600, db_index=True)
    by = models.CharField(max_length=200)
    at = models.CharField(max_length=40)
    reason = models.TextField()
    correction = models.JSONField(null=True)
    anchor = models.JSONField(null=True)
    with_ids = models.JSONField(null=True)
    parts = models.JSONField(null=True)
    sequence = models.PositiveIntegerField(unique=True)

    class Meta:
        """In the order of decision."""

        ordering = ["sequence"]


class Passage(models.Model):
    """A sentence in folded form, for search."""

    doc = models.CharField(max_length=500, db_index=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    folded = models.TextField()


class Setting(models.Model):
    """A fact about the register itself: its format, the last build, the day it was computed for."""

    key = models.CharField(max_length=60, primary_key=True)
    value = models.TextField()
