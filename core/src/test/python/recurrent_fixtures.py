"""Writes the fixture of the recurrent layers, from the repository's root:
python3 core/src/test/python/recurrent_fixtures.py > core/src/test/resources/io/clade/network/recurrent.json

Weights are 0.5 sin(0.7 i + phase) in the layout of io.clade.network.layer.recurrent.RecurrentLayer: directions, then inputs,
then units, gate beside gate."""
import json
import math
import torch

D, H, LENGTHS = 2, 3, [4, 2]
PHASES = {"weight_input": 1, "weight_recurrent": 3, "bias_input": 5}


def wave(phase, *shape):
    size = math.prod(shape)
    values = [0.5 * math.sin(0.7 * i + phase) for i in range(size)]
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


def torch_order(weights, gates):
    """Rows of gates i, f, o, g become PyTorch's i, f, g, o."""
    if len(gates) == 1:
        return weights
    parts = dict(zip(gates, weights.chunk(len(gates))))
    return torch.cat([parts[gate] for gate in ("i", "f", "g", "o")])


def network(make, gates):
    net = make(D, H, num_layers=2, bidirectional=True, batch_first=True).double()
    for layer in range(2):
        shift = layer
        size = D if layer == 0 else 2 * H
        wide = len(gates) * H
        w = wave(PHASES["weight_input"] + shift, 2, size, wide)
        u = wave(PHASES["weight_recurrent"] + shift, 2, H, wide)
        b = wave(PHASES["bias_input"] + shift, 2, wide)
        for direction in range(2):
            suffix = f"l{layer}" + ("_reverse" if direction else "")
            with torch.no_grad():
                getattr(net, "weight_ih_" + suffix).copy_(torch_order(w[direction].T, gates))
                getattr(net, "weight_hh_" + suffix).copy_(torch_order(u[direction].T, gates))
                getattr(net, "bias_ih_" + suffix).copy_(torch_order(b[direction], gates))
                getattr(net, "bias_hh_" + suffix).zero_()
    return net


def run(make, gates):
    x = torch.tensor([math.cos(1.3 * i) for i in range(2 * 4 * D)], dtype=torch.float64).reshape(2, 4, D)
    packed = torch.nn.utils.rnn.pack_padded_sequence(x, LENGTHS, batch_first=True)
    states, last = network(make, gates)(packed)
    last = last[0] if isinstance(last, tuple) else last
    states, _ = torch.nn.utils.rnn.pad_packed_sequence(states, batch_first=True)
    of_layers = [torch.cat([last[2 * layer], last[2 * layer + 1]], 1).tolist() for layer in range(2)]
    return {"states_of_the_second_layer": states.tolist(), "last_states": of_layers}


with torch.no_grad():
    print(json.dumps({
        "made_with": {"torch": torch.__version__, "precision": "double"},
        "lstm": run(torch.nn.LSTM, "ifog"),
        "elman": run(torch.nn.RNN, "h"),
    }, indent=1))
