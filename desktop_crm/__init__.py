from typing import TYPE_CHECKING

if TYPE_CHECKING:
    __version__: str
else:

    def __getattr__(name):
        """`__version__` is written in pyproject.toml only, and read when somebody asks for it."""
        if name != "__version__":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from pathlib import Path

        project = Path(__file__).resolve().parent.parent / "pyproject.toml"
        if project.is_file():
            import tomllib

            return tomllib.loads(project.read_text("utf-8"))["project"]["version"]
        from importlib.metadata import version

        return version("desktop-crm")
