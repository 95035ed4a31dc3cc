/** A single array in an .npy file. */
import { open } from 'node:fs/promises';
import { type NpyHeader, readNpyHeader, startsAsNpy } from '../../../../shared/dataset/npyHeader';
import { AppError } from '../../../../shared/errors/appError';
import type { SourceFile } from '../../../../shared/prepare/source';
import { FileReader } from '../../dataset/fileReader';
import { demandBox, demandTexts, productOf } from './box';
import { itemBytes, npyArray, readNpyBox, readNpyTexts } from './npyBytes';
import type { Candidate, OpenFile, Reader } from './reader';

export const NPY: Reader = {
  kind: 'npy',
  recognises: ({ start }) => startsAsNpy(start),
  open: openNpy,
};

async function openNpy({ path, name, bytes }: Candidate): Promise<OpenFile> {
  const handle = await open(path, 'r');
  const reader = new FileReader(handle, bytes);
  try {
    const header = await headerOf(reader, bytes);
    const { dataStart, dataBytes } = header;
    if (dataBytes !== null && dataStart + dataBytes > bytes)
      throw new AppError('source-cut', { bytes, needed: dataStart + dataBytes });
    const file: SourceFile = {
      path,
      name,
      kind: 'npy',
      series: null,
      bytes,
      arrays: [npyArray('', header)],
      groups: [],
      problems: [],
    };
    return {
      file,
      read: (array, box, context) =>
        readNpyBox(
          header,
          demandBox(file, array, box),
          (offset, length) => reader.bytes(dataStart + offset, length),
          context,
        ),
      readText: async (array) => {
        const { shape } = demandTexts(file, array);
        return readNpyTexts(
          header,
          await reader.bytes(dataStart, productOf(shape) * itemBytes(header)),
        );
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function headerOf(reader: FileReader, size: number): Promise<NpyHeader> {
  const at = (length: number) => reader.bytes(0, Math.min(length, size));
  let reading = readNpyHeader(await at(512));
  if (!reading.header) reading = readNpyHeader(await at(reading.length));
  if (!reading.header) throw new AppError('source-cut', { bytes: size, needed: reading.length });
  return reading.header;
}
