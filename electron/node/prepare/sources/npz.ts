/** The arrays of an .npz: members that are deflated are inflated forward, once. */
import { AppError, errorData } from '../../../../shared/errors/appError';
import { plainArray, type SourceArray, type SourceFile } from '../../../../shared/prepare/source';
import { MemberCache } from '../../npz/memberCache';
import { OpenNpz } from '../../npz/openNpz';
import { demandBox, demandTexts, productOf } from './box';
import { itemBytes, npyArray, readNpyBox, readNpyTexts } from './npyBytes';
import type { Candidate, OpenFile, Reader } from './reader';

export const NPZ: Reader = {
  kind: 'npz',
  recognises: ({ start }) => start.toString('latin1', 0, 2) === 'PK',
  open: openNpz,
};

async function openNpz({ path, name, bytes }: Candidate): Promise<OpenFile> {
  const npz = await OpenNpz.open(path, new MemberCache());
  try {
    const arrays: SourceArray[] = [];
    for (const array of npz.names()) arrays.push(await listed(npz, array));
    const file: SourceFile = {
      path,
      name,
      kind: 'npz',
      series: null,
      bytes,
      arrays,
      groups: [],
      problems: [],
    };
    return {
      file,
      read: async (array, box, context) => {
        const asked = demandBox(file, array, box);
        return readNpyBox(
          await npz.header(array),
          asked,
          (offset, length, inner) => npz.data(array, offset, length, inner),
          context,
        );
      },
      readText: async (array, context) => {
        const { shape } = demandTexts(file, array);
        const header = await npz.header(array);
        const length = productOf(shape) * itemBytes(header);
        return readNpyTexts(header, await npz.data(array, 0, length, context));
      },
      close: () => npz.close(),
    };
  } catch (error) {
    await npz.close();
    throw error;
  }
}

async function listed(npz: OpenNpz, array: string): Promise<SourceArray> {
  try {
    return npyArray(array, await npz.header(array));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const unknown = plainArray({ path: array, shape: [], dtype: 'other', type: '' });
    return { ...unknown, problem: errorData(error) };
  }
}
