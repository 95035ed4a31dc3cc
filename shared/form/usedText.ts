/** Which value a run uses for a setting, and where from: the first sentence about a field. */
import type { PayloadPlace } from '../propagation/propagation';
import { propagationNow, usedBy } from '../propagation/words';
import type { Provenance } from '../provenance/provenance';
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
}

/** What the run uses for a row of the form; null before anything is resolved. */
export function usedOfRow(draft: Asked, row: FormRow, provenance: Provenance): Used | null {
  const setting = rowSetting(row, draft);
  const name = setting.set ? setting.name : (row.names[0] ?? row.name);
  const option = setting.set ? setting.option : isExecutionOption(row);
  return used(draft, name, option, provenance) ?? inPayload(draft, row, provenance);
}

/** The sentence alone; null where the target does not say. */
export const usedText = (
  request: Asked,
  name: string,
  option: boolean,
  provenance: Provenance,
): string | null => used(request, name, option, provenance)?.sentence ?? null;

/** For the chosen entry point, the payload's where none is; null where the target does not say. */
function used(
  { target: targetName, workflow, overrides, execution, entry_point }: Asked,
  name: string,
  option: boolean,
  provenance: Provenance,
): Used | null {
  const propagation = findTarget(targetName)?.propagation(workflow, name, option);
  if (!propagation) return null;
  const run = workflow === 'training' ? 'Training' : 'Inference';
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
    };
  const value = reads ? read(reads.section, reads.name) : undefined;
  if (reads && value !== undefined) {
    const type = findField(targetName, reads.section, reads.name)?.type;
    const short = `${run} uses ${shownValue(propagation.as(value), type)}`;
    return { sentence: `${short}, from \`${reads.section}.${reads.name}\`.`, short };
  }
  if (effect === 'reaches') return null;
  const not = `This setting does not reach ${workflow}: ${why}.`;
  if (uses === undefined || uses === null) return { sentence: not, short: null };
  const shown = shownValue(uses, typeOfName(targetName, name));
  return { sentence: `${run} always uses ${shown}. ${not}`, short: `${run} uses ${shown}` };
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
  const short = found ? `${run} uses ${shownValue(found.value)}` : null;
  const how = short === null ? `${run} infers it` : `${short}, inferred`;
  return { sentence: `${how} from the dataset${isSet ? `: ${why}` : ''}.`, short };
}

/** Where the target does not say what a run reads: the value in the payload. */
function inPayload({ target }: Asked, row: FormRow, provenance: Provenance): Used | null {
  const [place] = row.destinations;
  const here = place && provenance[place.section]?.[place.name];
  if (!here) return null;
  const short = `The payload has ${shownValue(here.value, findField(target, place.section, place.name)?.type)}`;
  return { sentence: `${short}, in \`${place.section}.${place.name}\`.`, short };
}
