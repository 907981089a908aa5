"""What nbgrader reads when it is run in this folder, from a terminal or from JupyterLab."""

from cmebook.quiz.settings import apply

c = get_config()  # noqa: F821  # nbgrader defines it
apply(c)

# Settings of your own may follow, for example where released quizzes are put on a hub:
# c.CourseDirectory.course_id = "trd-course"
# c.Exchange.root = "/srv/nbgrader/exchange"
