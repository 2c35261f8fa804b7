"""Notes without a model: the video's own sentences, chosen, ordered and cited."""

from studybuddy_outline.writer import OutlineWriter

__all__ = ["OutlineWriter"]
