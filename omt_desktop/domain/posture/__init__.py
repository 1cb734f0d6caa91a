"""Posture on drawn figures: the landmarks of each view, what a hand means there, and the figure with what was found.

What lives here: landmarks read from the drawings and the exam, touches and arrow keys, the painting of the figures.
May import: the rest of domain; nothing else.
Where the next such thing goes: a new landmark is a line in resources/diagrams/posture-*.svg with the id of its item; a
new way to mark one is a kind of place in landmarks.py and its shape in figure_drawing.py.
"""
