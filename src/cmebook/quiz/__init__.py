"""From a blueprint to graded answers, with nbgrader as engine and gradebook."""
