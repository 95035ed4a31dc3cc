/** The loader, `pinnboard_payload.py`: its program is a resource, what it knows of the targets comes from them. */
import { Bug } from '../errors/internal';
import { policyFields } from '../factory/merge/objectPolicy';
import { type Node, pythonJson, typedEntries } from '../formats/pythonJson';
import { shortCommit } from '../sources/source';
import { OFFERED_TARGETS } from '../targets';
import { typeOfName } from '../targets/catalogue';
import type { Target } from '../targets/target';
import type { Values } from '../values/value';
import type { ExportFormat } from './format';
import { trainingOverrides } from './python/script';

/** Its name, beside what it loads. */
export const LOADER = 'pinnboard_payload.py';

/** Whether `pinnboard_payload.py` is useful together with the format. */
export const hasLoader = ({ id }: Pick<ExportFormat, 'id'>): boolean => id === 'python';

const EMPTY = 'r"""{}"""';

/** The program with the facts of all targets. Throws when it has no place for them. */
export function loaderText(program: string): string {
  const facts = Object.fromEntries(OFFERED_TARGETS.map((target) => [target.name, factsOf(target)]));
  const parts = program.split(EMPTY);
  if (parts.length !== 2) throw new Bug(`The loader has no ${EMPTY}`);
  return parts.join(`r"""\n${pythonJson(facts)}"""`);
}

function factsOf(target: Target): Node {
  const { name, commit, cliDefaults, profiles, exports } = target;
  const { classes, training, noInference } = exports.loader;
  const { commandLineObjectBig, auditsCommandLine, objectPolicy } = target.traits.factory;
  const layer = (values: Values) => typedEntries(values, (field) => typeOfName(name, field));
  return {
    revision: commit === null ? null : shortCommit(commit),
    command_line: {
      training: layer(cliDefaults.training),
      inference: layer(cliDefaults.inference),
    },
    grid_switch: commandLineObjectBig ? 'object_big' : null,
    audits_command_line: auditsCommandLine,
    // The factory gives them their defaults; in the classes they are None.
    none_in_classes: objectPolicy ? policyFields(objectPolicy) : [],
    profiles: Object.keys(profiles),
    forwarded: trainingOverrides(target),
    classes: Object.fromEntries(
      Object.entries(classes).map(([section, found]) => [section, { ...found }]),
    ),
    training,
    no_inference: noInference,
  };
}
