import { rule } from '../rule';
import { short } from './text';

/** A scan narrower than this, in pixels, is in another unit. */
const LEAST_EXTENT = 0.1;

export const positionsNotFinite = rule({
  id: 'positions-not-finite',
  title: 'Positions hold NaN or infinities',
  outcome: 'crash',
  stage: 'load',
  fields: ['xcoords', 'ycoords'],
  source: 'V9',
  why: 'Neighbours are searched in a tree of all positions, which refuses what is not a number; the memory-mapped loader keeps no position at all. Single patterns train, but have no place in the object.',
  check: ({ values, number, request, datasetField }) => {
    const scan = values?.positions;
    if (!scan || scan.notFinite === 0) return [];
    const fields = ['xcoords', 'ycoords', datasetField];
    const message = `${scan.notFinite} of ${scan.count} positions are NaN or infinite. Leave those patterns out, with their positions.`;
    const isSingle = request.workflow === 'training' && number('pt_data_config', 'C') === 1;
    if (!isSingle || request.target === 'adr-003') return [{ fields, message }];
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
  source: 'V9',
  why: 'Positions are in pixels of the object. In metres they pass every check, all patches fall on one another, and the overlap that ptychography lives from is gone.',
  check: ({ values, datasetField }) => {
    const scan = values?.positions;
    if (!scan?.x || !scan.y || scan.distinct < 2) return [];
    const extent = Math.max(scan.x.max - scan.x.min, scan.y.max - scan.y.min);
    if (extent >= LEAST_EXTENT) return [];
    const unit = extent < 1e-2 ? 'metres, most likely' : 'another unit, most likely';
    return [
      {
        fields: ['xcoords', 'ycoords', datasetField],
        message: `The ${scan.distinct} different positions span ${short(extent)}: ${unit}, not pixels. Divide them by the pixel size of the object.`,
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
  source: 'V9',
  why: 'Ptychography lives from pixels that are seen from several positions. Farther apart than the diagonal of a patch, two patches share none; most often the unit is not pixels.',
  check: ({ values, patterns, datasetField }) => {
    const median = values?.positions?.spacing?.median;
    const [, height, width] = patterns()?.shape ?? [];
    if (median === undefined || height === undefined || height !== width) return [];
    if (median < height * Math.SQRT2) return [];
    return [
      {
        fields: ['xcoords', 'ycoords', datasetField],
        message: `From a position to the nearest other one it is ${short(median)} pixels (median), and a patch is ${height} wide: they share nothing. Check that positions are in pixels of the object.`,
      },
    ];
  },
});

export const positionsSame = rule({
  id: 'positions-all-equal',
  title: 'All positions are the same',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['xcoords', 'ycoords'],
  source: 'V9',
  why: 'Without a scan there is no overlap to learn from, and the bounds of the memory-mapped loader are a point.',
  check: ({ values, datasetField }) => {
    const scan = values?.positions;
    if (!scan?.x || !scan.y || scan.distinct !== 1 || scan.count - scan.notFinite < 2) return [];
    return [
      {
        fields: ['xcoords', 'ycoords', datasetField],
        message: `All ${scan.count} positions are (${short(scan.x.min)}, ${short(scan.y.min)}). Check how the positions were written.`,
      },
    ];
  },
});

export const positionsLine = rule({
  id: 'positions-on-a-line',
  title: 'The scan is a line',
  outcome: 'info',
  stage: 'load',
  fields: ['xcoords', 'ycoords'],
  source: 'V9',
  why: 'Patches that overlap along one direction only leave the other one undetermined, and the neighbour function 4_quadrant finds no group.',
  check: ({ values, datasetField }) => {
    const scan = values?.positions;
    if (!scan?.spacing || scan.distinct < 3 || scan.width * 100 > scan.spacing.median) return [];
    return [
      {
        fields: ['xcoords', 'ycoords', datasetField],
        message: `The ${scan.distinct} positions lie on one line. If that is not how it was scanned, check that xcoords and ycoords are not the same array.`,
      },
    ];
  },
});

export const positionsRepeated = rule({
  id: 'positions-repeated',
  title: 'Some positions occur more than once',
  outcome: 'info',
  stage: 'load',
  fields: ['xcoords', 'ycoords'],
  source: 'V9',
  why: 'Repeated exposures are neighbours at no distance: groups are drawn from them instead of from the patterns around, and hold less of the object.',
  check: ({ values, datasetField }) => {
    const scan = values?.positions;
    if (!scan || scan.distinct < 2) return [];
    const repeated = scan.count - scan.notFinite - scan.distinct;
    if (repeated === 0) return [];
    return [
      {
        fields: ['xcoords', 'ycoords', datasetField],
        message: `${repeated} of ${scan.count} positions repeat an earlier one. Several exposures of one position are best added up first; different scans belong in different files.`,
      },
    ];
  },
});
