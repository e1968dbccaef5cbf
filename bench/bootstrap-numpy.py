"""Stationary bootstrap of a lead-8 correlation in vectorised NumPy; prints version and best milliseconds."""
import sys
import time

import numpy as np

replicates, points, lead, p, batch = int(sys.argv[1]), 600, 8, 0.1, 500
rng = np.random.default_rng(1)
x, y = rng.standard_normal(points)[: points - lead], rng.standard_normal(points)[lead:]
n = points - lead


def indices(count):
    """A new block's first place is carried forward, and the steps since then are added."""
    new = rng.random((count, n)) < p
    new[:, 0] = True
    position = np.arange(n)
    since = position - np.maximum.accumulate(np.where(new, position, 0), axis=1)
    starts = rng.integers(0, n, (count, n))
    return (np.take_along_axis(starts, position - since, axis=1) + since) % n


def run():
    result = np.empty(replicates)
    for begin in range(0, replicates, batch):
        rows = indices(min(batch, replicates - begin))
        a, b = x[rows], y[rows]
        a -= a.mean(axis=1, keepdims=True)
        b -= b.mean(axis=1, keepdims=True)
        products = np.einsum("ij,ij->i", a, b)
        squares = np.einsum("ij,ij->i", a, a) * np.einsum("ij,ij->i", b, b)
        result[begin : begin + batch] = products / np.sqrt(squares)
    return result


best = float("inf")
for _ in range(3):
    before = time.perf_counter()
    run()
    best = min(best, 1000 * (time.perf_counter() - before))
print(f"NumPy {np.__version__}")
print(best)
