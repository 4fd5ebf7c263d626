"""Attackers: what somebody with pencil, paper and a solver makes of everything that was published.

Nothing here knows how the product chooses what to show; only who belongs to which published cell.
"""
