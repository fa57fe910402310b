"""The receipt of a parcel: readable by the phone that made it, signed by the office."""

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from pendamping.common.ids import new_id
from pendamping.common.signing import sign_bytes
from pendamping.sync.schemas.parcels import ParcelHead, ParcelReceipt
from pendamping.sync.sneakernet import FORMAT, Kind, sealed, with_length


def sealed_receipt(head: ParcelHead, receipt: ParcelReceipt) -> bytes:
    """Raises: Unreadable: the parcel's key for the answer is none."""
    said = {
        "format": FORMAT,
        "id": str(new_id()),
        "parcel": str(head.id),
        "device": str(head.device),
        "made_at": receipt.clock.isoformat(timespec="seconds"),
        "recipient": head.reply_key,
    }
    content = with_length(receipt.model_dump_json().encode())
    return sealed(Kind.RECEIPT, said, content, X25519PrivateKey.generate(), sign_bytes)
