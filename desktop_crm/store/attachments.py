"""The bytes of attachments: files beside the database, named by their hash."""

import hashlib
import sqlite3
from pathlib import Path

from .verify_check import Check

FOLDER = "attachments"


def path_of(folder: Path, digest: str) -> Path:
    return folder / FOLDER / digest[:2] / digest


def hash_file(file: Path) -> str:
    digest = hashlib.blake2b(digest_size=32)
    with file.open("rb") as f:
        while part := f.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()


def check_files(db: sqlite3.Connection, folder: Path) -> Check:
    wrong, count = [], 0
    for (digest,) in db.execute("SELECT DISTINCT hash FROM attachment WHERE hash IS NOT NULL AND trashed_at IS NULL"):
        count += 1
        file = path_of(folder, digest)
        if not file.is_file() or hash_file(file) != digest:
            wrong.append(digest[:12])
    return Check("attachments", not wrong, f"missing or changed: {', '.join(wrong)}" if wrong else f"{count} files")
