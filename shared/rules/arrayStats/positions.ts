import { evidence } from '../../sources/source';
import { rule } from '../rule';
import { short } from './text';

/** Pixels; a smaller scan is in another unit. */
const LEAST_EXTENT = 0.1;

export const positionsNotFinite = rule({
  id: 'positions-not-finite',
  title: 'Positions contain NaN or infinite values',
  outcome: 'crash',
  stage: 'load',
  fields: ['xcoords', 'ycoords'],
  raises: ['ValueError: 0 items', 'ValueError: must be finite'],
  source: [evidence('scan-positions')],
  tried: true,
  why: 'The neighbour search builds a tree of all positions and rejects values that are not finite; the memory-mapped loader then finds no position inside its bounds. With `gridsize` 1 training runs, but these patterns have no location in the object.',
  check: ({ values, number, request, target, datasetField }) => {
    const scan = values?.positions;
    if (!scan || scan.notFinite === 0) return [];
    const fields = ['xcoords', 'ycoords', datasetField];
    const message = `Positions that are NaN or infinite: ${scan.notFinite} of ${scan.count}. Remove these positions and their patterns.`;
    const isSingle = request.workflow === 'training' && number('pt_data_config', 'C') === 1;
    if (!isSingle || !target.traits.run.runs) return [{ fields, message }];
    return [
      { fields, message, entryPoints: ['lightning'] },
      { fields, message, entryPoints: ['native', 'script', 'python'], outcome: 'wrong-result' },
    ];
  },
});

export const positionsUnit = rule({
  id: 'positions-unit',
  title: 'Positions are not in pixels',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['xcoords', 'ycoords'],
  source: [evidence('scan-positions')],
  tried: true,
  why: 'Positions are in pixels of the object. In metres they pass every check, but all patches cover the same area, and the scan adds no information.',
  check: ({ values, datasetField }) => {
    const scan = values?.positions;
    if (!scan?.x || !scan.y || scan.distinct < 2) return [];
    const extent = Math.max(scan.x.max - scan.x.min, scan.y.max - scan.y.min);
    if (extent >= LEAST_EXTENT) return [];
    const unit = extent < 1e-2 ? 'probably in metres' : 'probably in another unit';
    return [
      {
        fields: ['xcoords', 'ycoords', datasetField],
        message: `The ${scan.distinct} distinct positions span only ${short(extent)}: they are ${unit}, not in pixels. Divide them by the object pixel size.`,
      },
    ];
  },
});

export const positionsApart = rule({
  id: 'positions-far-apart',
  title: 'Neighbouring patches do not overlap',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['xcoords', 'ycoords', 'N'],
  source: [evidence('scan-positions')],
  tried: true,
  why: 'Ptychography relies on pixels that are seen from several positions. Patches farther apart than their diagonal share no pixels. Usually the positions are not in pixels.',
  check: ({ values, patterns, datasetField }) => {
    const median = values?.positions?.spacing?.median;
    const [, height, width] = patterns()?.shape ?? [];
    if (median === undefined || height === undefined || height !== width) return [];
    if (median < height * Math.SQRT2) return [];
    return [
      {
        fields: ['xcoords', 'ycoords', datasetField],
        message: `The median nearest-neighbour distance is ${short(median)} pixels, but patches are ${height} pixels wide: neighbouring patches do not overlap. Check that positions are in pixels of the object.`,
      },
    ];
  },
});

export const positionsSame = rule({
  id: 'positions-all-equal',
  title: 'All positions are identical',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['xcoords', 'ycoords'],
  source: [evidence('scan-positions')],
  tried: true,
  why: 'Without a scan there is no overlap to learn from, and the bounds of the memory-mapped loader contract to a point.',
  check: ({ values, datasetField }) => {
    const scan = values?.positions;
    if (!scan?.x || !scan.y || scan.distinct !== 1 || scan.count - scan.notFinite < 2) return [];
    return [
      {
        fields: ['xcoords', 'ycoords', datasetField],
        message: `All ${scan.count} positions are (${short(scan.x.min)}, ${short(scan.y.min)}). Check the program that wrote them.`,
      },
    ];
  },
});

export const positionsLine = rule({
  id: 'positions-on-a-line',
  title: 'All positions are on one line',
  outcome: 'info',
  stage: 'load',
  fields: ['xcoords', 'ycoords'],
  source: [evidence('scan-positions')],
  tried: true,
  why: 'Patches that overlap along one direction only leave the other direction undetermined, and `neighbor_function` 4_quadrant finds no group.',
  check: ({ values, datasetField }) => {
    const scan = values?.positions;
    if (!scan?.spacing || scan.distinct < 3 || scan.width * 100 > scan.spacing.median) return [];
    return [
      {
        fields: ['xcoords', 'ycoords', datasetField],
        message: `All ${scan.distinct} distinct positions are on one line. If the scan was two-dimensional, check that \`xcoords\` and \`ycoords\` are not the same array.`,
      },
    ];
  },
});

export const positionsRepeated = rule({
  id: 'positions-repeated',
  title: 'Some positions are repeated',
  outcome: 'info',
  stage: 'load',
  fields: ['xcoords', 'ycoords'],
  source: [evidence('scan-positions')],
  tried: true,
  why: 'Repeated exposures are neighbours at zero distance: groups contain them instead of the surrounding patterns, and cover less of the object.',
  check: ({ values, datasetField }) => {
    const scan = values?.positions;
    if (!scan || scan.distinct < 2) return [];
    const repeated = scan.count - scan.notFinite - scan.distinct;
    if (repeated === 0) return [];
    return [
      {
        fields: ['xcoords', 'ycoords', datasetField],
        message: `Positions that repeat an earlier one: ${repeated} of ${scan.count}. Sum repeated exposures before saving; save different scans in separate files.`,
      },
    ];
  },
});
