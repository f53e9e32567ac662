"""A worker process: reads pages that come on standard input, and answers on standard output, one by one.

Each message is its length (4 bytes, big endian) and a pickle; both ends are this program's own. The first says how
to begin, the others are calls, each with the whole seconds after which it ends the worker; the answers are what
the calls give or raise, in their order. It ends with its input, so that none long outlives the crawl, however that
ended.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from scraper.platforms import use_folder

#: what stands before each message
HEAD = struct.Struct(">I")
#: niceness: a page may wait, the crawl may not
_NICE = 5


def message(content: object) -> bytes:
    """A message with that content. Raises what pickling raises."""
    body = pickle.dumps(content, protocol=pickle.HIGHEST_PROTOCOL)
    return HEAD.pack(len(body)) + body


def serve() -> None:
    """Be a worker until standard input ends. Called in a process that was started for that."""
    tasks = sys.stdin.buffer
    with _answers() as answers:
        adapters, memory = _receive(tasks)
        _begin(adapters, memory)
        answers.write(message(None))
        answers.flush()
        while (task := _receive(tasks)) is not None:
            seconds, call, arguments = task
            # a crawl that was killed can't end a page that never ends; nothing but this ends a loop in C
            signal.alarm(seconds)
            answers.write(_answer(call, arguments))
            signal.alarm(0)
            answers.flush()


def _answers() -> BinaryIO:
    """Standard output for answers alone: what a library prints must not come between them."""
    private = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(private, "wb")


def _begin(adapters: Path | None, memory: int) -> None:
    """The operator's own adapters, little of the processor, and bounded memory (Linux only)."""
    if adapters is not None:
        use_folder(adapters)
    os.nice(_NICE)
    if sys.platform == "linux":
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        memory = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _receive(tasks: BinaryIO) -> Any:
    head = tasks.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    return pickle.loads(tasks.read(*HEAD.unpack(head)))  # noqa: S301 - this program's own


def _answer(call: Callable[..., object], arguments: tuple[object, ...]) -> bytes:
    try:
        return message(call(*arguments))
    except MemoryError as error:
        # what is left of it may not be enough for the next page
        raise SystemExit(1) from error
    except Exception as error:  # noqa: BLE001 - told to the crawl, which raises it again
        try:
            told = message(error)
            pickle.loads(told[HEAD.size :])  # noqa: S301 - this program's own; some errors can't be made anew
            return told
        except Exception:  # noqa: BLE001 - whatever keeps it from being told
            return message(RuntimeError(f"{type(error).__name__}: {error}"))
