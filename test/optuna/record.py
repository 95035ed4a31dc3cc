"""Writes recorded/study.log with Optuna itself, and what Optuna reads from it as expected.json. Run it with test/optuna/run.mjs record."""
import json
import math
import sys
from pathlib import Path

import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

optuna.logging.set_verbosity(optuna.logging.ERROR)
folder = Path(sys.argv[1])
journal = folder / "study.log"
journal.unlink(missing_ok=True)


def storage():
    return optuna.storages.JournalStorage(optuna.storages.journal.JournalFileBackend(str(journal)))


space = {
    "execution.learning_rate": FloatDistribution(1e-5, 1e-2, log=True),
    "n_groups": IntDistribution(128, 1024, step=128),
    "gridsize": CategoricalDistribution([1, 2]),
    "architecture": CategoricalDistribution(["cnn", "fno", None, True]),
}
gone = optuna.create_study(study_name="gone", storage=storage())
gone.tell(gone.ask(space), 1.0)
optuna.delete_study(study_name="gone", storage=storage())
sampler = optuna.samplers.RandomSampler(seed=3)
study = optuna.create_study(study_name="rates", storage=storage(), sampler=sampler, direction="minimize")
other = optuna.create_study(study_name="other", storage=storage(), sampler=sampler, directions=["maximize", "minimize"])
study.set_user_attr("who", "\u202eme")
trial = study.ask(space)
trial.report(math.nan, 0)
trial.report(math.inf, 1)
trial.set_user_attr("note", "NaN and Infinity, in a text")
study.tell(trial, 0.5)
study.tell(study.ask(space), state=optuna.trial.TrialState.FAIL)
trial = study.ask(space)
trial.report(3.0, 0)
study.tell(trial, state=optuna.trial.TrialState.PRUNED)
other.tell(other.ask({"x": FloatDistribution(0, 1)}), [1, 2])
study.enqueue_trial({"execution.learning_rate": 1e-3, "n_groups": 256, "gridsize": 2, "architecture": "fno"})
study.enqueue_trial({"execution.learning_rate": 1e-4})
asked = [study.ask(space) for _ in range(2)]
study.add_trial(optuna.trial.create_trial(params={"execution.learning_rate": 2e-3, "n_groups": 512, "gridsize": 1, "architecture": None},
                                          distributions=space, value=0.25))
study.enqueue_trial({"execution.learning_rate": 3e-3, "n_groups": 896, "gridsize": 1, "architecture": True})
study.tell(asked[1], 0.75)
study.ask(space)
study.enqueue_trial({"execution.learning_rate": 4e-3, "n_groups": 128, "gridsize": 2, "architecture": "cnn"})

expected = []
for one in optuna.get_all_study_summaries(storage=storage()):
    loaded = optuna.load_study(study_name=one.study_name, storage=storage())
    expected.append({
        "name": one.study_name,
        "directions": [int(direction) for direction in loaded.directions],
        "trials": [
            {"number": trial.number, "state": trial.state.name.lower(), "values": trial.values,
             "params": trial.params, "fixed": trial.system_attrs.get("fixed_params", {})}
            for trial in loaded.trials
        ],
    })
(folder / "expected.json").write_text(json.dumps({"optuna": optuna.__version__, "studies": expected}, indent=1) + "\n")
