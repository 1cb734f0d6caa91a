"""The header file: bound slots, two copies, one sentence for each way in which it can be broken."""

import contextlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from omt_desktop.storage.vault.header import Header, SlotKind, header_bytes
from omt_desktop.storage.vault.vault import Vault, new_vault, open_with_passphrase, open_with_recovery_key
from omt_desktop.storage.vault.vault_file import COPY, VAULT_FILE, read_header, write_header
from omt_desktop.storage.vault.wrapping import WrongKey, unwrap, wrap
from omt_desktop.workflow.errors import NotOurFile, NotSaved
from tests.practice import LIGHT, PASSPHRASE


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    made = new_vault(tmp_path)
    made.set_passphrase("p1", "Kim (invented)", PASSPHRASE, LIGHT)
    return made


def test_the_passphrase_opens_it_and_no_other_does(vault: Vault) -> None:
    assert open_with_passphrase(vault.folder, "p1", PASSPHRASE).keys == vault.keys
    for person, passphrase in (("p1", "quiet harbour"), ("p1", ""), ("p2", PASSPHRASE)):
        with pytest.raises(WrongKey):
            open_with_passphrase(vault.folder, person, passphrase)


def test_composed_and_decomposed_letters_are_the_same(vault: Vault) -> None:
    vault.set_passphrase("p1", "Kim (invented)", "Gru\u0308ße aus Köln", LIGHT)
    assert open_with_passphrase(vault.folder, "p1", "Grüße aus Ko\u0308ln").keys == vault.keys


def test_the_sub_keys_differ_and_are_in_no_repr(vault: Vault) -> None:
    keys = vault.keys
    assert len({keys.db, keys.audit_mac.hex(), keys.backup.hex(), keys.attachments.hex()}) == 4
    assert len(keys.db) == 64 and keys.db not in repr(keys) and keys.earlier_db == ()


def test_no_secret_and_no_verifier_stands_in_the_file(vault: Vault) -> None:
    text = (vault.folder / VAULT_FILE).read_text("ascii")
    assert PASSPHRASE not in text and vault.keys.db not in text
    assert set(json.loads(text)["slots"][0]) == {"slot", "kind", "person", "name", "temporary", "kdf", "wrapped"}


@pytest.mark.parametrize(
    "changes",
    [
        {"person_id": "p2"},
        {"name": "Other"},
        {"temporary": True},
        {"id": "another"},
        {"kind": SlotKind.RECOVERY},
        {"how": "easier"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_field_of_a_slot_that_was_edited_does_not_open(vault: Vault, changes: dict[str, Any]) -> None:
    slot = vault.header.slots[0]
    if "how" in changes:
        changes = {"how": replace(slot.how, m=512)}
    edited = replace(slot, **changes)
    write_header(vault.folder, replace(vault.header, slots=(edited,)))
    with pytest.raises(WrongKey):
        open_with_passphrase(vault.folder, edited.person_id, PASSPHRASE)


def test_a_slot_of_another_vault_does_not_open(vault: Vault, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    elsewhere = new_vault(other)
    elsewhere.set_passphrase("p1", "Kim (invented)", PASSPHRASE, LIGHT)
    write_header(vault.folder, replace(vault.header, slots=elsewhere.header.slots))
    with pytest.raises(WrongKey):
        open_with_passphrase(vault.folder, "p1", PASSPHRASE)


def broken(folder: Path, data: bytes) -> str:
    (folder / VAULT_FILE).write_bytes(data)
    with pytest.raises(NotOurFile) as refused:
        read_header(folder)
    assert (folder / VAULT_FILE).read_bytes() == data
    return str(refused.value)


def test_each_broken_file_has_a_sentence_of_its_own(vault: Vault) -> None:
    whole = (vault.folder / VAULT_FILE).read_bytes()
    said = json.loads(whole)
    sentences = {
        "is empty": broken(vault.folder, b""),
        "another program": broken(vault.folder, json.dumps({**said, "format": "keepass/4"}).encode()),
        "newer version": broken(vault.folder, json.dumps({**said, "format": "omt-vault/2"}).encode()),
        "is damaged": broken(vault.folder, whole[: len(whole) // 2]),
    }
    for part, sentence in sentences.items():
        assert part in sentence
    assert len(set(sentences.values())) == 4
    for other in (b"\x00\xff" * 50, b"[1, 2]", b'{"format": "omt-vault/1"}', b"[" * 100_000):
        assert "is damaged" in broken(vault.folder, other)


def test_every_byte_that_is_damaged_is_told_from_a_wrong_passphrase(vault: Vault) -> None:
    whole = (vault.folder / VAULT_FILE).read_bytes()
    for place in range(0, len(whole), 7):
        data = bytearray(whole)
        data[place] ^= 0x01
        try:
            (vault.folder / VAULT_FILE).write_bytes(bytes(data))
            header = read_header(vault.folder)
        except NotOurFile:
            continue
        assert header == vault.header, f"byte {place} changed the header unseen"


def test_a_header_that_asks_for_all_memory_is_refused(vault: Vault) -> None:
    slot = vault.header.slots[0]
    greedy = replace(vault.header, slots=(replace(slot, how=replace(slot.how, m=64 * 1024 * 1024)),))
    assert "is damaged" in broken(vault.folder, header_bytes(greedy))


def test_two_whole_copies_stand_there_after_every_change(vault: Vault) -> None:
    for change in (lambda: vault.set_passphrase("p1", "Kim (invented)", "another one entirely", LIGHT),
                   vault.new_recovery_key, vault.recovery_was_checked):  # fmt: skip
        change()
        assert (vault.folder / VAULT_FILE).read_bytes() == (vault.folder / COPY).read_bytes()
        assert read_header(vault.folder) == vault.header
    with pytest.raises(WrongKey):
        open_with_passphrase(vault.folder, "p1", PASSPHRASE)


@pytest.mark.parametrize("failing_at", [1, 2, 3])
def test_a_failing_disk_leaves_a_whole_header(vault: Vault, monkeypatch: pytest.MonkeyPatch, failing_at: int) -> None:
    from omt_desktop.storage.vault import vault_file

    count = 0

    def failing(path: Path, content: bytes) -> None:
        nonlocal count
        count += 1
        if count == failing_at:
            raise OSError(28, "No space left on device")
        really(path, content)

    really = vault_file.replace_private
    monkeypatch.setattr(vault_file, "replace_private", failing)
    # The third one writes the copy: by then the new header counts.
    with pytest.raises(NotSaved, match="No space left") if failing_at < 3 else contextlib.nullcontext():
        vault.set_passphrase("p1", "Kim (invented)", "another one entirely", LIGHT)
    opening = [PASSPHRASE, "another one entirely"]
    opened = [words for words in opening if opens(vault.folder, words)]
    assert opened == ([PASSPHRASE] if failing_at < 3 else ["another one entirely"])


def opens(folder: Path, passphrase: str) -> bool:
    try:
        open_with_passphrase(folder, "p1", passphrase)
    except WrongKey:
        return False
    return True


def test_the_recovery_key_opens_it_and_the_one_before_does_not(vault: Vault) -> None:
    first = vault.new_recovery_key()
    assert open_with_recovery_key(vault.folder, f" {first.lower().replace('-', ' ')} ").keys == vault.keys
    second = vault.new_recovery_key()
    assert open_with_recovery_key(vault.folder, second).keys == vault.keys
    with pytest.raises(WrongKey):
        open_with_recovery_key(vault.folder, first)


def test_without_a_recovery_slot_no_recovery_key_opens(vault: Vault, tmp_path: Path) -> None:
    key = vault.new_recovery_key()
    write_header(vault.folder, replace(vault.header, slots=vault.header.slots[:1]))
    with pytest.raises(WrongKey):
        open_with_recovery_key(vault.folder, key)


def test_a_person_that_was_removed_opens_nothing(vault: Vault) -> None:
    vault.set_passphrase("p2", "Sam (invented)", "four words of mine", LIGHT, temporary=True)
    assert vault.opens("p2", "four words of mine") and not vault.opens("p2", PASSPHRASE)
    vault.remove("p2")
    assert not vault.opens("p2", "four words of mine") and vault.opens("p1", PASSPHRASE)


def test_after_an_exchange_the_audit_key_stays_and_the_others_change(vault: Vault) -> None:
    before = vault.keys
    printed = vault.begin_exchange({"p1": (PASSPHRASE, False)}, LIGHT)
    following = vault.next_keys
    vault.confirm_exchange()
    assert vault.keys == following and vault.keys.audit_mac == before.audit_mac
    assert vault.keys.db != before.db and vault.keys.earlier_db == (before.db,)
    assert open_with_passphrase(vault.folder, "p1", PASSPHRASE).keys == vault.keys
    assert open_with_recovery_key(vault.folder, printed).keys == vault.keys


def test_an_exchange_that_is_abandoned_changes_nothing(vault: Vault) -> None:
    before: Header = vault.header
    vault.confirm_exchange()
    vault.abandon_exchange()
    assert vault.header == before and vault.next_keys is None
    vault.begin_exchange({"p1": ("another one entirely", False)}, LIGHT)
    vault.abandon_exchange()
    assert read_header(vault.folder) == before


def test_what_is_wrapped_is_bound() -> None:
    key = bytes(32)
    wrapped = wrap(key, b"secret", b"beside")
    assert unwrap(key, wrapped, b"beside") == b"secret"
    for bad in (wrapped[:-1], wrapped[:5], b"", wrapped[:-1] + bytes([wrapped[-1] ^ 1])):
        with pytest.raises(WrongKey):
            unwrap(key, bad, b"beside")
    with pytest.raises(WrongKey):
        unwrap(key, wrapped, b"other")
