"""Classical methods of Clade beside scikit-learn's: same machine, same numbers, same result, times of the fit alone.

    python3 experiments/comparison/classical.py [--clade ./clade] [--samples 10000] [--rounds 3] [kmeans-clouds ward ...]

Both take turns, so that whatever else the machine does falls on both. Clade's times are metrics.json's seconds, each of a new
process whose code is not compiled yet. kmeans-mnist takes MNIST's IDX files from --mnist, where `clade data fetch mnist` puts
them. Needs numpy and scikit-learn; nothing of Clade needs this script.
"""

import argparse
import gzip
import json
import pathlib
import statistics
import subprocess
import tempfile
import time
import warnings

import numpy as np
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.metrics import adjusted_rand_score
from sklearn.mixture import GaussianMixture

LINKAGES = ["ward", "average", "complete", "single"]
COVARIANCES = {"gmm-full": "full", "gmm-diagonal": "diag", "gmm-spherical": "spherical"}
MEANS = ["kmeans-mnist", "kmeans-clouds"]
K = 10
RESTARTS = 5


def clouds(samples, features, spread, seed=0):
    random = np.random.default_rng(seed)
    centres = spread * random.normal(size=(20, features))
    noise = random.normal(size=(samples, features))
    return (centres[random.integers(0, 20, samples)] + noise).astype(np.float32)


def mnist(folder):
    """All 70,000 images as rows of 784 numbers."""
    parts = []
    for name in ["train-images-idx3-ubyte", "t10k-images-idx3-ubyte"]:
        packed = next(folder.glob(name + "*"))
        data = gzip.open(packed).read() if packed.suffix == ".gz" else packed.read_bytes()
        parts.append(np.frombuffer(data, np.uint8, offset=16).reshape(-1, 784))
    return np.concatenate(parts).astype(np.float32)


def clade(arguments, work, data, settings, k=K):
    out = tempfile.mkdtemp(dir=work)
    command = [arguments.clade, "fit", str(data), "-k", str(k), "--force", "-o", out, "--set", "scaling=none"]
    subprocess.run(command + settings, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    run = json.loads((pathlib.Path(out) / "metrics.json").read_text())["runs"][0]
    rows = (pathlib.Path(out) / "assignments.csv").read_text().splitlines()[1:]
    return run["seconds"], run["loss"], [int(row.split(",")[1]) for row in rows]


def means(arguments, work, name):
    """Both from the same number of starts by k-means++, to the same tolerance: the lowest inertia of each."""
    x, k = (mnist(arguments.mnist), 10) if name == "kmeans-mnist" else (clouds(10 * arguments.samples, 64, 0.3), 100)
    np.save(work / "x.npy", x)
    ours = clade(arguments, work, work / "x.npy", ["-m", "kmeans", "--set", f"restarts={RESTARTS}"], k)
    found = KMeans(k, n_init=RESTARTS, tol=1e-4, algorithm="lloyd", random_state=0)
    start = time.perf_counter()
    found.fit(x)
    theirs = time.perf_counter() - start
    return ours[0], theirs, f"inertia a sample {ours[1] / len(x):.5g} and {found.inertia_ / len(x):.5g}"


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
    parser.add_argument("--mnist", type=pathlib.Path, default=pathlib.Path.home() / ".cache/clade/mnist")
    parser.add_argument("works", nargs="*", default=MEANS + LINKAGES + list(COVARIANCES))
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    print(f"{'':14} {'Clade s':>9} {'sklearn s':>9} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments.works:
            work = means if name in MEANS else agglomerative if name in LINKAGES else mixture
            rounds = [work(arguments, pathlib.Path(folder), name) for _ in range(arguments.rounds)]
            ours = statistics.median(one[0] for one in rounds)
            theirs = statistics.median(one[1] for one in rounds)
            print(f"{name:14} {ours:9.2f} {theirs:9.2f} {theirs / ours:6.2f}  {rounds[-1][2]}", flush=True)


if __name__ == "__main__":
    main()
