"""From wave to wave: what two editions measure alike, and what changed."""
