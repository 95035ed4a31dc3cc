import { ENTRY_POINT_FACTS, ENTRY_POINTS, entryPointSchema } from '../../shared/request/entryPoint';
import { withEntryPoint } from '../store/document';
import { change } from '../store/edit';
import { useDraft } from '../store/store';
import { Chip } from './Chip';

const UNDECIDED = 'undecided';

/** How the run is started; undecided, findings name the entry points that they hold for. */
export function EntryPointSelect() {
  const entryPoint = useDraft((draft) => draft.entry_point);
  return (
    <Chip label="entry point" field="entry_point">
      <select
        aria-label="Entry point"
        title={
          entryPoint
            ? `The run is started with ${ENTRY_POINT_FACTS[entryPoint].help}.`
            : 'How the run is started is undecided: findings name the entry points that they hold for.'
        }
        value={entryPoint ?? UNDECIDED}
        onChange={({ target }) => {
          const chosen = entryPointSchema.safeParse(target.value);
          change((work) => withEntryPoint(work, chosen.success ? chosen.data : undefined));
        }}
      >
        <option value={UNDECIDED}>undecided</option>
        {ENTRY_POINTS.map((name) => (
          <option key={name} value={name}>
            {ENTRY_POINT_FACTS[name].title}
          </option>
        ))}
      </select>
    </Chip>
  );
}
