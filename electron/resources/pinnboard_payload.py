#!/usr/bin/env python3
"""Load, verify and run payload files of Pinnboard with PtychoPINN.

Run this with the Python in which PtychoPINN is installed. It needs Python 3.9 or later and the standard library.

    python pinnboard_payload.py verify FILE             compare the file with the payload of the installed factory
    python pinnboard_payload.py run FILE [--dry-run]    run the factory, then training or inference

    from pinnboard_payload import load
    payload = load("run.json")
    payload.tf_training_config.nepochs, payload.pt_data_config.grid_size, payload.overrides_applied

Relative paths in a file refer to the current folder, or to the folder given with `--base DIR` (`base=` in Python),
which is then the working directory.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import functools
import importlib
import json
import math
import os
import re
import subprocess
import sys
from pathlib import Path, PurePath
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple, Union

__all__ = [
    "Difference",
    "Payload",
    "PayloadProblem",
    "Revision",
    "RunProblem",
    "Verification",
    "load",
    "revision",
    "run",
    "verify",
]

FORMAT = "pinnboard.payload"
#: Versions of the file that are read; they differ in findings and entry point, which this script does not read.
VERSIONS = (1, 2, 3)

#: What is true of each target. Pinnboard fills it in when it writes this file.
TARGETS: Dict[str, Dict[str, Any]] = json.loads(r"""{}""")

#: Fields with paths, for which `runs/` and `runs` are equal.
PATHS = frozenset(
    (
        "train_data_file test_data_file output_dir model_path "
        "train_data_file_path test_data_file_path output_prefix"
    ).split()
)

#: Paths of the request in addition to `output_dir`.
REQUEST_PATHS = {"training": ("train_data_file",), "inference": ("model_path", "test_data_file")}

PathLike = Union[str, "os.PathLike[str]"]


class PayloadProblem(Exception):
    """A problem that the user can fix."""


class RunProblem(Exception):
    """A run ended without its result."""


# -- Reading a file ----------------------------------------------------------------------------------------------------


def read(path: PathLike) -> Dict[str, Any]:
    """The content of a payload file. Raises `PayloadProblem` for anything else."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PayloadProblem(f"{path} does not exist.") from None
    except UnicodeDecodeError:
        raise PayloadProblem(f"{path} is not a text file in UTF-8.") from None
    except OSError as error:
        raise PayloadProblem(f"{path} cannot be read: {error.strerror or error}.") from None
    try:
        file = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PayloadProblem(f"{path} is not valid JSON or is truncated: {error}.") from None
    if not isinstance(file, dict) or file.get("format") != FORMAT:
        raise PayloadProblem(f"{path} is not a {FORMAT} file. Export one from Pinnboard.")
    if file.get("version") not in VERSIONS:
        raise PayloadProblem(
            f"{path} has version {file.get('version')!r} of {FORMAT}; this script reads {VERSIONS[0]} to {VERSIONS[-1]}. "
            "Use the pinnboard_payload.py of the Pinnboard version that wrote it."
        )
    _validate(path, file)
    return file


def _validate(path: PathLike, file: Dict[str, Any]) -> None:
    """Raises `PayloadProblem` unless the file has everything that this script reads."""
    request, payload = file.get("request"), file.get("payload")
    if file.get("target") not in TARGETS:
        raise PayloadProblem(
            f"{path} has the unknown target {file.get('target')!r}; this script supports {', '.join(TARGETS)}. "
            "Use the pinnboard_payload.py of the Pinnboard version that wrote it."
        )
    paths = REQUEST_PATHS.get(str(file.get("workflow")))
    if paths is None:
        raise PayloadProblem(f"{path} is damaged: unknown workflow {file.get('workflow')!r}.")
    if not isinstance(request, dict) or not isinstance(payload, dict):
        raise PayloadProblem(f"{path} is damaged: request or payload is missing.")
    for name in (*paths, "output_dir"):
        if not isinstance(request.get(name), str):
            raise PayloadProblem(f"{path} is damaged: request.{name} is {request.get(name)!r}, not a string.")
    if not isinstance(request.get("overrides"), dict) or not isinstance(request.get("execution"), (dict, type(None))):
        raise PayloadProblem(f"{path} is damaged: overrides or execution options are not a dictionary.")
    for section, values in payload.items():
        if not isinstance(values, dict):
            raise PayloadProblem(f"{path} is damaged: payload.{section} is not a dictionary.")


# -- PtychoPINN's classes ----------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=None)
def _triton_first() -> None:
    """Loads triton before TensorFlow: in the other order their LLVM libraries clash and abort."""
    # `import torch` does not load triton by itself; some machines have none.
    with contextlib.suppress(ImportError):
        importlib.import_module("triton")


def _import(module: str) -> Any:
    _triton_first()
    try:
        return importlib.import_module(module)
    # PtychoPINN raises RuntimeError where torch is missing, and what it imports may raise anything.
    except Exception as error:
        raise PayloadProblem(
            f"{module} cannot be imported: {type(error).__name__}: {error}. Run this with the Python in which "
            "PtychoPINN is installed, or add its folder to PYTHONPATH."
        ) from error


def _attribute(module: str, name: str) -> Any:
    found = getattr(_import(module), name, None)
    if found is None:
        raise PayloadProblem(f"The installed PtychoPINN has no {name} in {module}.")
    return found


def _class(target: str, section: str) -> Any:
    """PtychoPINN's dataclass of a section. Raises `PayloadProblem` when the installed revision has none."""
    known = TARGETS[target]["classes"].get(section)
    if known is None:
        raise PayloadProblem(f"Unknown section {section}.")
    modules, name = known["modules"], known["name"]
    for module in modules:
        found = getattr(_import(module), name, None)
        if dataclasses.is_dataclass(found):
            return found
    raise PayloadProblem(f"The installed PtychoPINN has no dataclass {name} in {' or '.join(modules)}.")


@functools.lru_cache(maxsize=None)
def _annotations(target: str, section: str) -> Dict[str, str]:
    """The type annotation of each field in PtychoPINN."""
    return {
        field.name: field.type if isinstance(field.type, str) else str(field.type)
        for field in dataclasses.fields(_class(target, section))
    }


def _as(value: Any, annotation: str) -> Any:
    """A JSON value with the type of its field: JSON has neither paths nor tuples."""
    if isinstance(value, str) and value and re.search(r"\bPath\b", annotation):
        return Path(value)
    if isinstance(value, list) and re.search(r"\b[Tt]uple\b", annotation):
        return tuple(value)
    return value


def _construct(target: str, section: str, values: Dict[str, Any]) -> Any:
    """PtychoPINN's dataclass of a section with these values, including a nested `model`."""
    found = _class(target, section)
    # A sealed section is checked and read by PtychoPINN itself.
    if callable(getattr(found, "from_payload", None)):
        return _accepted(section, functools.partial(found.from_payload, values))
    known = _annotations(target, section)
    unknown = [name for name in values if name not in known]
    if unknown:
        raise PayloadProblem(
            f"The installed PtychoPINN has no field {', '.join(unknown)} in {section}: it is not the revision of "
            "this file. Run `verify` for details."
        )
    arguments = {
        name: _construct(target, "tf_model_config", value)
        if name == "model" and isinstance(value, dict)
        else _as(value, known[name])
        for name, value in values.items()
    }
    return _accepted(section, functools.partial(found, **arguments))


def _accepted(section: str, make: Callable[[], Any]) -> Any:
    try:
        return make()
    except Exception as error:
        raise PayloadProblem(f"PtychoPINN rejects the values of {section}: {error}") from error


def _overrides(file: Dict[str, Any]) -> Dict[str, Any]:
    """The overrides of the request with the types of the fields of the same name in any section."""
    return _typed(file["target"], file["request"]["overrides"])


def _typed(target: str, values: Dict[str, Any]) -> Dict[str, Any]:
    sections = [section for section in TARGETS[target]["classes"] if section.startswith(("tf_", "pt_"))]
    return {
        name: _as(value, " ".join(_annotations(target, section).get(name, "") for section in sections))
        for name, value in values.items()
    }


def _execution_config(target: str, options: Dict[str, Any]) -> Any:
    """The execution config with these options set; the class treats a set option differently from a default."""
    known = _annotations(target, "execution_config")
    return _class(target, "execution_config")(
        **{name: _as(value, known.get(name, "")) for name, value in options.items()}
    )


class Payload:
    """A payload with PtychoPINN's dataclasses as attributes, named as in PtychoPINN's payload."""

    def __init__(self, file: Dict[str, Any]) -> None:
        self.target: str = file["target"]
        self.workflow: str = file["workflow"]
        #: The request of the file, unchanged.
        self.request: Dict[str, Any] = file["request"]
        #: The flat dictionary that older modules read as `ptycho.params.cfg`.
        self.legacy_params: Dict[str, Any] = file.get("legacy_params", {})
        self.overrides_applied: Dict[str, Any] = _typed(
            self.target, file["payload"].get("overrides_applied", {})
        )
        self.sections: List[str] = [section for section in file["payload"] if section != "overrides_applied"]
        for section in self.sections:
            values = file["payload"][section]
            if section == "execution_config":
                values = self._set(values)
            setattr(self, section, _construct(self.target, section, values))

    def _set(self, options: Dict[str, Any]) -> Dict[str, Any]:
        """Without options at their defaults: PtychoPINN treats an option that is given as set by the user."""
        given = self.request.get("execution") or {}
        defaults = {field.name: _default(field) for field in dataclasses.fields(_class(self.target, "execution_config"))}
        return {
            name: value
            for name, value in options.items()
            if name in given or not _same(value, defaults.get(name, ABSENT))
        }

    def __repr__(self) -> str:
        return f"<{self.workflow} payload for {self.target}: {', '.join(self.sections)}>"


def load(path: PathLike) -> Payload:
    """
    The payload of a file as PtychoPINN's dataclasses: `load(path).pt_model_config` and so on. Nothing is run, and paths
    are not changed. PtychoPINN's classes validate their values; its execution config also resolves accelerator 'auto'
    for this machine. Raises `PayloadProblem`.
    """
    return Payload(read(path))


# -- The factory -------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _in_folder(folder: Optional[PathLike]) -> Iterator[None]:
    """Changes the working directory temporarily."""
    if folder is None:
        yield
        return
    before = os.getcwd()
    try:
        os.chdir(folder)
    except OSError as error:
        raise PayloadProblem(f"Cannot change to the folder {folder}: {error.strerror or error}.") from None
    try:
        yield
    finally:
        os.chdir(before)


def _command_line(file: Dict[str, Any]) -> Dict[str, Any]:
    """The command line's defaults under the overrides; empty when they are off."""
    request, target, workflow = file["request"], file["target"], file["workflow"]
    if not request.get("cli_defaults"):
        return {}
    layer = dict(TARGETS[target]["command_line"][workflow])
    switch = TARGETS[target]["grid_switch"]
    if switch is not None and workflow == "training":
        grid, side = request["overrides"].get("grid_size"), request["overrides"].get("gridsize")
        if side is None:
            side = grid[0] if isinstance(grid, list) and len(grid) == 2 else layer["gridsize"]
        layer[switch] = isinstance(side, (int, float)) and not isinstance(side, bool) and side > 1
    return layer


def _make(file: Dict[str, Any]) -> Any:
    """The installed factory's payload for the file's request. Raises `PayloadProblem` when the factory rejects it."""
    request, workflow = file["request"], file["workflow"]
    factory = _attribute("ptycho_torch.config_factory", f"create_{workflow}_payload")
    names = (*REQUEST_PATHS[workflow], "output_dir")
    arguments: Dict[str, Any] = {name: Path(request[name]) for name in names}
    arguments["overrides"] = {**_command_line(file), **_overrides(file)}
    options = request.get("execution")
    # Inference has no profiles.
    if request.get("profile") is not None and workflow == "training" and TARGETS[file["target"]]["profiles"]:
        arguments["profile"] = request["profile"]
    try:
        arguments["execution_config"] = (
            _execution_config(file["target"], options) if options else None
        )
        return factory(**arguments)
    except PayloadProblem:
        raise
    except Exception as error:
        if os.environ.get("PINNBOARD_DEBUG"):
            raise
        raise PayloadProblem(f"PtychoPINN's factory rejects this request: {type(error).__name__}: {error}") from error


# -- Comparing ---------------------------------------------------------------------------------------------------------


class _Absent:
    def __repr__(self) -> str:
        return "no such field"


ABSENT = _Absent()


class Difference(NamedTuple):
    """A field in which the file and the installed factory differ."""

    #: `section.field`, or `section.model.field`.
    field: str
    in_file: Any
    in_factory: Any

    def __str__(self) -> str:
        return f"{self.field}: file {_show(self.in_file)}, factory {_show(self.in_factory)}"


def _show(value: Any) -> str:
    return "has no such field" if value is ABSENT else repr(value)


def _plain(value: Any) -> Any:
    """A value as JSON."""
    if callable(getattr(value, "to_payload", None)):
        return _plain(value.to_payload())
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name, None)) for field in dataclasses.fields(value)}
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    # numpy scalars; a file has no arrays or tensors.
    item = getattr(value, "item", None)
    with contextlib.suppress(Exception):
        return _plain(item()) if callable(item) else repr(value)
    return repr(value)


def _same(a: Any, b: Any) -> bool:
    """Equality of plain values: 1 equals 1.0, but not True."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return a == b or (math.isnan(a) and math.isnan(b))
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(_same(x, y) for x, y in zip(a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_same(a[key], b[key]) for key in a)
    return type(a) is type(b) and bool(a == b)


def _same_field(name: str, a: Any, b: Any) -> bool:
    if name in PATHS and isinstance(a, str) and isinstance(b, str):
        return PurePath(a) == PurePath(b)
    return _same(a, b)


def _compare(place: str, file: Dict[str, Any], factory: Dict[str, Any]) -> Iterator[Difference]:
    for name in [*file, *(name for name in factory if name not in file)]:
        a, b = file.get(name, ABSENT), factory.get(name, ABSENT)
        if name == "model" and isinstance(a, dict) and isinstance(b, dict):
            yield from _compare(f"{place}.model", a, b)
        elif not _same_field(name, a, b):
            yield Difference(f"{place}.{name}", a, b)


class Verification(NamedTuple):
    """The result of `verify`."""

    #: Fields that differ between the installed factory and the file.
    differences: List[Difference]
    #: Expected differences, which depend on the machine.
    notes: List[str]
    revision: Revision

    @property
    def same(self) -> bool:
        return not self.differences


def verify(path: PathLike, base: Optional[PathLike] = None) -> Verification:
    """
    Runs the installed PtychoPINN's factory on the file's request and compares every field of every section, the audit
    trail and the legacy parameters with the file. Raises `PayloadProblem` when the factory cannot be run.
    """
    file = read(path)
    with _in_folder(base):
        made = _make(file)
        differences, notes = _differences(file, made)
        return Verification(differences, notes, _revision(file))


def _differences(file: Dict[str, Any], made: Any) -> Tuple[List[Difference], List[str]]:
    held: Dict[str, Dict[str, Any]] = dict(file["payload"])
    factory: Dict[str, Any] = _plain(made) if dataclasses.is_dataclass(made) else _plain(vars(made))
    differences: List[Difference] = []
    for section in [*held, *(name for name in factory if name not in held)]:
        a, b = held.get(section, ABSENT), factory.get(section, ABSENT)
        if isinstance(a, dict) and isinstance(b, dict):
            differences.extend(_compare(section, a, b))
        else:
            differences.append(Difference(section, *("a section" if isinstance(x, dict) else x for x in (a, b))))
    # Parameters that no field of this configuration sets keep their previous values.
    params = getattr(_import("ptycho.params"), "cfg", {})
    legacy = {name: _plain(params[name]) for name in file.get("legacy_params", {}) if name in params}
    differences.extend(_compare("legacy_params", file.get("legacy_params", {}), legacy))
    return _without_expected(file, differences)


def _without_expected(
    file: Dict[str, Any], differences: List[Difference]
) -> Tuple[List[Difference], List[str]]:
    real, notes = [], []
    # Where the audit trail does not contain these defaults: here they are passed as overrides and appear in it.
    layer = {} if TARGETS[file["target"]]["audits_command_line"] else _command_line(file)
    for difference in differences:
        place, _, name = difference.field.rpartition(".")
        if name == "accelerator" and difference.in_file == "auto" and isinstance(difference.in_factory, str):
            if place == "execution_config":
                resolved = repr(difference.in_factory)
                notes.append(f"{difference.field} is 'auto', which resolves to {resolved} on this machine.")
        elif place == "overrides_applied" and difference.in_file is ABSENT and name in layer:
            notes.append(f"{difference.field} is a default of the command line.")
        else:
            real.append(difference)
    return real, notes


# -- The installed revision --------------------------------------------------------------------------------------------


class Revision(NamedTuple):
    """Whether the installed PtychoPINN is the target of a file, as far as known."""

    #: None where unknown.
    is_target: Optional[bool]
    #: The same in a sentence or two.
    text: str


def revision(path: PathLike) -> Revision:
    """Compares the installed PtychoPINN with the target of a file. Raises `PayloadProblem`."""
    return _revision(read(path))


def _revision(file: Dict[str, Any]) -> Revision:
    target = file["target"]
    wanted = TARGETS[target]["revision"]
    package = Path(getattr(_import("ptycho_torch.config_factory"), "__file__", None) or ".").resolve()
    found = _git_revision(package)
    classes = _class_differences(file)
    where = f"The installed PtychoPINN ({package.parent.parent}"
    if found is not None:
        where += f", git revision {found[0][:7]}{' with local changes' if found[1] else ''}"
    where += ")"
    if classes:
        shown = "; ".join(classes[:8]) + (f"; and {len(classes) - 8} more" if len(classes) > 8 else "")
        return Revision(False, f"{where} is not the target {target}: its configuration classes differ: {shown}.")
    alike = f"{where} has configuration classes with the fields and defaults of {target}"
    if wanted is None:
        return Revision(None, f"{alike}; that target is a design document without a revision.")
    if found is None:
        return Revision(
            None, f"{alike}; it is not in a readable git checkout, so its code may differ from {wanted}."
        )
    if not found[0].startswith(wanted):
        return Revision(False, f"{alike}, but the target is git revision {wanted}.")
    if found[1]:
        return Revision(None, f"{alike} and is at the target's revision, but its code has local changes.")
    return Revision(True, f"{where} is the target {target}.")


@functools.lru_cache(maxsize=None)
def _git_revision(module: Path) -> Optional[Tuple[str, bool]]:
    """Commit of the checkout in which the module is tracked, and whether its code was changed; None without one."""

    def git(*words: str) -> Optional[str]:
        try:
            done = subprocess.run(
                ["git", "-C", str(module.parent), *words],
                capture_output=True,
                text=True,
                timeout=20,
                env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout.strip() if done.returncode == 0 else None

    # A package in the virtual environment of another project is inside its checkout, but not tracked by it.
    if git("ls-files", "--error-unmatch", module.name) is None:
        return None
    commit = git("rev-parse", "HEAD")
    if not commit:
        return None
    root = git("rev-parse", "--show-toplevel") or str(module.parent)
    packages = (f"{root}/{name}" for name in ("ptycho", "ptycho_torch"))
    changed = git("status", "--porcelain", "--untracked-files=no", "--", *packages)
    return commit, bool(changed)


def _class_differences(file: Dict[str, Any]) -> List[str]:
    """Differences between fields and defaults of the installed classes and those in the file."""
    sections = {name: values for name, values in file["payload"].items() if name != "overrides_applied"}
    for values in list(sections.values()):
        if isinstance(values.get("model"), dict):
            sections["tf_model_config"] = values["model"]
    provenance = file.get("provenance") or {}
    unset = TARGETS[file["target"]]["none_in_classes"]
    found: List[str] = []
    for section, values in sections.items():
        try:
            found_class = _class(file["target"], section)
            if callable(getattr(found_class, "from_payload", None)):
                continue
            fields = {field.name: field for field in dataclasses.fields(found_class)}
        except PayloadProblem as problem:
            found.append(str(problem))
            continue
        found.extend(f"{section} has no field {name}" for name in values if name not in fields)
        found.extend(f"{section} has an additional field {name}" for name in fields if name not in values)
        for name, field in (provenance.get(section) or {}).items():
            expected = _recorded_default(section, field)
            if expected is not ABSENT and name in unset:
                expected = None
            if name in fields and expected is not ABSENT and not _same_field(name, expected, _default(fields[name])):
                found.append(f"the default of {section}.{name} is {_default(fields[name])!r}, not {expected!r}")
    return found


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default is not dataclasses.MISSING:
        return _plain(field.default)
    if field.default_factory is not dataclasses.MISSING:
        return _plain(field.default_factory())
    return ABSENT


def _recorded_default(section: str, field: Dict[str, Any]) -> Any:
    """The default of the section in a field's provenance."""
    if section == "execution_config":
        layer, detail = "execution", "execution config default"
    else:
        layer, detail = f"{section[:2]}-default", f"default of {section}"
    for candidate in reversed(field.get("contributions", [])):
        # Files of version 1 and 2 have no origin, only the detail.
        has_origin = "origin" in candidate
        is_default = candidate["origin"] == "default" if has_origin else candidate.get("detail") == detail
        if is_default and candidate.get("layer") == layer:
            return candidate.get("value")
    return ABSENT


# -- Running -----------------------------------------------------------------------------------------------------------


def run(
    path: PathLike,
    base: Optional[PathLike] = None,
    dry_run: bool = False,
    say: Callable[[str], None] = lambda line: print(line, file=sys.stderr, flush=True),
) -> Any:
    """
    Runs a file like a script exported by Pinnboard: the installed factory makes a payload of the file's request, then
    training or inference runs. `dry_run` stops after the factory. `say` receives warnings. Returns the factory's
    payload; raises `PayloadProblem`, `RunProblem`, or any exception of PtychoPINN during the run.
    """
    file = read(path)
    with _in_folder(base):
        payload = _make(file)
        installed = _revision(file)
        if installed.is_target is False:
            say(f"warning: {installed.text}")
        differences, _ = _differences(file, payload)
        if differences:
            count = "1 field differs" if len(differences) == 1 else f"{len(differences)} fields differ"
            say(f"warning: {count} from the file; run `verify` to list them.")
        if not dry_run:
            _finish(file, payload)
        return payload


#: The result of a run in its output folder.
RESULTS = {"training": "wts.h5.zip", "inference": "reconstructed_amplitude.png"}


def _finish(file: Dict[str, Any], payload: Any) -> None:
    """Runs the workflow. Raises `RunProblem` unless it writes its result."""
    request, workflow, target = file["request"], file["workflow"], file["target"]
    result = Path(request["output_dir"]) / RESULTS[workflow]
    before = _written(result)
    try:
        (_train if workflow == "training" else _infer)(file, payload)
    except SystemExit as stop:
        # On SIGTERM, Lightning exits like this, with exit code 0.
        raise RunProblem(f"The run was stopped before it wrote {result}.") from stop
    # A design document does not define the results of a run.
    if TARGETS[target]["revision"] is not None and _written(result) in (None, before):
        raise RunProblem(f"The run ended without writing {result}.")


def _written(result: Path) -> Optional[Tuple[int, int]]:
    """Inode and modification time of a file; None when it does not exist."""
    try:
        facts = result.stat()
    except OSError:
        return None
    return facts.st_ino, facts.st_mtime_ns


def _training_data(request: Dict[str, Any]) -> Dict[str, Any]:
    """Folder and datasets of a training run."""
    Path(request["output_dir"]).mkdir(parents=True, exist_ok=True)
    raw_data = _attribute("ptycho.raw_data", "RawData")
    test = request["overrides"].get("test_data_file")
    return {
        "train_data": raw_data.from_file(str(Path(request["train_data_file"]))),
        "test_data": raw_data.from_file(str(Path(test))) if test else None,
    }


def _train(file: Dict[str, Any], payload: Any) -> None:
    request, facts = file["request"], TARGETS[file["target"]]
    train = _attribute("ptycho_torch.workflows.components", "run_cdi_example_torch")
    if facts["training"] == "payload":
        train(**_training_data(request), payload=payload, do_stitching=False)
        return
    given = _overrides(file)
    if request.get("profile") is not None:
        given = _attribute("ptycho_torch.config_factory", "resolve_ci_profile")(given)
    train(
        **_training_data(request),
        config=getattr(payload, facts["training"]),
        do_stitching=False,
        execution_config=payload.execution_config,
        # Training builds its PyTorch configuration a second time and otherwise resets these to defaults.
        overrides={name: value for name, value in given.items() if name in facts["forwarded"]},
    )


def _infer(file: Dict[str, Any], payload: Any) -> None:
    request, problem = file["request"], TARGETS[file["target"]]["no_inference"]
    if problem is not None:
        raise PayloadProblem(problem)
    overrides = request["overrides"]
    output = Path(request["output_dir"])
    test_data = Path(request["test_data_file"])
    load_bundle = _attribute("ptycho_torch.workflows.components", "load_inference_bundle_torch")
    models, params = load_bundle(
        bundle_dir=Path(request["model_path"]),
        scale_contract_version=overrides.get("scale_contract_version"),
        measurement_domain=overrides.get("measurement_domain"),
    )
    model = models["diffraction_to_obj"]
    device = payload.execution_config.accelerator.replace("gpu", "cuda")
    model.eval()
    model.to(device)
    # These are the calls of `python -m ptycho_torch.inference`; PtychoPINN has no public function for them.
    inference = _import("ptycho_torch.inference")
    stitching = payload.pt_inference_config
    inference._require_ci_varpro_scaling(model, stitching)
    route = inference._resolve_reassembly_route(stitching.patch_weighting, stitching.varpro_scaling)
    if route == "barycentric":
        amplitude, phase = inference._run_barycentric_inference_and_reconstruct(
            model=model,
            test_data_path=test_data,
            pt_inference_config=stitching,
            execution_config=payload.execution_config,
            device=device,
            output_dir=output,
        )
    else:
        amplitude, phase = inference._run_inference_and_reconstruct(
            model=model,
            raw_data=_attribute("ptycho.raw_data", "RawData").from_file(str(test_data)),
            config=payload.tf_inference_config,
            execution_config=payload.execution_config,
            device=device,
            intensity_scale=params.get("intensity_scale"),
        )
    inference.save_individual_reconstructions(amplitude, phase, output)
    # PtychoPINN keeps pictures alone: reconstructions are compared by their arrays.
    if (output / RESULTS["inference"]).exists():
        _import("numpy").savez(output / "reconstruction.npz", amplitude=amplitude, phase=phase)


# -- Command line ------------------------------------------------------------------------------------------------------

EXIT_CODES = """
exit codes of verify: 0 no differences, 1 differences, 2 the factory cannot be run
exit codes of run: 0 finished with its result, 1 failed or stopped, 2 cannot be started
"""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pinnboard_payload.py",
        description="Verify and run payload files of Pinnboard with the installed PtychoPINN.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", metavar="verify | run", required=True)
    texts = {
        "verify": "run the installed factory on the file's request and list all fields that differ from the file",
        "run": "run the installed factory on the file's request, then training or inference",
    }
    for name, text in texts.items():
        command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        command.add_argument("file", metavar="FILE", help="a payload file")
        command.add_argument("--base", metavar="DIR", help="folder to which relative paths refer")
        if name == "run":
            command.add_argument("--dry-run", action="store_true", help="stop after the factory")
    return parser


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """The command line; returns its exit code."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "verify":
            return _verify_command(options)
        run(options.file, options.base, options.dry_run)
        print(f"{options.file}: {'accepted by the factory' if options.dry_run else 'done'}")
        return 0
    except PayloadProblem as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2
    except RunProblem as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _verify_command(options: argparse.Namespace) -> int:
    differences, notes, installed = verify(options.file, options.base)
    print(installed.text)
    for note in notes:
        print(f"note: {note}")
    for difference in differences:
        print(difference)
    if differences:
        print(f"{options.file}: {len(differences)} {'field differs' if len(differences) == 1 else 'fields differ'}")
        return 1
    print(f"{options.file}: no differences")
    return 0


if __name__ == "__main__":
    sys.exit(main())
