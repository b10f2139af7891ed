"""Times the posterior of one case with pgmpy, and with NumPy by hand.

In: a JSON file with priors, questions (rows of likelihoods) and answers.
Out, on standard output: JSON with versions, and for each way seconds and the posterior.
Building the models is not timed, only asking them.
"""

import json
import platform
import sys
import time

import numpy
import pgmpy
from pgmpy.factors.discrete import TabularCPD
from pgmpy.inference import VariableElimination
from pgmpy.models import DiscreteBayesianNetwork

WARM_UP = 3
SAMPLES = 20
# A product by hand is too short for one look at the clock.
BATCH = 1000


def timed(ask, batch=1):
    for _ in range(WARM_UP):
        answer = ask()
    seconds = []
    for _ in range(SAMPLES):
        begin = time.perf_counter()
        for _ in range(batch):
            answer = ask()
        seconds.append((time.perf_counter() - begin) / batch)
    return seconds, [float(p) for p in answer]


def network(case, questions):
    """One cause and some of the questions, each depending on the cause alone."""
    faults = len(case["priors"])
    model = DiscreteBayesianNetwork([("fault", f"q{q}") for q in questions])
    model.add_cpds(TabularCPD("fault", faults, [[p] for p in case["priors"]]))
    for q in questions:
        rows = case["questions"][q]
        model.add_cpds(TabularCPD(f"q{q}", len(rows), rows, ["fault"], [faults]))
    model.check_model()
    return model


def eliminated(model, case):
    inference = VariableElimination(model)
    evidence = {f"q{q}": a for q, a in case["answers"]}
    return lambda: inference.query(["fault"], evidence=evidence, show_progress=False).values


def by_hand(case):
    priors = numpy.array(case["priors"])
    rows = numpy.array([case["questions"][q][a] for q, a in case["answers"]])

    def ask():
        weights = priors * rows.prod(axis=0)
        return weights / weights.sum()

    return ask


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        case = json.load(file)
    every = range(len(case["questions"]))
    answered = [q for q, _ in case["answers"]]
    # pgmpy's own NaiveBayes cannot be asked: its inference passes a parameter that this class
    # does not take (1.1.2), so the same model is written as a network.
    ways = [
        ("whole", eliminated(network(case, every), case), 1),
        ("cut", eliminated(network(case, answered), case), 1),
        ("numpy", by_hand(case), BATCH),
    ]
    results = {}
    for name, ask, batch in ways:
        seconds, posterior = timed(ask, batch)
        results[name] = {"seconds": seconds, "posterior": posterior}
    versions = [
        ("Python", platform.python_version()),
        ("pgmpy", pgmpy.__version__),
        ("NumPy", numpy.__version__),
    ]
    json.dump({"versions": versions, "ways": results}, sys.stdout)


main()
