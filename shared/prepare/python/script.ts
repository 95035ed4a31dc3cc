/** The same transformation as a Python script that needs numpy and h5py alone. */

import { exchangesAxes } from '../orientation';
import { factorOf, kindOf } from '../quantity';
import type { Coordinate, MadeProbe, Mapped, Recipe } from '../recipe';
import type { ArrayRef, Quantity } from '../refs';
import { nameOf } from '../series';
import type { SourceFile } from '../source';
import type { PythonContext, Step, StepTarget } from '../step';
import { entryOf } from '../steps';
import { MARGIN } from '../steps/place';
import { calledBy } from './functions';
import { MODULES, READER_OF, READING } from './readers';
import { splitLines } from './split';

const quoted = (text: string): string => JSON.stringify(text);

const read = ({ file, path }: ArrayRef): string => `read(${file}, ${quoted(path)})`;

function number(quantity: Quantity): string {
  const { unit } = quantity;
  const kind = kindOf(unit);
  const factor = kind === null ? 1 : (factorOf(unit, kind) ?? 1);
  if ('value' in quantity)
    return factor === 1 ? `${quantity.value}` : `${quantity.value} * ${factor}`;
  const { file, path, attribute, index = 0 } = quantity;
  const of = [file, quoted(path), index, ...(attribute === undefined ? [] : [quoted(attribute)])];
  return `number(${of.join(', ')})${factor === 1 ? '' : ` * ${factor}`}`;
}

/** A file of the recipe, or numbered ones: where they are, and what they are. */
export type PythonFile = Pick<SourceFile, 'path' | 'kind' | 'series'>;

/** @param files in the order in which the recipe counts them @param output the NPZ that it writes; with a split, two by its name */
export function pythonOf(recipe: Recipe, files: readonly PythonFile[], output: string): string {
  const body = [
    ...patternsLines(recipe),
    ...coordinateLines('x', recipe.x),
    ...coordinateLines('y', recipe.y),
    ...matchLines(recipe),
    ...probeLines(recipe),
    ...frameLines(recipe),
    ...geometryLines(recipe),
    ...madeLines(recipe),
    ...['x', 'y'].flatMap((axis) => valueLines(axis === 'x' ? 'x' : 'y', recipe)),
    ...outputLines(recipe),
  ].join('\n');
  const readers = files.map(({ kind, series }) =>
    series ? `series(${READER_OF[kind]})` : READER_OF[kind],
  );
  const calls = files
    .map(({ kind, series }) => `${READER_OF[kind]}( ${series ? 'series(' : ''}`)
    .join(' ');
  const text = [
    ...calledBy(`${calls} ${body}`, READING),
    `READERS = [${readers.join(', ')}]`,
    body,
  ].join('\n\n\n');
  const head = [
    `FILES = [${files.map(fileText).join(', ')}]`,
    `OUTPUT = ${quoted(output)}`,
    'if len(sys.argv) > 2:',
    '    *FILES, OUTPUT = sys.argv[1:]',
    ...(files.some(({ series }) => series)
      ? [
          '    # Numbered files are given as a quoted pattern.',
          "    by_number = lambda name: [int(part) for part in re.findall(r'\\d+', os.path.basename(name))]",
          "    FILES = [sorted(glob.glob(name), key=by_number) if '*' in name else name for name in FILES]",
        ]
      : []),
  ].join('\n');
  const modules = MODULES.filter((name) => new RegExp(`\\b${name}\\.`).test(`${head}\n${text}`));
  return [
    `"""What ${recipe.name === undefined ? 'a recipe' : `the recipe ${quoted(recipe.name).slice(1, -1)}`} of Pinnboard does, with numpy${text.includes('h5py') ? ' and h5py' : ''} alone: python FILE.py [SOURCE… OUTPUT.npz]"""`,
    ...modules.map((name) => `import ${name}`),
    '\nimport numpy as np\n',
    head,
    `\n\n${text}`,
    '',
  ].join('\n');
}

/** Its path; of numbered files their paths as they count up. */
function fileText({ path, series }: PythonFile): string {
  if (!series) return quoted(path);
  const folder = path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const escaped = (text: string) => text.replaceAll('%', '%%');
  const runs = series.map((run) => {
    const { before, after, width, from, to } = run;
    return from === to
      ? `[${quoted(folder + nameOf(run, from))}]`
      : `[${quoted(`${escaped(folder + before)}%0${width}d${escaped(after)}`)} % i for i in range(${from}, ${to + 1})]`;
  });
  return runs.join(' + ');
}

const contextOf = (
  target: StepTarget,
  quantity: PythonContext['quantity'] = 'intensity',
): PythonContext => ({ target, quantity, read, ofDetector: read, number });

/** A mask or dark frame beside those patterns. */
function ofDetector({ array, steps }: Mapped, { file, path }: ArrayRef): string {
  const beside = exchangesAxes(steps) ? [] : [`(${array.file}, ${quoted(array.path)})`];
  return `of_detector(${[file, quoted(path), ...beside].join(', ')})`;
}

/** The steps that change how an array is indexed, or a whole one. */
function layoutLines(target: StepTarget, { array, steps }: Mapped): string[] {
  return [
    `${target} = ${read(array)}`,
    ...steps.flatMap((step) => {
      const { view, whole, python } = entryOf(step);
      return view || whole ? python(step, target, contextOf(target)) : [];
    }),
  ];
}

function patternsLines({ patterns }: Recipe): string[] {
  return [
    '# Patterns: (n, rows, columns). `frames` are their numbers in the file.',
    ...layoutLines('patterns', { ...patterns, steps: patterns.steps.filter(isNoSelection) }),
    "kind = patterns.dtype.newbyteorder('=')",
    'frames = np.arange(len(patterns))',
    ...selectLines('frames', patterns.steps),
    ...keepLines(patterns.steps),
    'patterns = patterns[frames].astype(np.float64)',
  ];
}

const isNoSelection = ({ step }: Step): boolean => step !== 'select';

const selectLines = (name: string, steps: readonly Step[]): string[] =>
  steps.flatMap((step) =>
    step.step === 'select' ? entryOf(step).python(step, name, contextOf('x')) : [],
  );

/** Frames that are patterns, by an array with a number for each. */
function keepLines(steps: readonly Step[]): string[] {
  const kinds = steps.flatMap((step) => entryOf(step).keep?.(step) ?? []);
  if (kinds.length === 0) return [];
  const all = kinds.map(({ array, is }) => `(np.ravel(${read(array)})[frames] == ${is})`);
  return [`kept = np.flatnonzero(${all.join(' & ')})`, 'count, frames = len(frames), frames[kept]'];
}

function coordinateLines(axis: 'x' | 'y', coordinate: Coordinate): string[] {
  if (coordinate === null) return [];
  const title = `\n# Positions, ${axis}`;
  if ('made' in coordinate) {
    const { rows, columns, step } = coordinate;
    const length = `(${number(step)}) / ${factorOf(step.unit, 'length') ?? 1}`;
    const index =
      coordinate.axis === 'fast'
        ? `np.tile(np.arange(${columns}), ${rows})`
        : `np.repeat(np.arange(${rows}), ${columns})`;
    return [title, `${axis} = ${length} * ${index}`];
  }
  const { steps } = coordinate;
  return [
    title,
    ...layoutLines(axis, { ...coordinate, steps: steps.filter(isNoSelection) }),
    `places_${axis} = np.arange(len(${axis}))`,
    ...selectLines(`places_${axis}`, steps),
    `${axis} = ${axis}[places_${axis}].astype(np.float64)`,
  ];
}

const indexOf = (steps: readonly Step[]): ArrayRef | null =>
  steps.reduce<ArrayRef | null>((found, step) => entryOf(step).index?.(step) ?? found, null);

function matchLines({ patterns, x, y }: Recipe): string[] {
  const ofPatterns = indexOf(patterns.steps);
  const ofX = x && indexOf(x.steps);
  const ofY = y && indexOf(y.steps);
  const [axis, ofPositions] = ofX ? (['x', ofX] as const) : (['y', ofY] as const);
  if (!ofPatterns && !ofPositions) return keptLines(patterns.steps);
  return [
    '\n# Patterns and positions with the same number belong together.',
    `numbers = ${ofPatterns ? `${read(ofPatterns)}[frames]` : 'frames'}`,
    `place = {number: i for i, number in enumerate(${ofPositions ? `${read(ofPositions)}[places_${axis}]` : 'range(len(x))'})}`,
    'kept = [i for i, number in enumerate(numbers) if number in place]',
    'places = [place[numbers[i]] for i in kept]',
    'patterns, frames, x, y = patterns[kept], frames[kept], x[places], y[places]',
  ];
}

/** Positions of all frames: those of the patterns. */
const keptLines = (steps: readonly Step[]): string[] =>
  steps.some((step) => entryOf(step).keep)
    ? ['', 'if len(x) == count != len(patterns):', '    x, y = x[kept], y[kept]']
    : [];

function probeLines({ probe }: Recipe): string[] {
  if ('made' in probe) return [];
  return [
    '\n# Probe of the file, on its own grid',
    ...layoutLines('probe', probe),
    'probe = probe.astype(np.complex128)',
    ...stepLines('probe', 'probe', probe.steps),
  ];
}

const stepLines = (target: StepTarget, name: string, steps: readonly Step[]): string[] =>
  steps.flatMap((step) => {
    const { frame, coordinate, python } = entryOf(step);
    return frame || coordinate ? python(step, name, contextOf(target)) : [];
  });

/** What is done to each pattern; a probe on the patterns' grid follows. */
function frameLines({ patterns, probe, size }: Recipe): string[] {
  const isFollowing = !('made' in probe);
  const hasOwnPixel = isFollowing && probe.pixel !== undefined;
  const lines = ['\n# Each pattern', 'original = patterns.shape[-2:]'];
  if (isFollowing && !hasOwnPixel) lines.push('follows = False');
  let { quantity } = patterns;
  const contextFor = (now: typeof quantity): PythonContext => ({
    ...contextOf('patterns', now),
    ofDetector: (ref) => ofDetector(patterns, ref),
  });
  const add = (step: Step) => {
    const entry = entryOf(step);
    const follow =
      isFollowing && entry.probe !== undefined && !(hasOwnPixel && entry.probe !== 'same');
    if (follow && !hasOwnPixel)
      lines.push('follows = follows or probe.shape == patterns.shape[-2:]');
    if (follow && entry.probe === 'resample') lines.push('before = patterns.shape[-2:]');
    lines.push(...entry.python(step, 'patterns', contextFor(quantity)));
    if (step.step === 'amplitude') quantity = 'amplitude';
    if (step.step === 'square') quantity = 'intensity';
    if (step.step === 'swap') lines.push('original = original[::-1]');
    if (!follow) return;
    const done = {
      same: entry.python(step, 'probe', contextOf('probe')),
      resample: [
        'side = patterns.shape[-1]',
        'probe = probe if before == (side, side) else resample(probe, side, (before[0] / side, before[1] / side))',
      ],
      crop: [
        'half = np.array(probe.shape) // 2 - np.array(patterns.shape[-2:]) // 2',
        'probe = window(probe, patterns.shape[-2:], half)',
      ],
    }[entry.probe ?? 'same'];
    lines.push(...(hasOwnPixel ? done : ['if follows:', ...done.map((line) => `    ${line}`)]));
  };
  for (const step of patterns.steps) if (entryOf(step).frame) add(step);
  if (size !== 'keep') add({ step: 'crop', size });
  return [...lines, 'N = patterns.shape[-1]', 'assert patterns.shape[-2] == N, patterns.shape'];
}

/** Pixels of the object, where something needs them. */
function geometryLines({ patterns, probe, x, y, geometry }: Recipe): string[] {
  const units = [...(x?.steps ?? []), ...(y?.steps ?? [])].flatMap(({ step, from }) =>
    step === 'unit' ? [from] : [],
  );
  const needsPixel =
    units.some((from) => from !== 'px') ||
    ('made' in probe ? probe.made !== 'mean-pattern' : probe.pixel !== undefined);
  const binned = patterns.steps.reduce(
    (product, { step, factor }) => product * (step === 'bin' ? Number(factor) : 1),
    1,
  );
  const { energy, wavelength, distance, detector_pixel, detector_pixel_y } = geometry;
  const { pixel, pixel_y, reciprocal_pixel } = geometry;
  const lines = [
    '\n# Pixels of the result for one of the file',
    `growth_x, growth_y = N * ${binned} / original[1], N * ${binned} / original[0]`,
  ];
  if (!needsPixel) return lines;
  // As `opticsOf`: what a file writes against a direction is negative.
  const size = (quantity: Quantity) => `abs(${number(quantity)})`;
  if (wavelength) lines.push(`wavelength = ${size(wavelength)}`);
  else if (energy) lines.push(`wavelength = 1.23984198e-06 / ${size(energy)}`);
  const pixelOf = (axis: 'x' | 'y'): string => {
    const [real, detector] =
      axis === 'x'
        ? [pixel, detector_pixel]
        : [pixel_y ?? pixel, detector_pixel_y ?? detector_pixel];
    if (real) return `${size(real)} / growth_${axis}`;
    if (reciprocal_pixel) return `1 / (N * ${binned} * ${size(reciprocal_pixel)})`;
    if (!distance || !detector) return 'np.nan';
    return `wavelength * ${size(distance)} / (N * ${binned} * ${size(detector)})`;
  };
  lines.push(`pixel_x, pixel_y = ${pixelOf('x')}, ${pixelOf('y')}  # of the object, in m`);
  if (!('made' in probe) && probe.pixel)
    lines.push(
      `own = ${number(probe.pixel)}`,
      'probe = resample(probe, N, (pixel_y / own, pixel_x / own))',
    );
  return lines;
}

function madeLines({ probe }: Recipe): string[] {
  if (!('made' in probe)) return [];
  return ['\n# Probe', ...made(probe), ...stepLines('probe', 'probe', probe.steps)];
}

function made(probe: MadeProbe): string[] {
  if (probe.made === 'mean-pattern')
    return [
      'most = min(len(patterns), 200)',
      `mean = np.sqrt(np.maximum((patterns[np.arange(most) * len(patterns) // most].astype(np.float32).astype(np.float64) ** 2).mean(axis=0), 0))`,
      'probe = np.fft.fftshift(np.fft.ifft2(np.fft.ifftshift(mean)))',
      'probe /= np.abs(probe).max()',
    ];
  const radius = 'r2 = np.add.outer((np.arange(N) - N // 2) ** 2, (np.arange(N) - N // 2) ** 2)';
  const inPixels = (quantity: Quantity) =>
    factorOf(quantity.unit, 'length') === null ? number(quantity) : `${number(quantity)} / pixel_x`;
  if (probe.made !== 'zone-plate')
    return [
      radius,
      `diameter = ${inPixels(probe.diameter)}`,
      probe.made === 'disk'
        ? 'probe = (4 * r2 <= diameter ** 2).astype(np.complex128)'
        : 'probe = np.exp(-4 * np.log(2) * r2 / diameter ** 2).astype(np.complex128)',
      ...(probe.defocus
        ? [
            `probe *= np.exp(-1j * np.pi * pixel_x ** 2 * r2 / (wavelength * (${number(probe.defocus)})))`,
          ]
        : []),
    ];
  return [
    radius,
    `diameter, beam_stop = ${number(probe.diameter)}, ${number(probe.beam_stop)}`,
    `focal = diameter * (${number(probe.outer_zone)}) / wavelength`,
    `z = focal + (${probe.defocus ? number(probe.defocus) : 0})`,
    'lens = wavelength * z / (N * pixel_x)',
    'r = 2 * np.sqrt(r2) * lens',
    'plate = ((r <= diameter) & (r >= beam_stop)) * np.exp(1j * np.pi * lens ** 2 * (1 / z - 1 / focal) / wavelength * r2)',
    'probe = np.fft.fftshift(np.fft.fft2(np.fft.ifftshift(plate)))',
    'probe *= np.exp(1j * np.pi * pixel_x ** 2 / (wavelength * z) * r2)',
    'probe /= np.abs(probe).max()',
  ];
}

function valueLines(axis: 'x' | 'y', recipe: Recipe): string[] {
  const steps = recipe[axis]?.steps ?? [];
  return [
    `\n# ${axis} in pixels of the object`,
    ...stepLines(
      axis,
      axis,
      steps.filter((step) => entryOf(step).coordinate),
    ),
  ];
}

function outputLines({ patterns, object, split }: Recipe): string[] {
  const isDouble =
    patterns.steps.filter(({ step }) => step === 'dtype').at(-1)?.['to'] === 'float64';
  return [
    '',
    ...(object === 'ones'
      ? [
          `shape = [int(np.ceil(c.max() + N / 2 + ${MARGIN})) for c in (y, x)]`,
          'object_guess = np.ones(shape, np.complex64)',
        ]
      : [
          ...layoutLines('object', object),
          ...stepLines('object', 'object', object.steps),
          'object_guess = object.astype(np.complex64)',
        ]),
    'assert len(x) == len(y) == len(patterns), (len(x), len(y), len(patterns))',
    'assert probe.shape == (N, N), probe.shape',
    `patterns = patterns.astype(np.float${isDouble ? 64 : 32})`,
    ...splitLines(split),
    'for output, part in outputs:',
    '    np.savez_compressed(',
    '        output, diffraction=patterns[part], diff3d=patterns[part], probeGuess=probe.astype(np.complex64), objectGuess=object_guess,',
    '        xcoords=x[part], ycoords=y[part], xcoords_start=x[part], ycoords_start=y[part], scan_index=np.zeros(len(x[part]), np.int64),',
    '    )',
  ];
}
