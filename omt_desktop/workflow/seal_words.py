"""What a check of a sealed PDF came to, in words for the doctor."""

from omt_desktop.workflow.seal import SealState, SealVerdict, grouped_fingerprint

STATE_WORDS = {
    SealState.UNSIGNED: "Unsigned draft",
    SealState.UNCHANGED: "Sealed and unchanged",
    SealState.CHANGED: "Changed after signing",
    SealState.FOREIGN: "Sealed by somebody unknown",
    SealState.UNCHECKABLE: "Cannot be checked",
}


def seal_sentence(verdict: SealVerdict) -> str:
    """One or two sentences: what the file is, who signed it when, and what to do where it is not good."""
    who = "; ".join(_signature(name, at) for name, at in ((s.name, s.signed_at) for s in verdict.signatures))
    match verdict.state:
        case SealState.UNCHANGED:
            return f"Sealed and unchanged: the whole file is as it was signed by {who}. {_trust(verdict)}"
        case SealState.CHANGED:
            signed = f" It was signed by {who}." if who else ""
            advice = "Do not rely on it; ask the practice for the original."
            return f"Changed after signing: {verdict.reason}.{signed} {advice}"
        case SealState.FOREIGN:
            return (
                f"Whole, but sealed by somebody this practice does not know ({who}; fingerprint "
                f"{grouped_fingerprint(verdict.fingerprint)}). Ask the sender for the fingerprint and compare."
            )
        case SealState.UNSIGNED:
            return "Unsigned: this PDF carries no seal, so nobody can tell whether it was changed."
    return f"Cannot be checked: {verdict.reason}. Treat it as not sealed, and ask the practice for the original."


def _signature(name: str, signed_at: object) -> str:
    return f"{name}, {signed_at:%Y-%m-%d %H:%M %z}" if signed_at else f"{name}, time not given"


def _trust(verdict: SealVerdict) -> str:
    if verdict.known_root:
        return "The seal is one of this practice."
    return (
        f"Its root has the fingerprint {grouped_fingerprint(verdict.fingerprint)}: compare it with the one the "
        "practice gave you, for anybody can make a seal in another's name."
    )
