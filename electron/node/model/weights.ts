/** Names and shapes of a network's tensors: the pickle at the beginning of what `torch.save` wrote. Weights are never read. */
import { AppError } from '../../../shared/errors/appError';
import { NotRead, PICKLE_LIMITS, type Pickled } from '../../../shared/formats/pickle/pickled';
import { readPickle } from '../../../shared/formats/pickle/read';
import type { Tensor } from '../../../shared/inspection/inspection';
import { type Archive, readStart } from '../dataset/archive';
import type { Listed } from '../dataset/directory';
import { dataStartOf } from '../dataset/member';
import { dictionaryOf } from './values';

/** The tensors of a dictionary of them; one that has its numbers where an earlier one has them says so. */
export function tensorsOf(state: Pickled | undefined): Tensor[] {
  const places = new Map<string, string>();
  return [...(dictionaryOf(state) ?? [])].flatMap(([name, value]) => {
    if (!(value instanceof NotRead && value.shape)) return [];
    const { shape, place } = value;
    const sameAs = place === undefined ? undefined : places.get(place);
    if (place !== undefined && sameAs === undefined) places.set(place, name);
    return [{ name, shape, ...(sameAs !== undefined && { sameAs }) }];
  });
}

/** Bytes of a zip's local header before the name. */
const LOCAL_HEADER = 30;
const LOCAL_MARK = 0x04034b50;

/**
 * The tensors of a `model.pth` within a bundle, which is a zip archive in a deflated member: `torch.save` stores its pickle
 * first, so that the begin is enough. Throws an `AppError`.
 */
export async function readTensors(archive: Archive, listed: Listed): Promise<Tensor[]> {
  const { entry } = listed;
  const fileDataStart = await dataStartOf(archive, listed);
  const most = Math.min(entry.uncompressedSize, PICKLE_LIMITS.bytes);
  const start = await readStart(archive, entry, fileDataStart, most);
  const reading = readPickle(firstStored(start));
  if (!reading.ok) throw reading.error;
  const tensors = tensorsOf(reading.value);
  if (tensors.length === 0) throw new AppError('tensors-missing', {});
  return tensors;
}

/** What follows the first local header of a zip archive; its pickle says itself where it ends. */
function firstStored(bytes: Buffer): Buffer {
  const missing = () => new AppError('pickle-missing', { member: 'data.pkl' });
  if (bytes.length < LOCAL_HEADER || bytes.readUInt32LE(0) !== LOCAL_MARK) throw missing();
  const nameEnd = LOCAL_HEADER + bytes.readUInt16LE(26);
  const name = bytes.subarray(LOCAL_HEADER, nameEnd).toString('latin1');
  const isStored = bytes.readUInt16LE(8) === 0;
  if (!isStored || !name.endsWith('/data.pkl')) throw missing();
  return bytes.subarray(nameEnd + bytes.readUInt16LE(28));
}
