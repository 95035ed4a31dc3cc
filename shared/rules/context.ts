/** What a rule may look at: the request, its dataset's facts, and the values that the factory made of it. */
import type { ArrayFacts, DatasetFacts, World } from '../dataset/facts';
import { findArray } from '../dataset/probeSize';
import type { Layer, Provenance } from '../factory/story';
import type { Request } from '../request/request';
import type { Value } from '../values/value';

export interface Context {
  readonly request: Request;
  /** null when the dataset could not be read. */
  readonly dataset: DatasetFacts | null;
  /** The request's name of the dataset's path. */
  readonly datasetField: 'train_data_file' | 'test_data_file';
  /** A field's value in the payload; undefined where the factory decided none. */
  value(section: string, name: string): Value | undefined;
  /** The layer that the value comes from. */
  layer(section: string, name: string): Layer | undefined;
  /** What a layer offers, whether it won or not. */
  offer(section: string, name: string, layer: Layer): Value | undefined;
  /** The value when it is a number. */
  number(section: string, name: string): number | undefined;
  /** What the user wrote in the overrides; undefined when nothing. */
  override(name: string): Value | undefined;
  /** What the user set in the execution config; undefined when nothing. */
  knob(name: string): Value | undefined;
  array(name: string): ArrayFacts | undefined;
  /** The patterns, under their name or the old one. */
  patterns(): ArrayFacts | undefined;
  /** How many patterns there are, when they are a stack of square frames. */
  patternCount(): number | undefined;
}

export function contextOf(request: Request, world: World, provenance: Provenance): Context {
  const { dataset: reading } = world;
  const value = (section: string, name: string) => provenance[section]?.[name]?.value;
  const patterns = () => findArray(reading, 'diffraction') ?? findArray(reading, 'diff3d');
  return {
    request,
    dataset: reading.status === 'ok' ? reading : null,
    datasetField: request.workflow === 'training' ? 'train_data_file' : 'test_data_file',
    value,
    layer: (section, name) => provenance[section]?.[name]?.layer,
    offer: (section, name, layer) =>
      provenance[section]?.[name]?.contributions.find((offered) => offered.layer === layer)?.value,
    number: (section, name) => {
      const found = value(section, name);
      return typeof found === 'number' ? found : undefined;
    },
    override: (name) => own(request.overrides, name),
    knob: (name) => own(request.execution ?? {}, name),
    array: (name) => findArray(reading, name),
    patterns,
    patternCount: () => {
      const [count, height, width] = patterns()?.shape ?? [];
      return count !== undefined && height === width ? count : undefined;
    },
  };
}

const own = (values: Request['overrides'], name: string): Value | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;
