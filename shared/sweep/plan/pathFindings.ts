/** Findings about paths in a sweep: output folders and inputs. */
import type { Finding } from '../../findings/finding';
import { sweepFinding } from '../rules';
import { requestNames, type SweepSpec } from '../sweep';
import { axisSteps, axisValues } from './axisValues';
import { candidateCount } from './size';

/** Findings about output folders and relative paths; the axes' values must be countable. */
export const pathFindings = (spec: SweepSpec): Finding[] => [
  ...output(spec),
  ...relativePaths(spec),
];

function output(spec: SweepSpec): Finding[] {
  const { axes, base } = spec;
  const axis = axes.find(({ place, name }) => place === 'request' && name === 'output_dir');
  if (!axis)
    return [
      sweepFinding(
        'sweep-output-folders',
        ['output_dir'],
        `Each point writes its results to a folder named after it in ${base.output_dir === '' ? 'the current folder' : base.output_dir}.`,
      ),
    ];
  const [folders, points] = [new Set(axisSteps(axis)).size, candidateCount(spec)];
  if (folders >= points) return [];
  return [
    sweepFinding(
      'sweep-output-shared',
      ['output_dir'],
      `output_dir is an axis with ${folders} folders for ${points} points, so runs overwrite each other's results. Without this axis each point gets its own folder.`,
    ),
  ];
}

/** Inputs whose paths depend on where a run is started. */
function relativePaths({ base, axes }: SweepSpec): Finding[] {
  const inputs = requestNames(base.workflow).filter((name) => /_(file|path)$/.test(name));
  const relativePaths = inputs.flatMap((name) => {
    const axis = axes.find((candidate) => candidate.place === 'request' && candidate.name === name);
    const values = axis ? axisValues(axis) : [(base as { readonly [part: string]: unknown })[name]];
    const relative = values.find((value) => typeof value === 'string' && isRelative(value));
    return relative === undefined ? [] : [{ name, relative }];
  });
  if (relativePaths.length === 0) return [];
  return [
    sweepFinding(
      'sweep-relative-paths',
      relativePaths.map(({ name }) => name),
      `${relativePaths.map(({ name, relative }) => `${name} is the relative path ${relative}`).join(', ')}. Start every run in the folder that it refers to here, or use absolute paths; the scripts of a sweep start runs in the sweep's folder.`,
    ),
  ];
}

const isRelative = (path: string): boolean => path !== '' && !/^([/\\]|[A-Za-z]:[/\\])/.test(path);
