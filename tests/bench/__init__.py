"""What the program costs, measured beside its floor in the same run: `make bench`. Ratios count, times only inform."""
