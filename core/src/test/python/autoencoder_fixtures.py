"""Writes the fixture of one training step of each method on an autoencoder, from the repository's root:
python3 core/src/test/python/autoencoder_fixtures.py > core/src/test/resources/io/clade/method/autoencoder_steps.json

Everything is in double precision. Weights, samples and prototypes are numbers that any language can make anew."""
import json
import math
import torch

torch.set_default_dtype(torch.float64)
N, D, H, M, K = 12, 5, 7, 3, 3
LEARNING_RATE, GAMMA, ALPHA = 0.01, 0.3, 1.5


def numbers(count, phase):
    return torch.tensor([math.sin(1.3 * i + phase) for i in range(count)])


def layer(out, into, phase):
    return [(numbers(out * into, phase) / math.sqrt(into)).view(out, into), numbers(out, phase + 0.5) * 0.1]


class Net:
    def __init__(self):
        self.encoder = layer(H, D, 0) + layer(M, H, 1)
        self.decoder = layer(H, M, 2) + layer(D, H, 3)
        for p in self.encoder + self.decoder:
            p.requires_grad_()

    @staticmethod
    def apply(layers, x):
        w1, b1, w2, b2 = layers
        return torch.relu(x @ w1.T + b1) @ w2.T + b2

    def encode(self, x):
        return self.apply(self.encoder, x)

    def decode(self, z):
        return self.apply(self.decoder, z)


X = numbers(N * D, 4).view(N, D)
# Near three samples, so that every prototype has some.
MU = Net().encode(X).detach()[[0, 4, 9]] * 1.1


def squared(z, mu):
    return ((z[:, None] - mu[None]) ** 2).sum(2)


def student(z, mu):
    q = (1 + squared(z, mu) / ALPHA) ** (-(ALPHA + 1) / 2)
    return q / q.sum(1, keepdim=True)


def reconstruction(net, z):
    return ((X - net.decode(z)) ** 2).mean()


def divergence(net, mu):
    z = net.encode(X)
    q = student(z, mu)
    p = (q ** 2 / q.sum(0)).detach()
    p = p / p.sum(1, keepdim=True)
    return (p * (p / q).log()).sum() / N


def dec(net, mu):
    return divergence(net, mu), net.encoder + [mu]


def idec(net, mu):
    return reconstruction(net, net.encode(X)) + GAMMA * divergence(net, mu), net.encoder + net.decoder + [mu]


def dcn(net, mu):
    z = net.encode(X)
    own = squared(z, mu).argmin(1)
    distance = ((z - mu.detach()[own]) ** 2).sum(1).mean()
    return reconstruction(net, z) + GAMMA * distance, net.encoder + net.decoder


def dkm(net, mu):
    z = net.encode(X)
    d = squared(z, mu)
    temperature = d.min(1).values.mean().detach() / 2
    s = torch.softmax(-d / temperature, 1)
    return reconstruction(net, z) + GAMMA * (s * d).sum() / N, net.encoder + net.decoder + [mu]


def nearest(h, u):
    return torch.tensor([min(range(K), key=lambda j: float(((row - u[j]) ** 2).sum())) for row in h])


def means(h, labels):
    return torch.stack([h[labels == j].mean(0) for j in range(K)])


def scatter(h, u):
    """Sum of the outer products of h - u, a row for each sample, and its eigenvectors by rising eigenvalue."""
    s = sum(torch.outer(a, a) for a in h - u)
    return torch.linalg.eigh(s).eigenvectors


def dekm(net, mu):
    """Lloyd's algorithm to its end; then equations 4 to 8, with targets about zero, as they have the scatter of the start."""
    h, u, labels = net.encode(X).detach(), MU.clone(), None
    while labels is None or not torch.equal(labels, nearest(h, u)):
        labels = nearest(h, u)
        u = means(h, labels)
    v = scatter(h, u[labels])
    y = h @ v
    y[:, M - 1] = u[labels] @ v[:, M - 1]
    return ((net.encode(X) @ v - (y - y.mean(0))) ** 2).mean(), net.encoder


def acedec(net, mu):
    """Equation 3, with shares that are computed: the error in all over the sum of the errors in all and in clusters."""
    h = net.encode(X).detach()
    labels = nearest(h, MU)
    u = means(h, labels)
    v = scatter(h, u[labels])
    clusters = torch.zeros(M)
    for i in range(N):
        clusters += ((h[i] - u[labels[i]]) @ v) ** 2
    all_ = (((h - h.mean(0)) @ v) ** 2).sum(0)
    beta = all_ / (all_ + clusters)
    z = net.encode(X)
    own = ((z - u[labels]) @ v @ torch.diag(beta)).norm(dim=1) ** 2
    common = ((z - h.mean(0)) @ v @ torch.diag(1 - beta)).norm(dim=1) ** 2
    return reconstruction(net, z) + GAMMA * (0.5 * own.mean() + 0.5 * common.mean()), net.encoder + net.decoder


class Variational:
    """What VaDE trains beside the autoencoder, and the numbers of its fixture."""
    DONE, VARIANCE = 0.1, 0.5
    NOISE = torch.randn(N, M, generator=torch.Generator().manual_seed(7), dtype=torch.float32).double()
    PRIOR = [torch.tensor([0.2, 0.3, 0.5]).log(), MU, numbers(K * M, 5).view(K, M) * 0.4 - 1]

    def __init__(self):
        self.head = [torch.zeros(M, H), torch.zeros(M)]
        self.prior = [p.clone() for p in self.PRIOR]
        for p in self.head + self.prior:
            p.requires_grad_()


def gently(x, weight):
    return weight * x + (1 - weight) * x.detach()


def vade(net, mu):
    """Equation 12 by torch.distributions; a tenth of the training is over, so divergences have half their gradient."""
    D_ = torch.distributions
    own = Variational()
    w1, b1, w2, b2 = net.encoder
    hidden = torch.relu(X @ w1.T + b1)
    mean = hidden @ w2.T + b2
    start = mean.detach().var(0, unbiased=False)
    deviation = (0.5 * ((0.01 * start).log() + hidden @ own.head[0].T + own.head[1])).exp()
    z = mean + deviation * own.NOISE
    logits, centres, log_variances = own.prior
    components = D_.Independent(D_.Normal(centres, (0.5 * log_variances).exp()), 1)
    joint = torch.log_softmax(logits, 0) + components.log_prob(z[:, None])
    gamma = torch.softmax(joint, 1)
    encoding = D_.Normal(mean[:, None], deviation[:, None])
    divergences = D_.kl_divergence(encoding, D_.Normal(centres, (0.5 * log_variances).exp())).sum(2)
    embedding = (gamma * divergences).sum()
    clusters = D_.kl_divergence(D_.Categorical(probs=gamma), D_.Categorical(logits=logits)).sum()
    likelihood = D_.Normal(net.decode(z), math.sqrt(own.VARIANCE)).log_prob(X).sum()
    weight = min(1, own.DONE / 0.2)
    loss = (gently(embedding, weight) + gently(clusters, weight) - likelihood) / (N * D)
    return loss, net.encoder + net.decoder + own.head + own.prior


def flat(layers):
    return torch.cat([p.detach().flatten() for p in layers]).tolist()


def gradient(layers):
    return torch.cat([(torch.zeros_like(p) if p.grad is None else p.grad).flatten() for p in layers]).tolist()


def run(method):
    net = Net()
    mu = MU.clone().requires_grad_()
    loss, trained = method(net, mu)
    optimiser = torch.optim.Adam(trained, lr=LEARNING_RATE)
    loss.backward()
    found = {"loss": loss.item(), "gradient": {"encoder": gradient(net.encoder), "decoder": gradient(net.decoder),
                                             "prototypes": gradient([mu])}}
    optimiser.step()
    found.update({"encoder": flat(net.encoder), "decoder": flat(net.decoder), "prototypes": flat([mu])})
    if method is vade:
        more = trained[len(net.encoder + net.decoder):]
        found["gradient"].update({"head": gradient(more[:2]), "prior": gradient(more[2:])})
        found.update({"head": flat(more[:2]), "prior": flat(more[2:])})
    return found


print(json.dumps({
    "made_with": {"torch": torch.__version__, "precision": "double"},
    "sizes": {"n": N, "d": D, "h": H, "m": M, "k": K},
    "learning_rate": LEARNING_RATE, "gamma": GAMMA, "alpha": ALPHA,
    "samples": X.flatten().tolist(), "prototypes": MU.flatten().tolist(),
    "encoder": torch.cat([p.detach().flatten() for p in Net().encoder]).tolist(),
    "decoder": torch.cat([p.detach().flatten() for p in Net().decoder]).tolist(),
    "vade": {"done": Variational.DONE, "variance": Variational.VARIANCE, "prior": flat(Variational.PRIOR),
             "noise": flat([Variational.NOISE])},
    "after": {f.__name__: run(f) for f in (dec, idec, dcn, dkm, dekm, acedec, vade)},
}, indent=1))
