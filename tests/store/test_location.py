from pathlib import Path

import pytest

from desktop_crm.domain.errors import UserError
from desktop_crm.store.location import network_mount, refuse_shared


@pytest.mark.parametrize(
    "name",
    ["OneDrive", "OneDrive - 甲公司", "坚果云", "我的坚果云", "Dropbox", "Nutstore", "iCloud Drive", "Google Drive"],
)
def test_a_cloud_folder_is_refused_with_the_remedy(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"(?s)同步.*本机文件夹"):
        refuse_shared(tmp_path / name / "数据")


@pytest.mark.parametrize("marker", [".stfolder", ".dropbox.cache"])
def test_a_folder_that_a_client_watches_is_refused(tmp_path: Path, marker: str) -> None:
    (tmp_path / "share" / marker).mkdir(parents=True)
    with pytest.raises(UserError, match="同步软件"):
        refuse_shared(tmp_path / "share" / "data")


def test_a_plain_folder_is_fine(tmp_path: Path) -> None:
    refuse_shared(tmp_path / "我的数据")
    refuse_shared(tmp_path / "dropboxes")


def test_the_deepest_mount_decides() -> None:
    mounts = [
        "/dev/sda1 / ext4 rw 0 0",
        "//nas/share /mnt/nas cifs rw 0 0",
        "/dev/sdb /mnt/nas/local ext4 rw 0 0",
        "nas:/x /mnt/n\\040s nfs4 rw 0 0",
    ]
    assert network_mount(Path("/mnt/nas/data"), mounts) and network_mount(Path("/mnt/n s"), mounts)
    assert not network_mount(Path("/mnt/nas/local/data"), mounts) and not network_mount(Path("/home/me"), mounts)
