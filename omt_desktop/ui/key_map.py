"""Every key of the program, in one table that the overlay shows and that a test compares with the pages."""

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Anywhere",
        (
            ("Tab, Shift+Tab", "To the next field, or back"),
            ("Ctrl+L", "Lock the practice"),
            ("F1", "What this program is"),
            ("F2", "Show or hide these keys"),
        ),
    ),
    (
        "Patients",
        (
            ("Ctrl+F", "Find a patient"),
            ("Ctrl+N", "Add a patient"),
            ("Down, Up", "Walk through the list"),
            ("Enter", "Open what is marked"),
        ),
    ),
    (
        "Calendar and calls",
        (
            ("Page Up, Page Down", "The week before, the week after"),
            ("Ctrl+Home", "To today"),
            ("Arrows, Enter", "Choose a free time, book it"),
            ("Tab, arrows, Enter", "Through the sessions, open one"),
            ("Ctrl+N", "New session"),
            ("Ctrl+F", "Find a patient"),
        ),
    ),
    (
        "Evaluation",
        (
            ("Ctrl+1 … Ctrl+9, Ctrl+0", "To a step by its place"),
            ("Alt+Right, Ctrl+Down", "To the next step"),
            ("Alt+Left, Ctrl+Up", "To the step before"),
            ("F7", "Show or hide what comes next"),
            ("F8", "To the next needed answer"),
            ("F9", "Show or hide what stands beside the step"),
            ("F10", "The recommendation, or the last visit"),
            ("Ctrl+Z, Ctrl+Y", "Undo, redo"),
            ("Ctrl+P", "Export the chart PDF"),
            ("F4", "Preview the chart PDF"),
            ("Esc", "Back to the patients"),
        ),
    ),
    (
        "Document",
        (
            ("Page Down, Page Up", "To the next page, or back"),
            ("Home, End", "To the first page, to the end"),
            ("Ctrl+G", "To a page by its number"),
            ("Ctrl+F, F3, Shift+F3", "Find; the next place, the one before"),
            ("Ctrl+plus, Ctrl+minus, Ctrl+0", "Larger, smaller, fit the width"),
            ("Ctrl+P, Ctrl+S", "Print, export as a file"),
        ),
    ),
    (
        "Answering",
        (
            ("Left, Right", "Among the options of a question"),
            ("Up, Down", "To the question before or after"),
            ("Space or Enter", "Choose"),
            ("Y, N, U", "Yes, no, unknown"),
            ("0 … 9", "Choose by number"),
            ("Delete", "Take the answer back: not asked"),
            ("Alt+N", "«None of these» for a block"),
            ("Alt+R", "Rest of this region normal"),
            ("P", "Take the proposed severity"),
        ),
    ),
    (
        "Spine",
        (
            ("/, F6", "Write shorthand, F6 from any step"),
            ("Tab, Up, Down", "Take the offered word, offer another"),
            ("Arrows", "Walk the drawing"),
            ("Shift+Up, Shift+Down", "Group with the neighbour"),
            ("Enter, Esc", "To the fields, and back"),
            ("0 … 3", "Severity"),
        ),
    ),
    (
        "Posture",
        (
            ("Tab, Up, Down", "Figure, landmark"),
            ("Left, Right", "Mark that side of the drawing"),
            ("Space, Delete", "Level or in line, not examined"),
            ("0 … 9", "The grade or the millimetres"),
            ("Enter, Esc", "To the fields, and back"),
        ),
    ),
    (
        "Balance",
        (
            ("Space", "Start and stop the watch"),
            ("Up, Down, Left, Right", "Another test, leg or stance"),
            ("Backspace", "Discard the last trial"),
        ),
    ),
    (
        "My protocol",
        (
            ("Alt+Up, Alt+Down", "Move the step"),
            ("Space", "Hide or show"),
            ("Enter, Delete", "Rename, remove what was added"),
            ("Ctrl+N, Ctrl+F", "Add to the step, find in it"),
        ),
    ),
)
"""Group, then keys and what they do."""
