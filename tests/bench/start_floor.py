"""A bare window with twenty fields: the least that a Qt program costs to start."""

from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QWidget

from tests.bench.start_ready import ready, when_usable

app = QApplication([])
window = QWidget()
form = QFormLayout(window)
for number in range(20):
    form.addRow(f"Field {number}", QLineEdit())
window.resize(1280, 800)
window.show()
watch = when_usable(lambda line: ready())
app.exec()
