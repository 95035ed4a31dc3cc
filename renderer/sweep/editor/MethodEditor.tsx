import { METHODS, type SweepDraft } from '../../../shared/sweep/draft/draft';
import type { SweepReading } from '../../../shared/sweep/draft/readSweep';
import { seal } from '../../store/edit';
import { changeSweep } from '../edit';
import css from './Editor.module.css';

const WORDS = {
  grid: { label: 'Grid', title: 'All combinations of values' },
  zip: { label: 'Zipped', title: 'The first value of every axis, then the second, …' },
  random: {
    label: 'Random',
    title: 'Random samples of all axes; the same seed gives the same points everywhere',
  },
} as const;

/** How points are generated from the axes. */
export function MethodEditor({ sweep, reading }: { sweep: SweepDraft; reading: SweepReading }) {
  const problem = reading.count ?? reading.seed;
  return (
    <fieldset className={css.method}>
      <legend className={css.heading}>
        Points <small>{WORDS[sweep.method].title.toLowerCase()}</small>
      </legend>
      <div className={css.kinds}>
        {METHODS.map((method) => (
          <label key={method} title={WORDS[method].title}>
            <input
              type="radio"
              name="sweep method"
              checked={sweep.method === method}
              onChange={() => changeSweep((before) => ({ ...before, method }))}
            />
            {WORDS[method].label}
          </label>
        ))}
      </div>
      {sweep.method === 'random' && (
        <div className={css.range}>
          {(['count', 'seed'] as const).map((box) => (
            <label key={box}>
              <span>{box === 'count' ? 'points' : 'seed'}</span>
              <input
                type="text"
                aria-label={box === 'count' ? 'Number of random points' : 'Seed'}
                aria-invalid={reading[box] !== null}
                data-bad={reading[box] !== null || undefined}
                autoComplete="off"
                spellCheck={false}
                value={sweep[box]}
                onChange={({ target }) =>
                  changeSweep((before) => ({ ...before, [box]: target.value }), `sweep ${box}`)
                }
                onBlur={seal}
              />
            </label>
          ))}
          <button
            type="button"
            className="btn small"
            title="Draw other samples with a new seed"
            onClick={() =>
              changeSweep((before) => ({ ...before, seed: String((Number(before.seed) || 0) + 1) }))
            }
          >
            Draw again
          </button>
        </div>
      )}
      {problem !== null && (
        <p className={css.read} data-bad>
          {reading.count === null ? 'seed' : 'points'}: {problem}
        </p>
      )}
    </fieldset>
  );
}
