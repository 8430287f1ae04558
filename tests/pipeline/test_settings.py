"""Settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.settings import UsageError, load


def test_options_beat_the_file_which_beats_defaults(tmp_path: Path) -> None:
    (tmp_path / "gouji.toml").write_text('select = ["SC"]\njobs = 2\n', "utf-8")
    settings = load(tmp_path, jobs=3, select=())
    assert (settings.select, settings.jobs, settings.timeout) == (("SC",), 3, 1800)


def test_an_unknown_key_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "gouji.toml").write_text("job = 2\n", "utf-8")
    with pytest.raises(UsageError, match="jobs"):
        load(tmp_path)


def test_a_wrong_type_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gouji.toml").write_text('jobs = "two"\n', "utf-8")
    with pytest.raises(UsageError):
        load(tmp_path)
