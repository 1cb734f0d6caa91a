"""JSON text that is the same for the same values, for what is coded and hashed."""

import json

canonical = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode
"""The value as JSON text with sorted keys and no spaces; ValueError for a number that is none (NaN, infinity).

One encoder for all: making one costs several times what it does, and saving is felt.
"""
