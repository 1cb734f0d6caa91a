"""One file for each step, named after its revision. A step that is out is never changed."""
