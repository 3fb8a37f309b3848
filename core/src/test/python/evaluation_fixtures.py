"""Writes the reference values of io.clade.evaluation with scikit-learn and SciPy.

    python3 core/src/test/python/evaluation_fixtures.py core/src/test/resources/io/clade/evaluation

Not part of the build: the tests read the JSON it wrote. Points are multiples of 1/256, so they are exact in single
precision and in the file, and scikit-learn computes on the very same numbers in double precision.
"""

import json
import platform
import sys
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist
from sklearn.cluster import KMeans
from sklearn.datasets import load_digits, make_blobs
from sklearn.metrics import (
    adjusted_rand_score,
    calinski_harabasz_score,
    davies_bouldin_score,
    normalized_mutual_info_score,
    silhouette_samples,
)

MADE_WITH = {
    "python": platform.python_version(),
    "numpy": np.__version__,
    "scipy": scipy.__version__,
    "scikit-learn": sklearn.__version__,
    "digits": "from UCI's optdigits (E. Alpaydin, C. Kaynak), CC BY 4.0, as scikit-learn ships it",
}


def external(name, truth, found):
    """-1 in truth: no class, left out. -1 in found: an outlier, never right, but one more group to NMI and ARI."""
    truth, found = np.asarray(truth), np.asarray(found)
    y, c = truth[truth >= 0], found[truth >= 0]
    table = np.zeros((truth.max() + 1, max(found.max() + 1, 1)), dtype=np.int64)
    np.add.at(table, (y[c >= 0], c[c >= 0]), 1)
    rows, columns = linear_sum_assignment(table, maximize=True)
    return {
        "name": name,
        "truth": truth.tolist(),
        "found": found.tolist(),
        "accuracy": int(table[rows, columns].sum()) / len(y),
        "nmi": float(normalized_mutual_info_score(y, c, average_method="arithmetic")),
        "ari": float(adjusted_rand_score(y, c)),
        "purity": int(table.max(axis=0).sum()) / len(y),
    }


def external_cases(rng):
    def mixed(n, classes, clusters, right):
        truth = rng.integers(classes, size=n)
        mapping = rng.permutation(max(classes, clusters))[:classes] % clusters
        found = np.where(rng.random(n) < right, mapping[truth], rng.integers(clusters, size=n))
        return truth, found

    yield external("renamed", [0, 0, 1, 1, 2, 2], [2, 2, 0, 0, 1, 1])
    yield external("one group on both sides", [0] * 5, [0] * 5)
    yield external("one class in many clusters", [0] * 5, [0, 1, 2, 3, 4])
    yield external("many classes in one cluster", [0, 1, 2, 3, 4], [0] * 5)
    yield external("all alone on both sides", [0, 1, 2, 3], [3, 1, 0, 2])
    yield external("one sample", [0], [0])
    yield external("crossed", [0, 0, 1, 1], [0, 1, 0, 1])
    yield external("greedy matching is not the best", [0] * 19 + [1] * 9, [0] * 10 + [1] * 9 + [0] * 9)
    yield external("as many clusters as classes", *mixed(300, 10, 10, 0.7))
    yield external("more clusters than classes", *mixed(300, 5, 23, 0.6))
    yield external("fewer clusters than classes", *mixed(300, 17, 6, 0.6))
    yield external("independent", *mixed(400, 8, 8, 0.0))
    truth = np.repeat([0, 1, 2, 3], [480, 12, 7, 1])
    yield external("unbalanced", truth, np.where(rng.random(500) < 0.9, truth, rng.integers(4, size=500)))
    truth, found = mixed(300, 6, 7, 0.8)
    yield external("with outliers", truth, np.where(rng.random(300) < 0.2, -1, found))
    yield external("with unknown classes", np.where(rng.random(300) < 0.3, -1, truth), found)
    yield external("outliers only", [0, 0, 1, 2], [-1] * 4)


def internal(name, points, clusters):
    """-1 in clusters: an outlier, left out."""
    points, clusters = np.round(np.asarray(points, dtype=float) * 256) / 256, np.asarray(clusters)
    assert (points.astype(np.float32) == points).all()
    x, c = points[clusters >= 0], clusters[clusters >= 0]
    # Differences first: scikit-learn's own distances expand the square and lose digits far from the origin.
    samples = silhouette_samples(cdist(x, x), c, metric="precomputed")
    return {
        "name": name,
        "rows": points.shape[0],
        "columns": points.shape[1],
        "points": [int(v) if v == int(v) else float(v) for v in points.ravel()],
        "clusters": clusters.tolist(),
        "silhouettes": samples.tolist(),
        "silhouette": float(samples.mean()),
        "calinski_harabasz": float(calinski_harabasz_score(x, c)),
        "davies_bouldin": float(davies_bouldin_score(x, c)),
    }


def internal_cases(rng):
    points, classes = make_blobs(60, 2, centers=4, random_state=1)
    yield internal("blobs", points, classes)
    yield internal("blobs in clusters by chance", points, rng.integers(3, size=60))
    yield internal("blobs with outliers", points, np.where(rng.random(60) < 0.25, -1, classes))
    yield internal("a cluster that is empty", points, np.where(classes == 1, 3, classes))
    points, classes = make_blobs(40, 5, centers=3, random_state=2)
    yield internal("far from the origin", points + 100, classes)
    yield internal("clusters of one", points, np.where(np.arange(40) < 3, 3 + np.arange(40), classes))
    yield internal("points that coincide", np.repeat([[0, 0], [3, 1], [0, 5]], 4, axis=0), np.tile([0, 0, 1, 2], 3))
    yield internal("clusters that are points", np.repeat([[0, 0], [3, 1], [0, 5]], 4, axis=0), np.repeat([0, 1, 2], 4))
    yield internal("all points the same", np.full((6, 2), 1.5), [0, 0, 0, 1, 1, 1])
    points, classes = make_blobs(301, 3, centers=5, cluster_std=2, random_state=3)
    yield internal("several blocks of samples", points, classes)
    points, classes = make_blobs(12, 259, centers=3, cluster_std=8, random_state=4)
    yield internal("several blocks of features", points, classes)
    digits = load_digits().data[:150]
    yield internal("digits", digits, KMeans(10, n_init=5, random_state=0).fit_predict(digits))


def write(folder, name, cases):
    body = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    head = json.dumps({"script": Path(__file__).name, **MADE_WITH})
    (folder / name).write_text('{"made_with":' + head + ',\n"cases":[\n' + body + "\n]}\n")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    write(target, "external.json", external_cases(np.random.default_rng(1)))
    write(target, "internal.json", internal_cases(np.random.default_rng(2)))
