"""Write down what a phone of this release says and hears: `python -m tools.record_traffic 1.0.0`, once per release.

The recordings stay in the repository for as long as phones of that release may call, at least a year;
`src/pendamping/sync/tests/test_recorded.py` plays each against the server of today.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORDED = ROOT / "src/pendamping/sync/tests/recorded"


def main() -> int:
    if not sys.argv[1:]:
        print(__doc__)
        return 2
    target = RECORDED / f"{sys.argv[1]}.json"
    if target.exists():
        print(f"{target} is there already: a recording is never made again")
        return 1
    test = "src/pendamping/sync/tests/test_recorded.py::test_a_session_can_be_recorded"
    command = [sys.executable, "-m", "pytest", "-q", "-n0", test]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {"RECORD_TRAFFIC": str(target)}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
