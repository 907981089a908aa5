"""What nbgrader must be told, both by ``cme`` and by ``quizzes/nbgrader_config.py``."""

from __future__ import annotations

from pathlib import Path

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from cmebook.quiz.execute import AUTOGRADE_PREPROCESSORS

FILE = "nbgrader_config.py"


def apply(config: Config) -> None:
    """Add what the quizzes of the course need to a configuration of nbgrader."""
    # learner code is never run
    config.Autograde.autograde_preprocessors = AUTOGRADE_PREPROCESSORS
    # the blank line of an answer stands in the cell already; nothing takes the solution's place
    config.ClearSolutions.code_stub = {"python": ""}


def load(course_folder: Path, db_url: str | None = None) -> Config:
    """The configuration for the nbgrader course in ``course_folder``.

    ``nbgrader_config.py`` there may add to it, such as a penalty for late work, but
    cannot bring back an executor that runs what learners wrote.
    """
    config = Config()
    if (course_folder / FILE).is_file():
        config = PyFileConfigLoader(FILE, path=str(course_folder)).load_config()
    apply(config)
    config.CourseDirectory.root = str(course_folder.resolve())
    if db_url:
        config.CourseDirectory.db_url = db_url
    return config
