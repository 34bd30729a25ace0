"""Many ONNX graphs as one: a session runs them faster together than many sessions one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import onnx
from onnx import compose, helper
from onnx.utils import Extractor

from houseprice.errors import CorruptArtifact

#: Of every graph here, so that graphs of different families fit together.
OPSET, ML_OPSET, IR_VERSION = 20, 3, 10


@dataclass(frozen=True)
class MemberGraph:
    """One graph and how its ends are called in the whole.

    Parameters
    ----------
    graph : bytes
    input_form : str
        What its one input is called in the whole; parts may share one.
    outputs : mapping of str to str
        Of the outputs that are wanted, to names that no other part has.
    """

    graph: bytes
    input_form: str
    outputs: Mapping[str, str]


def opsets() -> list[onnx.OperatorSetIdProto]:
    """What a graph has to say of its operators."""
    return [helper.make_opsetid("", OPSET), helper.make_opsetid("ai.onnx.ml", ML_OPSET)]


def join_graphs(parts: Sequence[MemberGraph]) -> bytes:
    """One graph that computes the wanted outputs of all parts.

    Raises
    ------
    CorruptArtifact
        If a graph is of an earlier version, whose operators do not fit.
    """
    inputs: dict[str, onnx.ValueInfoProto] = {}
    whole = helper.make_model(
        helper.make_graph([], "model", [], []), opset_imports=opsets(), ir_version=IR_VERSION
    )
    for number, part in enumerate(parts):
        _add(whole, _wanted(part), part, f"{number}/", inputs)
    whole.graph.input.extend(inputs.values())
    onnx.checker.check_model(whole)
    return bytes(whole.SerializeToString())


def _wanted(part: MemberGraph) -> onnx.ModelProto:
    model = onnx.load_from_string(part.graph)
    for one in model.opset_import:
        if one.version != {"": OPSET, "ai.onnx.ml": ML_OPSET}.get(one.domain, one.version):
            raise CorruptArtifact(
                f"A graph has operators of version {one.version}, which do not fit the others.",
                hint="Train its model again with this version.",
            )
    return Extractor(model).extract_model([model.graph.input[0].name], list(part.outputs))


def _add(
    whole: onnx.ModelProto,
    model: onnx.ModelProto,
    part: MemberGraph,
    prefix: str,
    inputs: dict[str, onnx.ValueInfoProto],
) -> None:
    """Everything of the part gets the prefix; identities, which cost nothing, join the ends."""
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
