import json
import shutil
from pathlib import Path

import pytest

from knowledge_base.answers import Answerer
from knowledge_base.build import build_index
from knowledge_base.store import IndexStore

INDEX = Path(__file__).parents[3] / "var" / "index"


@pytest.fixture(scope="session")
def index_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the shipped content: a copy of the serving one where that is of today's."""
    folder = tmp_path_factory.mktemp("index")
    if IndexStore(INDEX).names():  # `make test` has just built it, in two minutes
        newest = IndexStore(INDEX).names()[0]
        shutil.copytree(INDEX / newest, folder / newest)
        pointer = {"versions": [newest], "set_aside": []}
        (folder / "current.json").write_text(json.dumps(pointer), encoding="utf-8")
    build_index(folder)
    return folder


@pytest.fixture(scope="session")
def answerer(index_folder: Path) -> Answerer:
    return Answerer.load(index_folder)
