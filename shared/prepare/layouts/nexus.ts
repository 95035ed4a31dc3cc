import type { SmallValue, SourceArray } from '../source';
import { eachOf, isStack, patternsOf } from './arrange';
import { describe, type FileView, sizeOf, unitOf } from './fileView';
import { geometryOf } from './geometryOf';
import type { Layout, Mask } from './layout';
import { positionsIn } from './positionsIn';

/** NeXus, application definition NXcxi_ptycho (ptypy experiment/diamond_nexus.py); other names of groups, too. */
export const nexus: Layout = {
  id: 'nexus',
  name: 'NeXus',
  noun: 'a NeXus file',
  find(file) {
    const definition = file.file.arrays.find(
      ({ path, value }) => path.endsWith('/definition') && /ptycho/i.test(textOf(value)),
    );
    const data = signalOf(file, definition && parentOf(definition.path));
    if (!data) return null;
    const group = parentOf(data.path);
    const entry = definition ? parentOf(definition.path) : (/^\/[^/]+/.exec(data.path)?.[0] ?? '');
    const patterns = patternsOf(file, [data], { quantity: 'intensity', order: 'centred' });
    const axes = measured(file, axesOf(file, group), patterns.frames);
    const named =
      axes && eachOf(file, axes.x, axes.y, patterns.grid ?? gridOf(axes, patterns.frames));
    const other = named ? null : positionsIn(file, `${entry}/`, patterns);
    if (!definition && !named && !other) return null;
    // SI units are prescribed where a file names none.
    const [unit, unitY] = axes ? [axes.x, axes.y].map(unitOrMetres) : [];
    return {
      rank: definition ? 3 : 2,
      evidence: [
        ...(definition ? [`\`${textOf(definition.value)}\``] : ['`NXdata`']),
        `${describe(data)}: counts`,
        ...(other?.evidence ?? []),
        ...(axes && named
          ? [`${describe(axes.x)} in ${wordOf(unit)} and ${describe(axes.y)} in ${wordOf(unitY)}`]
          : []),
      ],
      patterns,
      positions: named ? { ...named, unit: unit ?? null, unitY } : other?.positions,
      mask: maskIn(file, entry, data),
      geometry: geometryOf(file, `${entry}/`, { energy: null, wavelength: 'A', length: 'm' }),
    };
  },
};

const wordOf = (unit: string | null | undefined): string => unit ?? 'an unknown unit';

function unitOrMetres(array: SourceArray): string | null {
  const own = unitOf(array);
  return own === undefined ? 'm' : own;
}

const textOf = (value: SmallValue | null): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? String(value[0] ?? '') : '';

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** The signal of an NXdata group; else a stack named `data` below an entry. */
function signalOf(file: FileView, entry: string | undefined): SourceArray | undefined {
  for (const { path, attributes } of file.file.groups) {
    if (entry !== undefined && !path.startsWith(`${entry}/`)) continue;
    const { NX_class: kind, signal = 'data' } = attributes;
    const found = file.array(`${path}/${textOf(signal)}`);
    if (kind === 'NXdata' && found && isStack(found)) return found;
  }
  if (entry === undefined) return undefined;
  return file.arrays.find(
    (array) => array.path.startsWith(`${entry}/`) && array.path.endsWith('/data') && isStack(array),
  );
}

interface AxesArrays {
  readonly x: SourceArray;
  readonly y: SourceArray;
}

/** `x` and `y` of the group, or the first two of its `axes`: the slow one is y. */
function axesOf(file: FileView, group: string): AxesArrays | null {
  const at = (name: string) => file.array(`${group}/${name}`);
  const [x, y] = [at('x'), at('y')];
  if (x && y) return { x, y };
  const axes = file.groupAttribute(group, 'axes');
  const names = (Array.isArray(axes) ? axes : textOf(axes ?? null).split(/[:,]/)).map(String);
  const found = names.flatMap((name) => at(name) ?? []);
  const [slow, fast] = [
    found.find(({ path }) => /y[^/]*$/i.test(lastOf(path))) ?? found[0],
    found.find(({ path }) => /x[^/]*$/i.test(lastOf(path))) ?? found[1],
  ];
  return slow && fast && slow !== fast ? { x: fast, y: slow } : null;
}

/** Beside the positions that motors were sent to (`SampleX_value_set`), those measured for each pattern (`SampleX`). */
function measured(file: FileView, axes: AxesArrays | null, frames: number): AxesArrays | null {
  if (!axes) return null;
  const of = (sent: SourceArray) => {
    const found = file.array(sent.path.replace(/_(?:value_)?set$/, ''));
    return found && found !== sent && sizeOf(found) === frames ? found : null;
  };
  const [x, y] = [of(axes.x), of(axes.y)];
  return x && y ? { x, y } : axes;
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A list of patterns whose axes have one number for each column and row. */
function gridOf({ x, y }: AxesArrays, frames: number) {
  const [columns = 0] = x.shape;
  const [rows = 0] = y.shape;
  const isRaster = x.shape.length === 1 && y.shape.length === 1 && rows * columns === frames;
  return isRaster ? { rows, columns } : null;
}

/** NeXus: 0 is a good pixel. */
function maskIn(file: FileView, entry: string, data: SourceArray): Mask | undefined {
  const [mask] = file
    .matching(/\/(pixel_mask|mask)$/)
    .filter(
      ({ path, shape }) =>
        path.startsWith(`${entry}/`) && shape.slice(-2).join() === data.shape.slice(-2).join(),
    );
  return mask && { array: file.ref(mask.path), good: 'zero' };
}
