"""One widget for each kind of field: it shows a value, lets it be changed, and says what was answered.

What lives here: one field_widget.FieldWidget in a file, named after its kind.
May import: PySide6, domain, workflow, and the parts of ui that fields are made of (option_buttons, typed_entry and so
on); never another file of this folder, the bridge, a page or a store.
Where the next such thing goes: a new kind is a file here and a line in ui/field_registry.py.
"""
