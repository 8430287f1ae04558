"""Old office formats by LibreOffice, where it is installed: one conversion in a process of its own, with a fresh profile, no macros, no
links followed, a time limit, and an end for all its children."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from ingest.readers.base import Unreadable
from model.notice import Say

SECONDS = 120
"""A conversion that takes longer is ended."""

_NAMES = ("soffice", "libreoffice")
_PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "C:/Program Files/LibreOffice/program/soffice.exe")
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_MISSING = Say(
    "读取DOC、WPS、RTF、XLS等旧格式需安装LibreOffice（如 apt install libreoffice，或见libreoffice.org）；也可另存为DOCX、XLSX、PDF后再读。",
    "Old formats (DOC, WPS, RTF, XLS) need LibreOffice: apt install libreoffice, or see libreoffice.org; or save the file as DOCX, XLSX or PDF.",
)
_SLOW = Say("LibreOffice转换超时，已中止。", "LibreOffice took too long over the file and was stopped.")

_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "1"),
)
"""Macros off; what a document links to is not fetched (for Calc 1 is never, for Writer 0)."""


def converted(content: bytes, suffix: str, target: str) -> bytes:
    """A file's content as ``target`` (docx, xlsx).  Raises Unreadable: unsupported without LibreOffice, timeout, truncated."""
    program = _program()
    if program is None:
        raise Unreadable("I-OFFICE", "unsupported", _MISSING)
    with tempfile.TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, results = folder / f"input{suffix}", folder / "out"
        source.write_bytes(content)
        results.mkdir()
        _profile(folder / "profile")
        _run([
            program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", _FILTERS[target], "--outdir", str(results), str(source),
        ], folder)
        made = next(results.glob(f"*.{target}"), None)
        if made is None:
            raise Unreadable("I-TRUNCATED", "truncated")
        return made.read_bytes()


def _program() -> str | None:
    found = (shutil.which(name) for name in _NAMES)
    return next((path for path in found if path), None) or next((place for place in _PLACES if Path(place).is_file()), None)


def _profile(folder: Path) -> None:
    (folder / "user").mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>' for path, name, value in _SETTINGS
    )
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>', "utf-8",
    )


def _run(command: list[str], folder: Path) -> None:
    """Wait for the program; ended with its children when the time is up, or when we are."""
    environment = {**os.environ, "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise Unreadable("I-TIMEOUT", "timeout", _SLOW) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """The process, if it still runs, and whatever it started: they share its group."""
    if process.poll() is not None:
        return
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)
    process.wait()
