"""Writes the ONNX graph of a BERT encoder around the weights that a safetensors file holds.

Usage: embedding_model.py MODEL_DIR OUT_DIR
MODEL_DIR: config.json, model.safetensors, tokenizer files.
OUT_DIR gets model.onnx (float32), model_int8.onnx (weights in eight bits) and the tokenizer files.
Inputs  input_ids, attention_mask, token_type_ids: int64 [batch, sequence]
Output  last_hidden_state: float32 [batch, sequence, hidden]
"""

import json
import math
import pathlib
import shutil
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

SIDE_FILES = ("config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")


class Graph:
    """Collects nodes and constants; every method returns the name of what it made."""

    def __init__(self, weights):
        self.weights, self.nodes, self.constants = weights, [], {}

    def constant(self, name, array):
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def weight(self, name):
        return self.constant(name, self.weights[name])

    def node(self, kind, inputs, output, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], name=f"{output}/{kind}", **attributes))
        return output

    def linear(self, x, layer, output):
        transposed = self.constant(f"{layer}.weight.T", self.weights[f"{layer}.weight"].T)
        product = self.node("MatMul", [x, transposed], f"{output}/product")
        return self.node("Add", [product, self.weight(f"{layer}.bias")], output)

    def norm(self, x, layer, output, epsilon):
        inputs = [x, self.weight(f"{layer}.weight"), self.weight(f"{layer}.bias")]
        return self.node("LayerNormalization", inputs, output, axis=-1, epsilon=epsilon)

    def gelu(self, x, output):
        scaled = self.node("Div", [x, self.constant("sqrt2", np.float32(math.sqrt(2)))], f"{output}/scaled")
        erf = self.node("Erf", [scaled], f"{output}/erf")
        shifted = self.node("Add", [erf, self.constant("one", np.float32(1))], f"{output}/shifted")
        product = self.node("Mul", [x, shifted], f"{output}/product")
        return self.node("Mul", [product, self.constant("half", np.float32(0.5))], output)


def embeddings(g, epsilon):
    shape = g.node("Shape", ["input_ids"], "shape")
    length = g.node("Gather", [shape, g.constant("index_1", np.array([1], np.int64))], "length", axis=0)
    words = g.node("Gather", [g.weight("embeddings.word_embeddings.weight"), "input_ids"], "embed/words")
    kinds = g.node("Gather", [g.weight("embeddings.token_type_embeddings.weight"), "token_type_ids"], "embed/kinds")
    zero = g.constant("index_0", np.array([0], np.int64))
    places = g.node("Slice", [g.weight("embeddings.position_embeddings.weight"), zero, length, zero], "embed/places")
    total = g.node("Add", [g.node("Add", [words, kinds], "embed/words+kinds"), places], "embed/sum")
    return g.norm(total, "embeddings.LayerNorm", "embed", epsilon)


def mask(g):
    """0 where a token stands, a large negative number where there is padding."""
    wide = g.node("Cast", ["attention_mask"], "mask/float", to=TensorProto.FLOAT)
    wide = g.node("Unsqueeze", [wide, g.constant("axes_1_2", np.array([1, 2], np.int64))], "mask/wide")
    absent = g.node("Sub", [g.constant("one", np.float32(1)), wide], "mask/absent")
    return g.node("Mul", [absent, g.constant("far", np.float32(-10000))], "mask")


def attention(g, x, masked, layer, name, head):
    def part(which, order):
        y = g.linear(x, f"{layer}.self.{which}", f"{name}/{which}")
        y = g.node("Reshape", [y, "heads_apart"], f"{name}/{which}/heads")
        return g.node("Transpose", [y], f"{name}/{which}/turned", perm=order)

    query, key, value = part("query", [0, 2, 1, 3]), part("key", [0, 2, 3, 1]), part("value", [0, 2, 1, 3])
    score = g.node("MatMul", [query, key], f"{name}/score")
    score = g.node("Div", [score, g.constant("sqrt_head", np.float32(math.sqrt(head)))], f"{name}/scaled")
    share = g.node("Softmax", [g.node("Add", [score, masked], f"{name}/masked")], f"{name}/share", axis=-1)
    mixed = g.node("MatMul", [share, value], f"{name}/mixed")
    mixed = g.node("Transpose", [mixed], f"{name}/mixed/turned", perm=[0, 2, 1, 3])
    return g.node("Reshape", [mixed, "heads_joined"], f"{name}/joined")


def encoder(config, weights):
    hidden, heads, epsilon = config["hidden_size"], config["num_attention_heads"], config["layer_norm_eps"]
    head = hidden // heads
    g = Graph(weights)
    g.constant("heads_apart", np.array([0, 0, heads, head], np.int64))
    g.constant("heads_joined", np.array([0, 0, hidden], np.int64))
    x, masked = embeddings(g, epsilon), mask(g)
    for number in range(config["num_hidden_layers"]):
        layer, name = f"encoder.layer.{number}", f"layer{number}"
        seen = attention(g, x, masked, f"{layer}.attention", f"{name}/attention", head)
        seen = g.linear(seen, f"{layer}.attention.output.dense", f"{name}/attention/out")
        x = g.norm(g.node("Add", [seen, x], f"{name}/sum1"), f"{layer}.attention.output.LayerNorm", f"{name}/norm1", epsilon)
        wide = g.gelu(g.linear(x, f"{layer}.intermediate.dense", f"{name}/wide"), f"{name}/gelu")
        out = g.node("Add", [g.linear(wide, f"{layer}.output.dense", f"{name}/out"), x], f"{name}/sum2")
        last = number == config["num_hidden_layers"] - 1
        x = g.norm(out, f"{layer}.output.LayerNorm", "last_hidden_state" if last else f"{name}/norm2", epsilon)
    names = ("input_ids", "attention_mask", "token_type_ids")
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "sequence"]) for n in names]
    outputs = [helper.make_tensor_value_info(x, TensorProto.FLOAT, ["batch", "sequence", hidden])]
    graph = helper.make_graph(g.nodes, "bert", inputs, outputs, list(g.constants.values()))
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def main():
    source, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    model = encoder(json.loads((source / "config.json").read_text()), load_file(str(source / "model.safetensors")))
    onnx.checker.check_model(model)
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(out / "model.onnx"))
    quantize_dynamic(str(out / "model.onnx"), str(out / "model_int8.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    for name in SIDE_FILES:
        shutil.copy(source / name, out / name)


if __name__ == "__main__":
    main()
