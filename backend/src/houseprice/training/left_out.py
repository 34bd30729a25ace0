"""What a time limit left out, in words."""

from __future__ import annotations

from collections.abc import Sequence

OUT_OF_TIME = "The time limit ended the training early; more time may give better values."
FINISHED_EARLY = "The training was finished early on request; more time may give better values."
NO_REHEARSAL = (
    "The rehearsal on the latest sales was left out, so ranges cannot know how values age."
)


def not_trained(noun: str, names: Sequence[str]) -> list[str]:
    """One sentence about parts that were not trained; none if there are no such parts.

    Examples
    --------
    >>> not_trained("recipe", ["own"])
    ['The recipe own was not trained.']
    >>> not_trained("family", ["TensorFlow", "HuggingFace"])
    ['The families TensorFlow and HuggingFace were not trained.']
    """
    if not names:
        return []
    if len(names) == 1:
        return [f"The {noun} {names[0]} was not trained."]
    nouns = f"{noun.removesuffix('y')}ies" if noun.endswith("y") else f"{noun}s"
    return [f"The {nouns} {', '.join(names[:-1])} and {names[-1]} were not trained."]
