"""Refusals the clinician can be told about. Each message says what, where, why it matters and what to do."""


class Refusal(Exception):
    """Something the program will not or cannot do; `str()` is one clear sentence or two, without patient data."""


class NotSaved(Refusal):
    """A change could not be committed. It stays on the screen and can be tried again."""


class NotOurFile(Refusal):
    """A file or database that is damaged, foreign, or newer than this program."""


class NotWritten(Refusal):
    """An export that could not be written; nothing was left half-written."""


class NeedsItsOwnKey(NotOurFile):
    """A backup that the key of the open practice does not read: its own passphrase or recovery key is needed."""


class SynchronisedFolder(Refusal):
    """The data folder lies where a service copies files about; somebody has to decide that this is meant."""


class AlreadyOpen(Refusal):
    """Another program has the practice open."""
