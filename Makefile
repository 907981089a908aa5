# Thin on purpose: tasks.py does the work, so that Windows has the same commands.
PYTHON ?= python3

.PHONY: book serve test quizzes bench clean
book serve test quizzes bench:
	@$(PYTHON) tasks.py $@

clean:
	rm -rf _build
