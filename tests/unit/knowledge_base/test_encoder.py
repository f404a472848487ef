from pathlib import Path

import numpy as np
import pytest

from care.errors import ContentError, SettingsError
from knowledge_base.answers import Answerer
from knowledge_base.build import build_index
from knowledge_base.encoder import USE, SentenceTransformerEncoder, load_encoder

TEXTS = ["高龄老人有什么津贴", "谁负责消防检查"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model of sixteen dimensions, saved as one is shipped."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Split

    vocabulary = {sign: at for at, sign in enumerate(sorted({"[UNK]", *"".join(TEXTS)}))}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Split("", "isolated")
    folder = tmp_path_factory.mktemp("tiny") / "model"
    module = StaticEmbedding(tokenizer, embedding_dim=16)
    SentenceTransformer(modules=[module], device="cpu").save(str(folder))
    return folder


def test_the_hubless_peer_is_a_sentence_transformer_of_512_dimensions():
    from sentence_transformers import SentenceTransformer

    encoder = load_encoder(USE)
    assert isinstance(encoder.model, SentenceTransformer)
    assert encoder.model.get_embedding_dimension() == encoder.dimension == 512
    assert np.allclose(encoder.model.encode(TEXTS), encoder.encode(TEXTS), atol=1e-6)
    assert np.allclose(np.linalg.norm(encoder.encode(TEXTS), axis=1), 1, atol=1e-4)


def test_a_setting_names_any_model_folder_instead(tiny: Path, tmp_path: Path):
    encoder = load_encoder(str(tiny))
    assert isinstance(encoder, SentenceTransformerEncoder)
    assert encoder.dimension == 16 and encoder.encode(TEXTS).dtype == np.float32
    build_index(tmp_path, encoder=encoder)
    assert Answerer.load(tmp_path, encoder=encoder).answer("高龄老人有什么津贴").elapsed_ms > 0


def test_an_index_of_another_encoder_is_refused(tiny: Path, index_folder: Path):
    with pytest.raises(ContentError, match="names the encoder"):
        Answerer.load(index_folder, encoder=str(tiny))


def test_a_model_that_is_not_there_is_told_with_the_remedy(tmp_path: Path):
    with pytest.raises(SettingsError, match="give a folder"):
        load_encoder(str(tmp_path))
