"""Pictures for slides: one hand-written SVG per chapter, whose numbers come from the evidence."""

from cmebook.pictures.paint import inline, standalone
from cmebook.pictures.picture import Picture, read_pictures
from cmebook.pictures.rules import picture_problems

__all__ = ["Picture", "inline", "picture_problems", "read_pictures", "standalone"]
