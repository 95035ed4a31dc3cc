/** The axes of a sweep as parameters of a study: named as the description of a sweep names them. */
import { pythonJsonLine } from '../../formats/pythonJson';
import { sameValue, type Values } from '../../values/value';
import type { Manifest } from '../manifest';
import type { SweepResults } from '../results/results';
import { type Axis, placeOf, type SweepSpec } from '../sweep';
import { distributionOf } from './distribution';
import { isOpen, type Study, valuesOfTrial } from './journal';

/** `gridsize`, `execution.learning_rate`. */
export const paramName = ({ name, place }: Pick<Axis, 'name' | 'place'>): string =>
  place === 'execution' ? `${place}.${name}` : name;

/** The points that Optuna asked for and that the sweep does not have, as axes of one length; null where there are none. */
export function askedSweep(
  { spec: { base, axes }, points }: Pick<Manifest, 'spec' | 'points'>,
  { trials }: Study,
): SweepSpec | null {
  const names = axes.map(paramName);
  const isThere = (values: Values) =>
    points.some((point) =>
      axes.every((axis) =>
        sameValue(point.values[axis.name] ?? null, values[paramName(axis)] ?? null),
      ),
    );
  const asked = trials
    .filter(isOpen)
    .map((trial) => valuesOfTrial(trial, names))
    .filter((values) => values !== undefined)
    .filter((values) => !isThere(values));
  if (asked.length === 0) return null;
  return {
    base,
    axes: names.map((param) => ({
      kind: 'list',
      ...placeOf(param, base.workflow),
      values: asked.map((one) => one[param] ?? null),
    })),
    method: { kind: 'zip' },
    leave_out: [],
  };
}

/** In every program that `askProgram` writes. */
export const WRITTEN_BY = 'Written by Pinnboard for Optuna 4 and later.';

/** A Python program that asks Optuna for further points. */
export function askProgram(results: SweepResults, study: string, journal: string): string {
  const text = (value: string) => pythonJsonLine(value).trimEnd();
  const space = results.axes.flatMap((axis) => {
    const distribution = distributionOf(axis);
    return distribution ? [`    ${text(paramName(axis))}: ${text(distribution.text)},`] : [];
  });
  return [
    `"""Asks Optuna for the next points of a sweep: python FILE [HOW_MANY]. ${WRITTEN_BY}"""`,
    'import sys',
    'import optuna',
    '',
    `journal = optuna.storages.journal.JournalFileBackend(${text(journal)})`,
    `study = optuna.load_study(study_name=${text(study)}, storage=optuna.storages.JournalStorage(journal))`,
    'space = {  # by parameter, as the journal has distributions',
    ...space,
    '}',
    'known = {}  # what the study has already goes first',
    'for trial in study.trials:',
    '    known.update(trial.distributions)',
    'space = {name: known.get(name) or optuna.distributions.json_to_distribution(one) for name, one in space.items()}',
    'for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 4):',
    '    print(study.ask(space).params)',
    '',
  ].join('\n');
}
