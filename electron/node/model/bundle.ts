/** The archive of a trained model: which members it has, and the configuration in them. Weights are never read. */
import type { MemberProblem } from '../../../shared/dataset/facts';
import { type Bundle, MEMBERS, type Member } from '../../../shared/dataset/model';
import { AppError } from '../../../shared/errors/appError';
import { type Pickled, readPickle } from '../../../shared/formats/pickle/read';
import type { Values } from '../../../shared/values/value';
import { type Archive, entryName, openArchive } from '../dataset/archive';
import { type Listed, readDirectory } from '../dataset/directory';
import { readError } from '../dataset/failure';
import { FileReader } from '../dataset/fileReader';
import type { OpenFile } from '../dataset/regularFile';
import { readWhole } from './member';
import { dictionaryOf, valuesOf } from './values';

/** Bytes of a member that holds parameters: real ones have a few kilobytes, and more with a mask. */
const MOST = 16 * 1024 * 1024;
const METADATA: Member = 'torch_scaling_metadata.pt';

/** Reads the archive. Throws where it is no zip archive; a bad member is noted in `notRead`. */
export async function readBundle(reader: FileReader, file: OpenFile): Promise<Bundle> {
  const archive = await openArchive(reader, file.size);
  const listed = await membersOf(archive);
  const notRead: MemberProblem[] = [];
  const note = (name: string, { code, message }: AppError) =>
    notRead.push({ name, code, problem: message });

  const read = async (name: string, inner?: string): Promise<Pickled | undefined> => {
    const member = listed.get(name);
    if (!member) return undefined;
    try {
      const bytes = await readWhole(archive, member, MOST);
      const pickle = inner === undefined ? bytes : await innerMember(bytes, inner);
      const reading = readPickle(pickle);
      if (reading.ok) return reading.value;
      note(name, reading.error);
    } catch (error) {
      note(name, readError(error, 'member-damaged'));
    }
    return undefined;
  };
  const section = (name: string, value: Pickled | undefined): Values =>
    valuesOf(dictionaryOf(value), (field, error) => note(`${name}.${field}`, error));

  const manifest = dictionaryOf(await read('manifest.dill'));
  const models = manifest?.get('models');
  const first =
    Array.isArray(models) && typeof models[0] === 'string' ? models[0] : 'diffraction_to_obj';
  const params = section('params', await read(`${first}/params.dill`));
  const metadata = dictionaryOf(await read(METADATA, '/data.pkl'));
  // The refactor keeps the model's section in a specification (ptycho_torch/artifact_schema.py).
  const spec = dictionaryOf(metadata?.get('model_spec')) ?? metadata;
  const schema = metadata?.get('schema_version');
  return {
    kind: 'bundle',
    size: file.size,
    modified: file.modified.toISOString(),
    missing: MEMBERS.filter((name) => !listed.has(name)),
    backend: [...listed.keys()].some((name) => name.endsWith('/model.keras'))
      ? 'tensorflow'
      : 'pytorch',
    schema: typeof schema === 'string' ? schema : null,
    sections: {
      data_config: section('data_config', metadata?.get('data_config')),
      model_config: section('model_config', spec?.get('model_config')),
      training_config: section('training_config', metadata?.get('training_config')),
      params,
    },
    notRead,
  };
}

/** By name; Python reads the last of several with one name. */
export async function membersOf(archive: Archive): Promise<ReadonlyMap<string, Listed>> {
  const listed = await readDirectory(archive);
  return new Map(listed.map((one) => [entryName(one.entry), one]));
}

/** The member of a zip archive in memory of which the name ends so. */
async function innerMember(bytes: Uint8Array, ending: string): Promise<Uint8Array> {
  const reader = FileReader.of(bytes);
  const read = async () => {
    const archive = await openArchive(reader, bytes.length);
    const member = [...(await membersOf(archive))].find(([name]) => name.endsWith(ending));
    if (!member) throw new AppError('pickle-missing', { member: ending });
    return readWhole(archive, member[1], MOST);
  };
  return Promise.race([read(), reader.panic]);
}
