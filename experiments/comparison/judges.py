"""Compares ways to choose one of several clusterings without labels: python3 judges.py DATA

DATA holds tables (CSV whose last column is the class) and arrays (.npz with X and y). For every set, several methods of
scikit-learn cluster up to 3000 samples in several spaces; each judge takes one clustering, and its accuracy is printed.
"""

import csv
import sys
import warnings
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import linear_sum_assignment
from scipy.sparse.linalg import eigsh
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score
from sklearn.mixture import GaussianMixture
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.neighbors import KNeighborsClassifier, NearestNeighbors
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

MOST = 3000
COMPONENTS = 32
MIXED = 64


def read(path):
    """X, y and whether they are images."""
    if path.suffix == ".csv":
        rows = list(csv.reader(path.open()))[1:]
        x = np.array([[float(value) for value in row[:-1]] for row in rows])
        return x, np.unique([row[-1] for row in rows], return_inverse=True)[1], False
    arrays = np.load(path)
    x = arrays["X"].astype(float)
    y = np.unique(arrays["y"], return_inverse=True)[1]
    if x.ndim == 3:
        side = x.shape[1] // 4
        return x.reshape(-1, side, 4, side, 4).mean((2, 4)).reshape(len(x), -1), y, True
    return x, y, False


def sets(folder):
    digits = load_digits()
    yield "digits", digits.data, digits.target, True
    for path in sorted(list(folder.rglob("*.csv")) + list(folder.rglob("*.npz"))):
        arrays = path.suffix == ".npz" and np.load(path)
        if not arrays or "lengths" not in arrays:
            yield path.stem, *read(path)


def standardised(x):
    deviation = x.std(0)
    return (x - x.mean(0)) / np.where(deviation > 0, deviation, 1)


def spaces(x, image):
    first = x if image else standardised(x)
    yield "features", first
    if x.shape[1] > COMPONENTS:
        yield "components", PCA(COMPONENTS, random_state=0).fit_transform(first)
    else:
        rank = np.linalg.matrix_rank(first)
        yield "components", PCA(rank, whiten=True, random_state=0).fit_transform(first)


def spectral(x, k):
    n = len(x)
    distance, index = NearestNeighbors(n_neighbors=11).fit(x).kneighbors(x)
    distance, index = distance[:, 1:], index[:, 1:]
    scale = np.maximum(distance[:, 6], 1e-9)
    weight = np.exp(-(distance**2) / (scale[:, None] * scale[index]))
    graph = sparse.csr_matrix((weight.ravel(), (np.repeat(np.arange(n), 10), index.ravel())), (n, n))
    graph = graph.maximum(graph.T)
    root = sparse.diags(1 / np.sqrt(np.asarray(graph.sum(1)).ravel()))
    vectors = eigsh(root @ graph @ root, k=k, which="LA", v0=np.ones(n), tol=1e-4)[1]
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    return KMeans(k, n_init=10, random_state=0).fit_predict(vectors)


def candidates(x, k, image):
    found = {}
    for space, z in spaces(x, image):
        found["kmeans " + space] = KMeans(k, n_init=10, random_state=0).fit_predict(z)
        found["ward " + space] = AgglomerativeClustering(k).fit_predict(z)
        found["spectral " + space] = spectral(z, k)
        if z.shape[1] <= MIXED:
            floor = 1e-3 * z.var(0).mean()
            for kind in ("tied", "full"):
                mixture = GaussianMixture(k, covariance_type=kind, random_state=0, reg_covar=floor)
                found[kind + " mixture " + space] = mixture.fit_predict(z)
    return found


def accuracy(y, clusters):
    table = np.zeros((y.max() + 1, clusters.max() + 1))
    np.add.at(table, (y, clusters), 1)
    rows, columns = linear_sum_assignment(-table)
    return table[rows, columns].sum() / len(y)


def predictability(model, x, clusters):
    guessed = cross_val_predict(model, x, clusters, cv=KFold(5, shuffle=True, random_state=0))
    return normalized_mutual_info_score(clusters, guessed)


def judges(x, found, image):
    labels = list(found.values())
    ari = np.array([[adjusted_rand_score(a, b) for b in labels] for a in labels]).clip(0)
    nmi = np.array([[normalized_mutual_info_score(a, b) for b in labels] for a in labels])
    z = list(spaces(x, image))[-1][1] if x.shape[1] > COMPONENTS else standardised(x)
    yield "agreement (ARI)", ari.mean(1)
    yield "agreement (NMI)", nmi.mean(1)
    yield "leading eigenvector of ARI", np.abs(np.linalg.eigh(ari)[1][:, -1])
    yield "predicted by 10 neighbours", [predictability(KNeighborsClassifier(10), z, c) for c in labels]
    lda = LinearDiscriminantAnalysis(solver="lsqr", shrinkage=0.01)
    yield "predicted by a linear classifier", [predictability(lda, z, c) for c in labels]


def main(folder):
    warnings.filterwarnings("ignore")
    scores = {}
    for name, x, y, image in sets(folder):
        rows = np.random.RandomState(0).permutation(len(x))[:MOST]
        x, y = x[rows], np.unique(y[rows], return_inverse=True)[1]
        found = candidates(x, y.max() + 1, image)
        accuracies = {method: accuracy(y, clusters) for method, clusters in found.items()}
        for method, value in accuracies.items():
            scores.setdefault("always " + method, {})[name] = value
        scores.setdefault("the best, by labels", {})[name] = max(accuracies.values())
        for judge, values in judges(x, found, image):
            scores.setdefault(judge, {})[name] = list(accuracies.values())[int(np.argmax(values))]
        print(name, "done", file=sys.stderr, flush=True)
    whole = [judge for judge in scores if len(scores[judge]) == len(scores["the best, by labels"])]
    for judge in sorted(whole, key=lambda judge: -np.mean(list(scores[judge].values()))):
        values = " ".join(f"{name} {value:.2f}" for name, value in scores[judge].items())
        print(f"{np.mean(list(scores[judge].values())):.3f} {judge:34} {values}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
