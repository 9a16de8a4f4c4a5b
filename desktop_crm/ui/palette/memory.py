"""What was opened and done last, for the palette before anything is typed."""

import json

from ...settings import Settings

RECORDS, ACTIONS = 12, 40


class Memory:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.records: list[tuple[str, int]] = []
        self._uses: dict[str, int] = {}
        self._read()

    def _read(self) -> None:
        try:
            kept = json.loads(self._settings.get("recent") or "{}")
            self.records = [(str(kind), int(rid)) for kind, rid in kept.get("records", [])]
            self._uses = {str(name): int(n) for name, n in kept.get("actions", {}).items()}
        except (ValueError, TypeError, AttributeError):  # written by hand, or by another version
            self.records, self._uses = [], {}

    def opened(self, kind: str, rid: int) -> None:
        self.records = [(kind, rid), *(r for r in self.records if r != (kind, rid))][:RECORDS]

    def done(self, action: str) -> None:
        self._uses[action] = self._uses.get(action, 0) + 1

    def uses(self, action: str) -> int:
        return self._uses.get(action, 0)

    def keep(self) -> None:
        most = sorted(self._uses.items(), key=lambda pair: -pair[1])[:ACTIONS]
        try:
            self._settings.set("recent", json.dumps({"records": self.records, "actions": dict(most)}))
        except OSError:  # a full disk must not stop anyone
            return
