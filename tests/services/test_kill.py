"""kill -9 in the middle of intake: whatever was said to be received is there, once, and verifies.

A kill cannot tell FULL from NORMAL (`safety.md` §7.1): the settings are asserted in test_engine.
"""

import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from onecua.storage import drafts
from onecua.storage.database import open_database
from onecua.storage.verification import page_problems
from tests.desks import copied_folder, log_problems

ROOT = Path(__file__).parents[2]
KILLS = 20
PROGRAM = """
import sys
from pathlib import Path
from onecua.services.facts import new_id
from tests.desks import MovableClock, desk_in, request

with desk_in(Path(sys.argv[1]), MovableClock()) as desk:
    warm = desk.intake.receive(request()).code
    print("ready", flush=True)
    print("code", warm, flush=True)
    while True:
        draft = new_id()
        desk.drafts.save(draft, {"name": "Nguyễn Thị Thanh Tâm"})
        print("draft", draft, flush=True)
        wanted = request()
        print("code", desk.intake.receive(wanted).code, flush=True)
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL"),
]


def killed_after(folder, seconds):
    """Run the desk until it is killed; return what it had acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with process.stdout as said:
        assert said.readline() == "ready\n"
        time.sleep(seconds)
        process.kill()
        whole = said.read().rpartition("\n")[0].splitlines()
    process.wait(10)
    return [line.split() for line in whole]


@pytest.mark.parametrize("plain", [False, True], ids=["encrypted", "plain"])
def test_no_acknowledged_dossier_or_draft_is_ever_lost(tmp_path, plain):
    folder = copied_folder(tmp_path / "data", plain=plain)
    chance = random.Random(7)
    codes, kept = set(), set()
    for _ in range(KILLS // 2):
        for kind, name in killed_after(folder, chance.uniform(0, 0.12)):
            (codes if kind == "code" else kept).add(name)
        with closing(open_database(folder)) as database, database.read() as connection:
            found = connection.exec_driver_sql("SELECT code FROM dossier").scalars().all()
            drafted = {str(draft.id) for draft in drafts.list_drafts(connection, "intake")}
            assert len(found) == len(set(found))
            assert codes <= set(found)
            assert kept <= drafted
            assert log_problems(connection) == []
            assert page_problems(connection, encrypted=not plain) == []
    numbers = sorted(int(code[-4:]) for code in found)
    assert numbers == list(range(1, len(found) + 1))
    assert codes
    with closing(open_database(folder)) as database:
        digest = database.digest()
        database.rebuild()
        assert database.digest() == digest
