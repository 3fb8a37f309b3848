"""Classical methods of Clade beside scikit-learn's: same machine, same numbers, same result, times of the fit alone.

    python3 experiments/comparison/classical.py [--clade ./clade] [--samples 10000] [--rounds 3] [ward average ...]

Both take turns, so that whatever else the machine does falls on both. Clade's times are metrics.json's seconds, each of a new
process whose code is not compiled yet. Needs numpy and scikit-learn; nothing of Clade needs this script.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import tempfile
import time
import warnings

import numpy as np
from sklearn.cluster import AgglomerativeClustering
from sklearn.metrics import adjusted_rand_score
from sklearn.mixture import GaussianMixture

LINKAGES = ["ward", "average", "complete", "single"]
COVARIANCES = {"gmm-full": "full", "gmm-diagonal": "diag", "gmm-spherical": "spherical"}
K = 10


def clouds(samples, features, spread, seed=0):
    random = np.random.default_rng(seed)
    centres = spread * random.normal(size=(20, features))
    noise = random.normal(size=(samples, features))
    return (centres[random.integers(0, 20, samples)] + noise).astype(np.float32)


def clade(arguments, work, data, settings):
    out = tempfile.mkdtemp(dir=work)
    command = [arguments.clade, "fit", str(data), "-k", str(K), "--force", "-o", out, "--set", "scaling=none"]
    subprocess.run(command + settings, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    run = json.loads((pathlib.Path(out) / "metrics.json").read_text())["runs"][0]
    rows = (pathlib.Path(out) / "assignments.csv").read_text().splitlines()[1:]
    return run["seconds"], run["loss"], [int(row.split(",")[1]) for row in rows]


def agglomerative(arguments, work, linkage):
    x = clouds(arguments.samples, 64, 1.0)
    np.save(work / "x.npy", x)
    ours = clade(arguments, work, work / "x.npy", ["-m", "agglomerative", "--set", f"linkage={linkage}"])
    start = time.perf_counter()
    labels = AgglomerativeClustering(K, linkage=linkage).fit_predict(x)
    theirs = time.perf_counter() - start
    return ours[0], theirs, f"adjusted Rand index {adjusted_rand_score(labels, ours[2]):.4f}"


def mixture(arguments, work, name):
    x = clouds(2 * arguments.samples, 16, 1.5)
    np.save(work / "x.npy", x)
    covariance = name.split("-")[1]
    settings = ["restarts=1", "iterations=50", "tolerance=0", f"covariance={covariance}"]
    ours = clade(arguments, work, work / "x.npy", ["-m", "gmm"] + [part for s in settings for part in ("--set", s)])
    found = GaussianMixture(K, covariance_type=COVARIANCES[name], max_iter=50, tol=0, random_state=0)
    start = time.perf_counter()
    found.fit(x)
    theirs = time.perf_counter() - start
    return ours[0], theirs, f"log-likelihood {-ours[1]:.4f} and {found.score(x):.4f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--clade", default="./clade")
    parser.add_argument("--samples", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("works", nargs="*", default=LINKAGES + list(COVARIANCES))
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    print(f"{'':14} {'Clade s':>9} {'sklearn s':>9} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments.works:
            work = agglomerative if name in LINKAGES else mixture
            rounds = [work(arguments, pathlib.Path(folder), name) for _ in range(arguments.rounds)]
            ours = statistics.median(one[0] for one in rounds)
            theirs = statistics.median(one[1] for one in rounds)
            print(f"{name:14} {ours:9.2f} {theirs:9.2f} {theirs / ours:6.2f}  {rounds[-1][2]}", flush=True)


if __name__ == "__main__":
    main()
