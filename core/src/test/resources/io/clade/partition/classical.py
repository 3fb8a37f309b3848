"""Writes classical.json, what SciPy and scikit-learn find on small data: python3 classical.py > classical.json"""

import json

import numpy as np
import scipy
import sklearn
from scipy.cluster import hierarchy
from scipy.linalg import eigh
from scipy.spatial.distance import pdist, squareform
from sklearn.cluster import MeanShift, SpectralClustering, estimate_bandwidth
from sklearn.datasets import make_moons
from sklearn.mixture import GaussianMixture

random = np.random.default_rng(7)


def single(x):
    """The same numbers that a program in single precision reads."""
    return np.round(x, 3).astype(np.float32).astype(np.float64)


class Started(GaussianMixture):
    """From given clusters in place of k-means."""

    def _initialize_parameters(self, X, random_state):
        self._initialize(X, np.eye(self.n_components)[self.labels])


def linkages(x):
    trees = {name: hierarchy.linkage(x, name) for name in ["single", "complete", "average", "ward"]}
    trees["average cosine"] = hierarchy.linkage(pdist(x, "cosine"), "average")
    trees["complete cityblock"] = hierarchy.linkage(pdist(x, "cityblock"), "complete")
    trees["single minkowski 3"] = hierarchy.linkage(pdist(x, "minkowski", p=3), "single")
    return {name: tree.tolist() for name, tree in trees.items()}


def mixtures(x, labels):
    found = {}
    for name in ["full", "tied", "diag", "spherical"]:
        bounds = {}
        for iterations in [1, 5, 2000]:
            mixture = Started(3, covariance_type=name, tol=1e-12 if iterations > 5 else 0, max_iter=iterations)
            mixture.labels = labels
            mixture.fit(x)
            bounds[iterations] = mixture.lower_bound_
        found[name] = {
            "bounds": bounds,
            "score": mixture.score(x),
            "weights": mixture.weights_.tolist(),
            "means": mixture.means_.tolist(),
            "posterior": mixture.predict_proba(x)[:5].tolist(),
        }
    return found


def warped(x, y, band):
    """Dynamic programming, |s - t| at most ceil(band * longer) or the difference of the lengths."""
    n, m = len(x), len(y)
    width = max(int(np.ceil(band * max(n, m))), abs(n - m))
    least = np.full((n + 1, m + 1), np.inf)
    least[0, 0] = 0
    for s in range(1, n + 1):
        for t in range(max(1, s - width), min(m, s + width) + 1):
            cost = np.sum((x[s - 1] - y[t - 1]) ** 2)
            least[s, t] = cost + min(least[s - 1, t], least[s, t - 1], least[s - 1, t - 1])
    return np.sqrt(least[n, m])


def complexity(x):
    return np.sqrt(np.sum(np.diff(x, axis=0) ** 2))


import warnings

warnings.filterwarnings("ignore")
points = single(random.normal(size=(40, 3)) + np.repeat(random.normal(size=(4, 3)) * 3, 10, axis=0))
cloud = single(
    np.vstack([random.normal(size=(30, 2)) @ random.normal(size=(2, 2)) + random.normal(size=2) * 3 for _ in range(3)])
)
start = random.integers(0, 3, 90)
moons = single(make_moons(80, noise=0.05, random_state=3)[0])
affinity = np.exp(-squareform(pdist(moons)) ** 2 / (2 * 0.2**2))
affinity[squareform(pdist(moons)) >= 0.7] = 0
degrees = affinity.sum(1)
symmetric = affinity / np.sqrt(np.outer(degrees, degrees))
series = [single(np.cumsum(random.normal(size=(length, 2)), axis=0)) for length in [8, 8, 11]]
shift = MeanShift(bandwidth=2.0).fit(points)
print(
    json.dumps(
        {
            "versions": {"scipy": scipy.__version__, "scikit-learn": sklearn.__version__},
            "points": points.tolist(),
            "linkages": linkages(points),
            "cut": hierarchy.fcluster(hierarchy.linkage(points, "average"), 4, "maxclust").tolist(),
            "cloud": cloud.tolist(),
            "start": start.tolist(),
            "mixtures": mixtures(cloud, start),
            "moons": moons.tolist(),
            "eigenvalues": eigh(symmetric)[0][::-1][:6].tolist(),
            "spectral": SpectralClustering(2, affinity="precomputed", random_state=0).fit_predict(affinity).tolist(),
            "series": [one.tolist() for one in series],
            "warped": [
                [warped(series[0], series[1], 0.0), warped(series[0], series[1], 0.2), warped(series[0], series[1], 1.0)],
                [warped(series[0], series[2], 0.0), warped(series[0], series[2], 0.2), warped(series[0], series[2], 1.0)],
            ],
            "cid": np.sqrt(np.sum((series[0] - series[1]) ** 2))
            * max(complexity(series[0]), complexity(series[1]))
            / min(complexity(series[0]), complexity(series[1])),
            "bandwidth": estimate_bandwidth(points, quantile=0.3),
            "modes": shift.cluster_centers_.tolist(),
            "mode_labels": shift.labels_.tolist(),
        }
    )
)
