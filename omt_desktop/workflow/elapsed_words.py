"""Running times as a stopwatch shows them."""


def elapsed_in_words(seconds: float) -> str:
    """`12.3`, `1:02.3`, `3:00:00.0`: to a tenth of a second, rounded as it is recorded."""
    tenths = round(max(0.0, seconds) * 10)
    minutes, tenths = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    rest = f"{tenths // 10}.{tenths % 10}"
    if hours:
        return f"{hours}:{minutes:02d}:{rest:0>4}"
    return f"{minutes}:{rest:0>4}" if minutes else rest
