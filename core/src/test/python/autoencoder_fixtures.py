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


def run(method):
    net = Net()
    mu = MU.clone().requires_grad_()
    loss, trained = method(net, mu)
    optimiser = torch.optim.Adam(trained, lr=LEARNING_RATE)
    loss.backward()
    optimiser.step()
    flat = lambda layers: torch.cat([p.detach().flatten() for p in layers]).tolist()
    return {"loss": loss.item(), "encoder": flat(net.encoder), "decoder": flat(net.decoder),
            "prototypes": mu.detach().flatten().tolist()}


print(json.dumps({
    "made_with": {"torch": torch.__version__, "precision": "double"},
    "sizes": {"n": N, "d": D, "h": H, "m": M, "k": K},
    "learning_rate": LEARNING_RATE, "gamma": GAMMA, "alpha": ALPHA,
    "samples": X.flatten().tolist(), "prototypes": MU.flatten().tolist(),
    "encoder": torch.cat([p.detach().flatten() for p in Net().encoder]).tolist(),
    "decoder": torch.cat([p.detach().flatten() for p in Net().decoder]).tolist(),
    "after": {f.__name__: run(f) for f in (dec, idec, dcn, dkm)},
}, indent=1))
