/**
 * The candidates of each name once PtychoPINN's factory has merged profile, overrides, command line and the
 * values that it writes over them: per name, the candidates, highest first.
 */

import type { FileContext } from '../../dataset/fileContext';
import { metadataPhotons } from '../../dataset/metadata';
import type { ProbeShapeRule, ProbeSize } from '../../dataset/probeSize';
import type { Candidate } from '../../provenance/provenance';
import type { Request } from '../../request/request';
import { asNumber, type Value, type Values } from '../../values/value';
import { gridSides, groupSize } from '../checks/common';
import { ALIASES, CI_BUNDLE, CLI_DEFAULTS } from './names';
import { SECTIONS } from './sections';

/** PtychoPINN takes the first axis of any probe with two or more (ptycho_torch/config_factory.py:774-783). */
export const probeRule: ProbeShapeRule = (shape) => (shape.length >= 2 ? shape[0] : undefined);

export class CandidateTable {
  private readonly candidates = new Map<string, Candidate[]>();
  /** What PtychoPINN's factory copies into its audit trail before it writes over anything. */
  readonly audited: { [name: string]: Value };

  constructor(private readonly request: Request) {
    // Spread, not assigned: an assignment would take the name `__proto__` for the object's prototype.
    this.audited = {
      ...(request.workflow === 'training' && request.profile === 'ci' ? CI_BUNDLE : {}),
      ...request.overrides,
    };
    for (const [name, value] of Object.entries(this.audited)) {
      this.add(
        name,
        Object.hasOwn(request.overrides, name)
          ? { layer: 'override', value, detail: 'override' }
          : { layer: 'override', origin: 'profile', value, detail: 'profile ci' },
      );
    }
    this.commandLine();
    if (request.workflow === 'training') this.aliases();
  }

  /** The candidates under a name, highest first. */
  of(name: string): readonly Candidate[] {
    return this.candidates.get(name) ?? [];
  }

  /** The winning value of a name; undefined when there is none. */
  value(name: string): Value | undefined {
    return this.of(name).find(({ off }) => !off)?.value;
  }

  /** The value given for a name, whether it wins or not. */
  requested(name: string): Value | undefined {
    return this.audited[name];
  }

  /** Adds a candidate below those that are there. */
  add(name: string, candidate: Candidate): void {
    this.candidates.set(name, [...this.of(name), candidate]);
  }

  /** Adds a candidate above those that are there. */
  overwrite(name: string, candidate: Candidate): void {
    this.candidates.set(name, [candidate, ...this.of(name)]);
  }

  /** Keeps the candidates under a name, without any of them winning. */
  switchOff(name: string): void {
    this.candidates.set(
      name,
      this.of(name).map((candidate) => ({
        ...candidate,
        detail: `${candidate.detail}, not a supported pair`,
        off: true as const,
      })),
    );
  }

  private aliases(): void {
    for (const [alias, canonical] of Object.entries(ALIASES)) {
      for (const candidate of this.of(alias))
        this.add(
          canonical,
          candidate.layer === 'cli'
            ? candidate
            : { ...candidate, name: alias, detail: `${candidate.detail} ${alias}` },
        );
      const value = this.audited[alias];
      if (value !== undefined && this.audited[canonical] === undefined)
        this.audited[canonical] = value;
    }
  }

  /** The native command line hands its defaults to the factory as overrides. */
  private commandLine(): void {
    const off = this.request.cli_defaults ? {} : { off: true as const };
    for (const [name, value] of Object.entries(commandLineLayer(this.request))) {
      const detail =
        name === 'object_big' ? 'command line: gridsize > 1' : `command line default of ${name}`;
      this.add(name, { layer: 'cli', value, detail, ...off });
      if (this.request.cli_defaults && this.audited[name] === undefined) this.audited[name] = value;
    }
  }
}

/** What the native command line adds below the overrides, whether or not that layer is on (ptycho_torch/train.py:888, ptycho_torch/inference.py:981). */
export const commandLineLayer = ({
  workflow,
  overrides,
}: Pick<Request, 'workflow' | 'overrides'>): Values =>
  workflow === 'training'
    ? { ...CLI_DEFAULTS.training, object_big: commandLineObjectBig(overrides) }
    : CLI_DEFAULTS.inference;

/** The command line sets object_big whenever it runs: True for a grid larger than 1 (ptycho_torch/train.py:899). */
function commandLineObjectBig({ grid_size = null, gridsize }: Values): boolean {
  const side = gridsize ?? gridSides(grid_size)?.[0] ?? CLI_DEFAULTS.training.gridsize;
  const number = asNumber(side);
  return number !== undefined && number > 1;
}

/** N: override, else inferred, else 64 (ptycho_torch/config_factory.py:368-373). */
export function giveSize(given: CandidateTable, size: ProbeSize): void {
  given.add(
    'N',
    size.ok
      ? { layer: 'inferred', value: size.N, detail: `from ${size.detail}` }
      : { layer: 'derived', value: 64, detail: 'fallback: the probe has no valid size' },
  );
}

/** nphotons: override, else the dataset's metadata, else TensorFlow's default (ptycho_torch/config_factory.py:376-386). Returns the source. */
export function givePhotons(
  given: CandidateTable,
  fileContext: FileContext,
): 'override' | 'metadata' | 'tf_default' {
  const overridden = given.value('nphotons') !== undefined;
  const photons =
    fileContext.dataset.status === 'ok' ? metadataPhotons(fileContext.dataset.metadata) : null;
  if (photons !== null)
    given.add('nphotons', {
      layer: 'inferred',
      value: photons,
      detail: 'from _metadata of the dataset',
    });
  given.add('nphotons', {
    layer: 'tf-default',
    value: SECTIONS.tf_training_config.nphotons.default ?? null,
    detail: 'default of tf_training_config',
  });
  return overridden ? 'override' : photons === null ? 'tf_default' : 'metadata';
}

/** grid_size: its own override, else (gridsize or 1) squared; C from it, whatever was given (ptycho_torch/config_factory.py:390-410). */
export function giveGrid(given: CandidateTable): void {
  for (const candidate of given.of('gridsize')) {
    const isOverride = candidate.layer === 'override' && candidate.origin !== 'profile';
    given.add('grid_size', {
      ...candidate,
      value: [candidate.value, candidate.value],
      ...(isOverride ? { name: 'gridsize', detail: 'override gridsize' } : {}),
    });
  }
  given.add('grid_size', { layer: 'derived', value: [1, 1], detail: 'gridsize is not set: 1' });
  const grid = gridSides(given.value('grid_size') ?? null);
  const channels: Candidate = {
    layer: 'derived',
    value: grid ? groupSize(grid) : null,
    detail: 'product of grid_size',
  };
  for (const name of ['C', 'C_model', 'C_forward']) given.overwrite(name, channels);
}
