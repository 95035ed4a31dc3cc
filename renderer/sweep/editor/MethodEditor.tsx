import { METHODS, type SweepDraft } from '../../../shared/sweep/draft/draft';
import type { SweepReading } from '../../../shared/sweep/draft/readSweep';
import { Button } from '../../kit/Button';
import { ToggleGroup } from '../../kit/ToggleGroup';
import { changeSweep } from '../edit';
import { TextBox } from '../TextBox';
import css from './Editor.module.css';

const WORDS = {
  grid: { label: 'Grid', tip: 'All combinations of values' },
  zip: { label: 'Zipped', tip: 'The first value of every axis, then the second, …' },
  random: {
    label: 'Random',
    tip: 'Random samples of all axes; the same seed gives the same points everywhere',
  },
} as const;

/** How points are generated from the axes. */
export function MethodEditor({ sweep, reading }: { sweep: SweepDraft; reading: SweepReading }) {
  const problem = reading.count ?? reading.seed;
  return (
    <fieldset className={css.part}>
      <legend className={css.heading}>
        Points <small>{WORDS[sweep.method].tip.toLowerCase()}</small>
      </legend>
      <ToggleGroup
        small
        label="How axes are combined"
        value={sweep.method}
        choices={METHODS.map((value) => ({ value, ...WORDS[value] }))}
        onChange={(method) => changeSweep((before) => ({ ...before, method }))}
      />
      {sweep.method === 'random' && (
        <div className={css.boxes}>
          {(['count', 'seed'] as const).map((box) => (
            <TextBox
              key={box}
              caption={box === 'count' ? 'points' : 'seed'}
              label={box === 'count' ? 'Number of random points' : 'Seed'}
              invalid={reading[box] !== null}
              value={sweep[box]}
              onText={(text) =>
                changeSweep((before) => ({ ...before, [box]: text }), `sweep ${box}`)
              }
            />
          ))}
          <Button
            tip="Draw other samples with a new seed"
            onClick={() =>
              changeSweep((before) => ({ ...before, seed: String((Number(before.seed) || 0) + 1) }))
            }
          >
            Draw again
          </Button>
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
