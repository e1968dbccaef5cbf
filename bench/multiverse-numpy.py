"""The specification curve of an event study in vectorised NumPy, from the inputs that bench/multiverse.ts writes.

Reads FOLDER/task.json and its arrays; writes what it found to FOLDER/found.json and prints version and seconds of CPU.
"""
import json
import sys
import time
from pathlib import Path
from statistics import NormalDist

import numpy as np

folder = Path(sys.argv[1])
task = json.loads((folder / "task.json").read_text())
size, shifts = task["size"], task["shifts"]
outcomes = [np.fromfile(folder / f"outcomes-{i}.f64") for i in range(task["outcomes"])]
events = [np.array(positions) for positions in task["events"]]
studies = task["studies"]
families = np.array([study["family"] for study in studies])
turns = np.arange(shifts) * size // shifts
TIE, LEVEL = 1e-12, 0.05
BAND_SHIFTS, PLACES, BAND_LEVEL = 200, 121, 0.95
APART = 1e-9


def card(values, own):
    """The exact placebo of one study on the circle of its own window."""
    n = len(values)
    placebo = values[(own[:, None] + np.arange(n)) % n].mean(axis=0)
    p = np.mean(placebo >= placebo[0] - TIE * np.abs(placebo).max())
    center = placebo.mean()
    return placebo[0] - center, p, center


def shifted(values, start, moved, center):
    """The estimate at every shift of the events, over the window that stays; NaN without an event in it."""
    places = (moved[:, None] + turns - start) % size
    inside = places < len(values)
    sums = np.where(inside, values[np.where(inside, places, 0)], 0).sum(axis=0)
    counts = inside.sum(axis=0)
    return np.where(counts > 0, sums / np.maximum(counts, 1) - center, np.nan)


def reaching(estimates):
    """How many shifts have an estimate at least as large, at every shift."""
    there = np.sort(estimates[~np.isnan(estimates)])
    tolerance = TIE * max(abs(there[0]), abs(there[-1]))
    return len(there) - np.searchsorted(there, estimates - tolerance), len(there)


def joint(estimates, counts, totals):
    """Median, share and Stouffer's Z at every shift, families weighted equally."""
    present = ~np.isnan(estimates)
    member = (families[:, None] == np.arange(families.max() + 1)).astype(float)
    in_family = member.T @ present
    weights = np.where(present, 1 / in_family[families], 0) / (in_family > 0).sum(axis=0)
    significant = counts <= LEVEL * totals[:, None] + 1e-9
    score = np.zeros_like(estimates)
    for total in np.unique(totals):
        table = np.array([np.nan] + [NormalDist().inv_cdf(1 - (c - 0.5) / total) for c in range(1, total + 1)])
        rows = totals == total
        score[rows] = table[np.where(present[rows], counts[rows], 1)]
    stouffer = (weights * score).sum(axis=0) / np.sqrt((weights**2).sum(axis=0))
    order = np.argsort(estimates, axis=0)
    sorted_weights = np.take_along_axis(weights, order, axis=0)
    sorted_values = np.take_along_axis(estimates, order, axis=0)
    reached = np.cumsum(sorted_weights, axis=0)
    first = (reached >= 0.5 - 1e-9).argmax(axis=0)
    columns = np.arange(shifts)
    lower = sorted_values[first, columns]
    upper = sorted_values[np.minimum(first + 1, len(estimates) - 1), columns]
    median = np.where(reached[first, columns] > 0.5 + 1e-9, lower, (lower + upper) / 2)
    return median, (weights * significant).sum(axis=0), stouffer


def null_band(estimates):
    """The sorted curve at some of the shifts, read at places along it: its middle and bounds at each."""
    used = np.sort(estimates[:, :: max(1, round(shifts / BAND_SHIFTS))].T, axis=1)
    there = (~np.isnan(used)).sum(axis=1)
    used, there = used[there > 0], there[there > 0]
    position = (there[:, None] - 1) * np.arange(PLACES) / (PLACES - 1)
    below = position.astype(np.int64)
    share = position - below
    low = np.take_along_axis(used, below, axis=1)
    high = np.take_along_axis(used, np.minimum(below + 1, there[:, None] - 1), axis=1)
    return np.quantile((1 - share) * low + share * high, [(1 - BAND_LEVEL) / 2, 0.5, (1 + BAND_LEVEL) / 2], axis=0)


def step_down(estimates, totals):
    """The family-wise p of every specification, by the running maximum of standardised estimates; NaN without an estimate."""
    present = ~np.isnan(estimates)
    there = np.maximum(totals, 1)
    center = np.where(present, estimates, 0).sum(axis=1) / there
    apart = np.where(present, estimates - center[:, None], 0)
    spread = np.sqrt((apart * apart).sum(axis=1) / there)
    varies = spread > TIE * np.where(present, np.abs(estimates), 0).max(axis=1)
    standardised = apart * np.where(varies, 1 / np.where(varies, spread, 1), 0)[:, None]
    standardised[~present] = -np.inf
    first = standardised[:, 0]
    order = np.argsort(first, kind="stable")
    order = order[present[order, 0]]
    largest = np.maximum.accumulate(standardised[order], axis=0)
    reached = (largest >= first[order][:, None] - APART).sum(axis=1) / (largest > -np.inf).sum(axis=1)
    result = np.full(len(estimates), np.nan)
    result[order] = np.maximum.accumulate(reached[::-1])[::-1]
    return result


def p_of(statistic):
    return float(np.mean(statistic >= statistic[0] - TIE * np.abs(statistic).max()))


started = time.process_time()
estimates = np.empty((len(studies), shifts))
counts = np.empty((len(studies), shifts), dtype=np.int64)
totals = np.empty(len(studies), dtype=np.int64)
cards = []
for i, study in enumerate(studies):
    values, moved, start = outcomes[study["outcomes"]], events[study["events"]], study["from"]
    places = (moved - start) % size
    own = np.sort(places[places < len(values)])
    estimate, p, center = card(values, own)
    cards.append((estimate, p))
    estimates[i] = shifted(values, start, moved, center)
    counts[i], totals[i] = reaching(estimates[i])
carried = time.process_time() - started
median, share, stouffer = joint(estimates, counts, totals)
band = null_band(estimates)
family_wise = step_down(estimates, totals)
seconds = time.process_time() - started
found = {
    "estimates": [float(estimate) for estimate, _ in cards],
    "p": [float(p) for _, p in cards],
    "median": [float(median[0]), p_of(median)],
    "share": [float(share[0]), p_of(share)],
    "stouffer": [float(stouffer[0]), p_of(stouffer)],
    "band": band.tolist(),
    "familyWise": [None if np.isnan(p) else float(p) for p in family_wise],
}
(folder / "found.json").write_text(json.dumps(found))
print(f"NumPy {np.__version__}, Python {sys.version.split()[0]}")
print(carried)
print(seconds)
