import { expect, it } from 'vitest';
import { mapPath } from '../../../shared/hosts/pathMap';

const PATHS = [
  { here: '/data', there: '/gpfs/beamline/' },
  { here: '/data/2026', there: '/gpfs/now' },
  { here: 'D:\\scans', there: '/scans' },
];

it.each([
  ['/data/a.npz', '/gpfs/beamline/a.npz'],
  ['/data', '/gpfs/beamline'],
  ['/data/', '/gpfs/beamline'],
  // The longest folder wins, whatever the order.
  ['/data/2026/a b.npz', '/gpfs/now/a b.npz'],
  // Whole names alone.
  ['/data/20261/a.npz', '/gpfs/beamline/20261/a.npz'],
  ['/database/a.npz', null],
  // `..` cannot lead out of a mapped folder.
  ['/data/../etc/passwd', null],
  ['/data/2026/../x.npz', '/gpfs/beamline/x.npz'],
  ['d:\\scans\\a\\b.npz', '/scans/a/b.npz'],
  ['/DATA/a.npz', null],
])('%s is %s there', (here, there) => {
  expect(mapPath(PATHS, here)).toBe(there);
});

it('a shared file system maps everything onto itself', () => {
  const same = [{ here: '/', there: '/' }];
  expect(mapPath(same, '/data/a.npz')).toBe('/data/a.npz');
  expect(mapPath(same, '/')).toBe('/');
});

it('without a map there is no path', () => expect(mapPath([], '/data')).toBeNull());
