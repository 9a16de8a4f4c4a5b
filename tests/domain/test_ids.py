import uuid

from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.entities.pipeline import FIRST_STAGE, PIPELINE, PIPELINE_CODE, STAGES, stage_id
from desktop_crm.domain.ids import id_from_text, id_text, named_id, new_id

SPACE = uuid.UUID("6f6b0a0e-3c0f-5f0e-9f3a-0d3c7a52c001")


def test_a_new_id_is_a_uuid_of_version_7_that_sorts_by_time() -> None:
    made = [new_id(1_795_000_000_000 + n) for n in range(500)]
    assert made == sorted(made) and len(set(made)) == 500
    for id in made:
        read = uuid.UUID(bytes=id)
        assert read.version == 7 and read.variant == uuid.RFC_4122
    assert uuid.UUID(bytes=made[3]).int >> 80 == 1_795_000_000_003
    same = {new_id(1) for _ in range(1000)}
    assert len(same) == 1000


@given(st.text(), st.text())
def test_a_named_id_is_what_uuid5_gives(entity: str, word: str) -> None:
    assert named_id(entity, word) == uuid.uuid5(SPACE, f"{entity}/{word}".casefold()).bytes


@given(st.binary(min_size=16, max_size=16))
def test_ids_are_written_and_read_as_uuids(id: bytes) -> None:
    assert id_text(id) == str(uuid.UUID(bytes=id)) and id_from_text(id_text(id)) == id == id_from_text(id.hex())


def test_what_is_no_id() -> None:
    for text in ("", "KH-000001", "x" * 36, "01a20025-cadc-7e41-bebb-0f46337b030", "张" * 32):
        assert id_from_text(text) is None


def test_the_shipped_pipeline_and_stages_keep_their_ids() -> None:
    assert named_id("pipeline", PIPELINE_CODE) == PIPELINE and named_id("stage", "contact") == FIRST_STAGE
    assert [stage_id(s.code) for s in STAGES] == [named_id("stage", s.code) for s in STAGES]
