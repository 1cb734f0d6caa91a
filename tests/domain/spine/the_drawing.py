"""The drawing of the program, read once: the domain itself reads no file."""

from pathlib import Path

SVG = (Path(__file__).parents[3] / "resources" / "diagrams" / "spine.svg").read_text("utf-8")
