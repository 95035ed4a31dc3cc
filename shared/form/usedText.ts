/** Which value a run uses for a setting, and where from: the first sentence about a field. */
import { type Bundle, modelValue } from '../dataset/model';
import type { PayloadPlace } from '../propagation/propagation';
import { propagationNow, usedBy } from '../propagation/words';
import type { Provenance } from '../provenance/provenance';
import { ENTRY_POINT_FACTS, type EntryPoint, USUAL_ENTRY_POINTS } from '../request/entryPoint';
import type { Request } from '../request/request';
import { findTarget } from '../targets';
import { findField, typeOfName } from '../targets/catalogue';
import { shownValue } from '../values/shown';
import { rowSetting } from './formRows';
import { type FormRow, isExecutionOption } from './rows';

type Asked = Pick<Request, 'target' | 'workflow' | 'overrides' | 'execution' | 'entry_point'>;

/** What a run uses: in a sentence (`Training uses 0.0003, from execution_config.learning_rate.`), and without its reason. */
export interface Used {
  readonly sentence: string;
  /** `Training uses 0.0003`; null where the value is not known. */
  readonly short: string | null;
  /** The value alone; null where it is not known. */
  readonly value: string | null;
  /** The trained model decides it. */
  readonly byModel?: true;
}

/** What the run uses for a row of the form, where known with this model; null before anything is resolved. */
export function usedOfRow(
  draft: Asked,
  row: FormRow,
  provenance: Provenance,
  model?: Bundle,
): Used | null {
  const setting = rowSetting(row, draft);
  const name = setting.set ? setting.name : (row.names[0] ?? row.name);
  const option = setting.set ? setting.option : isExecutionOption(row);
  return (
    (option ? null : trained(draft, name, model)) ??
    used(draft, name, option, provenance) ??
    inPayload(draft, row, provenance)
  );
}

/** The sentence alone; null where the target does not say. */
export const usedText = (
  request: Asked,
  name: string,
  option: boolean,
  provenance: Provenance,
  model?: Bundle,
): string | null =>
  ((option ? null : trained(request, name, model)) ?? used(request, name, option, provenance))
    ?.sentence ?? null;

/** What the trained model decides, whatever is set; null for the rest, and where no model says it. */
function trained(
  { target, workflow }: Asked,
  name: string,
  model: Bundle | undefined,
): Used | null {
  if (workflow !== 'inference' || model === undefined) return null;
  const { effect } = findTarget(target)?.propagation(workflow, name, false)?.routes.python ?? {};
  const value = effect === 'elsewhere' ? modelValue(model, name) : undefined;
  if (value === undefined) return null;
  const shown = shownValue(value, typeOfName(target, name));
  const short = `${RUNS.inference} uses ${shown}`;
  return {
    sentence: `${short}, which the model was trained with.`,
    short,
    value: shown,
    byModel: true,
  };
}

/** For the chosen entry point, or all usual ones while it is undecided; null where the target does not say. */
function used(asked: Asked, name: string, option: boolean, provenance: Provenance): Used | null {
  const one = usedNow(asked, name, option, provenance);
  if (one === null || asked.entry_point !== undefined) return one;
  const each = USUAL_ENTRY_POINTS.map((entryPoint) => ({
    entryPoint,
    used: usedNow({ ...asked, entry_point: entryPoint }, name, option, provenance),
  }));
  const values = new Map<string | null, EntryPoint[]>();
  for (const { entryPoint, used: here } of each) {
    if (here === null) return one;
    values.set(here.value, [...(values.get(here.value) ?? []), entryPoint]);
  }
  if (values.size === 1) return one;
  const titles = (entryPoints: readonly EntryPoint[]) =>
    entryPoints.map((entryPoint) => ENTRY_POINT_FACTS[entryPoint].title).join(', ');
  const known = [...values].flatMap(([value, from]) => (value === null ? [] : [{ value, from }]));
  const unknown = values.get(null);
  const uses = known.map(({ value, from }) => `${value} with ${titles(from)}`).join('; ');
  const run = RUNS[asked.workflow];
  return {
    sentence: `${run} uses ${uses}.${unknown ? ` ${titles(unknown)} cannot set it.` : ''}`,
    short: `${run} uses ${known.map(({ value }) => value).join(' or ')}${unknown ? ' or its own value' : ''}`,
    value: null,
  };
}

const RUNS = { training: 'Training', inference: 'Inference' } as const;

/** For the chosen entry point, the payload's where none is; null where the target does not say. */
function usedNow(
  { target: targetName, workflow, overrides, execution, entry_point }: Asked,
  name: string,
  option: boolean,
  provenance: Provenance,
): Used | null {
  const propagation = findTarget(targetName)?.propagation(workflow, name, option);
  if (!propagation) return null;
  const run = RUNS[workflow];
  const read = (section: keyof Provenance, field: string) => provenance[section]?.[field]?.value;
  const { effect, why } = propagationNow(propagation, read, entry_point);
  const isSet = Object.hasOwn((option ? execution : overrides) ?? {}, name);
  // Only what is set is passed on; the rest stays what training makes of it by itself.
  const usual = entry_point ?? 'python';
  const { reads, uses } = usedBy(propagation, usual === 'python' && !isSet ? 'native' : usual);
  if (propagation.inferred) return usedInferred(run, propagation.inferred, provenance, isSet, why);
  // The payload has the value, and no way to pass it on.
  if (isSet && entry_point !== undefined && effect === 'unavailable' && reads)
    return {
      sentence: `This setting cannot reach ${workflow} through the chosen entry point: ${why}.`,
      short: null,
      value: null,
    };
  const value = reads ? read(reads.section, reads.name) : undefined;
  if (reads && value !== undefined) {
    const type = findField(targetName, reads.section, reads.name)?.type;
    const shown = shownValue(propagation.as(value), type);
    const short = `${run} uses ${shown}`;
    return { sentence: `${short}, from \`${reads.section}.${reads.name}\`.`, short, value: shown };
  }
  if (effect === 'reaches') return null;
  const not = `This setting does not reach ${workflow}: ${why}.`;
  if (uses === undefined || uses === null) return { sentence: not, short: null, value: null };
  const shown = shownValue(uses, typeOfName(targetName, name));
  return {
    sentence: `${run} always uses ${shown}. ${not}`,
    short: `${run} uses ${shown}`,
    value: shown,
  };
}

/** What the dataset says, whatever was set. */
function usedInferred(
  run: string,
  { section, name }: PayloadPlace,
  provenance: Provenance,
  isSet: boolean,
  why: string,
): Used {
  const contributions = provenance[section]?.[name]?.contributions ?? [];
  const found = contributions.find(({ layer }) => layer === 'inferred');
  const value = found ? shownValue(found.value) : null;
  const short = value === null ? null : `${run} uses ${value}`;
  const how = short === null ? `${run} infers it` : `${short}, inferred`;
  return { sentence: `${how} from the dataset${isSet ? `: ${why}` : ''}.`, short, value };
}

/** Where the target does not say what a run reads: the value in the payload. */
function inPayload({ target }: Asked, row: FormRow, provenance: Provenance): Used | null {
  const [place] = row.destinations;
  const here = place && provenance[place.section]?.[place.name];
  if (!here) return null;
  const value = shownValue(here.value, findField(target, place.section, place.name)?.type);
  const short = `The payload has ${value}`;
  return { sentence: `${short}, in \`${place.section}.${place.name}\`.`, short, value };
}
