"""Who may import whom is executed, not remembered."""

import subprocess
import sys

from tests.architecture.tree import ROOT

# In a process of its own: the tool sets up logging anew, and silences whatever was set up before it.
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def test_every_import_contract_is_kept() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
