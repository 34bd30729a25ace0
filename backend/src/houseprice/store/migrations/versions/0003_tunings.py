"""Add two kinds of runs: a tuning and its trials."""

from __future__ import annotations

from houseprice.store.migrations.checks import exchange

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KIND = "kind in ('train', 'blend', 'all')"
_LEASE = "(state = 'running' and kind <> 'all') = (lease_until is not null)"
_NEW_KIND = "kind in ('train', 'blend', 'all', 'trial', 'tune')"
_NEW_LEASE = "(state = 'running' and kind not in ('all', 'tune')) = (lease_until is not null)"


def upgrade() -> None:
    """Apply."""
    exchange({"kind": (_KIND, _NEW_KIND), "lease": (_LEASE, _NEW_LEASE)})


def downgrade() -> None:
    """Undo; there must be no tuning in the table."""
    exchange({"kind": (_NEW_KIND, _KIND), "lease": (_NEW_LEASE, _LEASE)})
