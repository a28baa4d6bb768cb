"""nbgrader's configuration of this course: where things are, and that our executor runs them."""

from pathlib import Path

import autograder

root = Path(__file__).resolve().parent

(root / "workspace").mkdir(exist_ok=True)  # nbgrader makes the gradebook in it, but not the folder

c = get_config()  # noqa: F821  (nbgrader defines it)
c.CourseDirectory.course_id = "gradient-workbook"
c.CourseDirectory.root = str(root)
c.CourseDirectory.source_directory = "notebooks"
c.CourseDirectory.release_directory = "workspace/release"
c.CourseDirectory.submitted_directory = "workspace/submitted"
c.CourseDirectory.autograded_directory = "workspace/autograded"
c.CourseDirectory.feedback_directory = "workspace/feedback"
c.CourseDirectory.db_url = f"sqlite:///{root / 'workspace' / 'gradebook.db'}"

autograder.configure(c)
