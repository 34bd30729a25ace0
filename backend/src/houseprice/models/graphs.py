"""Joins ONNX graphs into one, which a session runs faster than many sessions run many graphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import onnx
from onnx import compose, helper
from onnx.utils import Extractor

from houseprice.errors import CorruptArtifact

#: Versions of every graph here, so that graphs of different families fit together.
OPSET, ML_OPSET, IR_VERSION = 20, 3, 10


@dataclass(frozen=True)
class MemberGraph:
    """The graph of one member, and the names of its input and outputs in the joined graph.

    Parameters
    ----------
    graph : bytes
    input_form : str
        Name of its only input in the joined graph; members may share an input. Where `graph` is
        a joined graph itself, its required outputs depend on the input of this name alone.
    outputs : mapping of str to str
        The required outputs, with names that no other member has.
    """

    graph: bytes
    input_form: str
    outputs: Mapping[str, str]


def opsets() -> list[onnx.OperatorSetIdProto]:
    """The operator sets that every graph declares."""
    return [helper.make_opsetid("", OPSET), helper.make_opsetid("ai.onnx.ml", ML_OPSET)]


def join_graphs(parts: Sequence[MemberGraph]) -> bytes:
    """One graph that computes the required outputs of all members.

    Raises
    ------
    CorruptArtifact
        If a graph uses operators of an earlier version.
    """
    inputs: dict[str, onnx.ValueInfoProto] = {}
    whole = helper.make_model(
        helper.make_graph([], "model", [], []), opset_imports=opsets(), ir_version=IR_VERSION
    )
    for number, part in enumerate(parts):
        _add(whole, _extract_outputs(part), part, f"{number}/", inputs)
    whole.graph.input.extend(inputs.values())
    onnx.checker.check_model(whole)
    return bytes(whole.SerializeToString())


def _extract_outputs(part: MemberGraph) -> onnx.ModelProto:
    model = onnx.load_from_string(part.graph)
    for opset in model.opset_import:
        if opset.version != {"": OPSET, "ai.onnx.ml": ML_OPSET}.get(opset.domain, opset.version):
            raise CorruptArtifact(
                f"A graph has operators of version {opset.version}, which do not fit the others.",
                hint="Train its model again with this version.",
            )
    names = [start.name for start in model.graph.input]
    start = part.input_form if part.input_form in names else names[0]
    return Extractor(model).extract_model([start], list(part.outputs))


def _add(
    whole: onnx.ModelProto,
    model: onnx.ModelProto,
    part: MemberGraph,
    prefix: str,
    inputs: dict[str, onnx.ValueInfoProto],
) -> None:
    """Add a member under a prefix; identities, which cost nothing, connect its ends."""
    start = model.graph.input[0]
    inputs.setdefault(part.input_form, _with_name(start, part.input_form))
    outputs = [_with_name(end, part.outputs[end.name]) for end in model.graph.output]
    ends = [(prefix + end.name, part.outputs[end.name]) for end in model.graph.output]
    own = compose.add_prefix(model, prefix)
    first = helper.make_node("Identity", [part.input_form], [prefix + start.name])
    last = [helper.make_node("Identity", [name], [to]) for name, to in ends]
    whole.graph.node.extend([first, *own.graph.node, *last])
    whole.graph.initializer.extend(own.graph.initializer)
    whole.graph.output.extend(outputs)
    whole.functions.extend(own.functions)


def _with_name(value: onnx.ValueInfoProto, name: str) -> onnx.ValueInfoProto:
    out = onnx.ValueInfoProto()
    out.CopyFrom(value)
    out.name = name
    return out
