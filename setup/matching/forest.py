"""Learns a forest with CatBoost and writes it as plain numbers (portal/matching/trees.py reads them)."""

import json
import tempfile
from pathlib import Path

from catboost import CatBoostClassifier, Pool

from portal.matching import tables


def learn(name, features, measured, label, weight, *, trees, depth, rate, monotone, about, leaf=3.0):
    """Train and write data/<name>.json."""
    made = fit(features, measured, label, weight, trees, depth, rate, monotone, leaf)
    _write(name, features, made, about)
    importance = sorted(zip(made.get_feature_importance(), features, strict=True), reverse=True)
    print(name, ", ".join(f"{feature} {share:.1f}" for share, feature in importance))
    return made


def fit(features, measured, label, weight, trees, depth, rate, monotone, leaf=3.0):
    """The trained model."""
    made = CatBoostClassifier(
        iterations=trees,
        depth=depth,
        learning_rate=rate,
        l2_leaf_reg=leaf,
        monotone_constraints=[monotone.get(feature, 0) for feature in features],
        random_seed=7,
        thread_count=2,
        border_count=64,
        allow_writing_files=False,
        verbose=100,
    )
    return made.fit(Pool(measured, label, weight=weight, feature_names=list(features)))


def _write(name, features, made, about) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        made.save_model(str(path), format="json")
        model = json.loads(path.read_text())
    scale, (bias,) = model["scale_and_bias"]
    rows = []
    for tree in model["oblivious_trees"]:
        questions = [(split["float_feature_index"], split["border"]) for split in tree["splits"]]
        leaves = [round(value * scale, 4) for value in tree["leaf_values"]]
        rows.append([[at for at, _ in questions], [round(border, 5) for _, border in questions], leaves])
    table = {"_about": about, "features": list(features), "bias": round(bias, 4), "trees": rows}
    text = json.dumps(table, separators=(",", ":")).replace("]],[[", "]],\n[[")
    (tables.PLACE / f"{name}.json").write_text(text + "\n", encoding="utf-8")
