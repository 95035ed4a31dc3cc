import { ENTRY_POINT_FACTS, ENTRY_POINTS, entryPointSchema } from '../../shared/request/entryPoint';
import { plainText } from '../kit/CodeText';
import { withEntryPoint } from '../store/document';
import { change } from '../store/edit';
import { useDocument } from '../store/store';
import { Chip } from './Chip';

const UNDECIDED = 'undecided';

/** How the run is started; while not chosen, findings name the entry points they apply to. */
export function EntryPointSelect() {
  const entryPoint = useDocument(({ draft }) => draft.entry_point);
  return (
    <Chip label="entry point" field="entry_point">
      <select
        aria-label="Entry point"
        title={
          entryPoint
            ? plainText(`The run is started with ${ENTRY_POINT_FACTS[entryPoint].help}.`)
            : 'Entry point not chosen: findings name the entry points they apply to.'
        }
        value={entryPoint ?? UNDECIDED}
        onChange={({ target }) => {
          const chosen = entryPointSchema.safeParse(target.value);
          change((doc) => withEntryPoint(doc, chosen.success ? chosen.data : undefined));
        }}
      >
        <option value={UNDECIDED}>not chosen</option>
        {ENTRY_POINTS.map((name) => (
          <option key={name} value={name}>
            {ENTRY_POINT_FACTS[name].title}
          </option>
        ))}
      </select>
    </Chip>
  );
}
