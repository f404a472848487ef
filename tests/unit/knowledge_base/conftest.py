from pathlib import Path

import pytest

from knowledge_base.answers import Answerer
from knowledge_base.build import build_index


@pytest.fixture(scope="session")
def index_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    build_index(folder)
    return folder


@pytest.fixture(scope="session")
def answerer(index_folder: Path) -> Answerer:
    return Answerer.load(index_folder)
