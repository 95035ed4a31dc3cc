/** Files of other programs, named where a PtychoPINN dataset was expected. */
import path from 'node:path';
import type { ArrayFacts } from '../../../shared/dataset/facts';
import type { ErrorCode } from '../../../shared/errors/codes';
import { layoutOf } from '../../../shared/prepare/layouts';
import { isNumberDtype, plainArray } from '../../../shared/prepare/source';
import type { OpenFile } from './regularFile';

type Foreign = { readonly foreign: string } | Record<never, never>;

/** By the names and shapes of an npz's arrays. A stack alone is another program's, a probe alone is a damaged dataset. */
export function foreignArrays(arrays: readonly ArrayFacts[]): Foreign {
  const found = layoutOf({
    path: '',
    name: '',
    kind: 'npz',
    series: null,
    bytes: 0,
    groups: [],
    problems: [],
    arrays: arrays.map(({ name, shape, dtype, descr }) =>
      plainArray({ path: name, shape, dtype: isNumberDtype(dtype) ? dtype : 'other', type: descr }),
    ),
  });
  return found && found.id !== 'ptychopinn' ? { foreign: found.noun } : {};
}

const HDF5 = Buffer.from([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]);
const HDF5_NAMES: { readonly [ending: string]: string } = {
  '.cxi': 'a CXI file',
  '.nxs': 'a NeXus file',
  '.ptyd': 'a ptypy file',
};

/** By its first bytes; `pinnboard prepare` looks at what is in it. */
export async function foreignKind(file: OpenFile, name: string, code: ErrorCode): Promise<Foreign> {
  // With another ending, the name is what is wrong.
  if (code === 'npz-is-npy') return /\.npy$/i.test(name) ? { foreign: 'a single NumPy array' } : {};
  if (code !== 'npz-not-zip') return {};
  const start = Buffer.alloc(8);
  await file.handle.read(start, 0, 8, 0).catch(() => null);
  if (start.equals(HDF5))
    return { foreign: HDF5_NAMES[path.extname(name).toLowerCase()] ?? 'an HDF5 file' };
  if (start.toString('latin1', 0, 6) === 'MATLAB') return { foreign: 'a MATLAB file' };
  const isTiff = ['II*\0', 'MM\0*'].includes(start.toString('latin1', 0, 4));
  return isTiff ? { foreign: 'a TIFF file' } : {};
}
