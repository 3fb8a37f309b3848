"""Writes the fixture of the optimisers, from the repository's root:
python3 core/src/test/python/training_fixtures.py > core/src/test/resources/io/clade/training/optimisers.json"""
import json
import math
import torch

SIZE, STEPS, LEARNING_RATE = 6, 20, 0.05


def start():
    return torch.tensor([math.cos(1.7 * i) for i in range(SIZE)], dtype=torch.float64, requires_grad=True)


def gradient(t):
    """Of entries whose sizes are a hundred apart."""
    return torch.tensor([math.sin(0.9 * t + 1.3 * i) * 10 ** (i % 3 - 1) for i in range(SIZE)], dtype=torch.float64)


def run(make):
    theta = start()
    optimiser = make([theta])
    for t in range(1, STEPS + 1):
        theta.grad = gradient(t)
        optimiser.step()
    return theta.tolist()


lr = LEARNING_RATE
made = {
    "adam": lambda p: torch.optim.Adam(p, lr=lr),
    "adam:0.5:0.9": lambda p: torch.optim.Adam(p, lr=lr, betas=(0.5, 0.9)),
    "sgd": lambda p: torch.optim.SGD(p, lr=lr),
    "sgd:0.9": lambda p: torch.optim.SGD(p, lr=lr, momentum=0.9),
    "nesterov:0.9": lambda p: torch.optim.SGD(p, lr=lr, momentum=0.9, nesterov=True),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=lr),
    "rmsprop:0.9": lambda p: torch.optim.RMSprop(p, lr=lr, alpha=0.9),
}
print(json.dumps({
    "made_with": {"torch": torch.__version__, "precision": "double"},
    "steps": STEPS,
    "learning_rate": LEARNING_RATE,
    "start": start().tolist(),
    "gradients": [gradient(t).tolist() for t in range(1, STEPS + 1)],
    "end": {name: run(make) for name, make in made.items()},
}, indent=1))
