"""Writes the reference values of io.clade.partition.kmeans with scikit-learn.

    python3 core/src/test/python/partition_fixtures.py core/src/test/resources/io/clade/partition/kmeans

Not part of the build: the tests read the JSON it wrote. Digits are not in the file, only what scikit-learn finds in them;
the points of the other case are multiples of 1/256, exact in single precision and in the file.
"""

import json
import platform
import sys
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn.cluster import KMeans, kmeans_plusplus
from sklearn.datasets import load_digits, make_blobs

MADE_WITH = {
    "python": platform.python_version(),
    "numpy": np.__version__,
    "scikit-learn": sklearn.__version__,
    "digits": "from UCI's optdigits (E. Alpaydin, C. Kaynak), CC BY 4.0, as scikit-learn ships it",
}


def case(name, x, k):
    """One fit starts from the means of every k-th sample and runs until no sample changes its cluster."""
    start = np.array([x[j::k].mean(0) for j in range(k)])
    fixed = KMeans(k, init=start, n_init=1, tol=0, max_iter=10_000, algorithm="lloyd").fit(x)
    best = min((KMeans(k, n_init=20, random_state=seed).fit(x) for seed in range(5)), key=lambda fit: fit.inertia_)
    seedings = []
    for seed in range(200):
        centres, _ = kmeans_plusplus(x, k, random_state=seed)
        seedings.append(((x[:, None] - centres[None]) ** 2).sum(2).min(1).sum())
    return {
        "name": name,
        "k": k,
        "labels": fixed.labels_.tolist(),
        "inertia": float(fixed.inertia_),
        "best_inertia": float(best.inertia_),
        "mean_inertia_after_seeding": float(np.mean(seedings)),
        "sd_inertia_after_seeding": float(np.std(seedings, ddof=1)),
    }


def main(folder):
    warnings.simplefilter("ignore")
    digits = load_digits().data / 16
    blobs, _ = make_blobs([150, 80, 40, 20, 10], 3, centers=None, cluster_std=[2, 1, 1, 0.5, 0.5], random_state=3)
    blobs = np.round(blobs * 256) / 256
    cases = [
        case("digits", digits, 10),
        case("blobs", blobs, 5) | {"points": blobs.ravel().tolist(), "width": 3},
    ]
    path = Path(folder) / "kmeans.json"
    path.write_text(json.dumps({"made_with": MADE_WITH, "cases": cases}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
