import type { SweepReading } from '../../../shared/sweep/draft/readSweep';
import { METHODS, type SweepDraft } from '../../../shared/sweep/sweep';
import { Button } from '../../kit/Button';
import { TextBox } from '../../kit/TextBox';
import { ToggleGroup } from '../../kit/ToggleGroup';
import { changeSweep } from '../edit';
import css from './Editor.module.css';

const WORDS = {
  grid: { label: 'Grid', tip: 'All combinations of values' },
  zip: { label: 'Zipped', tip: 'The first value of every axis, then the second, …' },
  random: {
    label: 'Random',
    tip: 'Random samples of all axes; the same seed gives the same points everywhere',
  },
} as const;

interface MethodProps {
  readonly method: SweepDraft['method'];
  readonly reading: SweepReading;
}

const set = (method: SweepDraft['method'], key?: string) =>
  changeSweep((before) => ({ ...before, method }), key);

/** How points are generated from the axes. */
export function MethodEditor({ method, reading }: MethodProps) {
  const problem = reading.count ?? reading.seed;
  return (
    <fieldset className={css.part}>
      <legend className={css.heading}>
        Points <small>{WORDS[method.kind].tip.toLowerCase()}</small>
      </legend>
      <ToggleGroup
        small
        label="How axes are combined"
        value={method.kind}
        choices={METHODS.map((value) => ({ value, ...WORDS[value] }))}
        onChange={(kind) => set(kind === 'random' ? { kind, count: 100, seed: 0 } : { kind })}
      />
      {method.kind === 'random' && (
        <div className={css.boxes}>
          {(['count', 'seed'] as const).map((box) => (
            <TextBox
              key={box}
              caption={box === 'count' ? 'points' : 'seed'}
              label={box === 'count' ? 'Number of random points' : 'Seed'}
              invalid={reading[box] !== null}
              value={String(method[box])}
              onText={(text) => set({ ...method, [box]: text }, `sweep ${box}`)}
            />
          ))}
          <Button
            tip="Draw other samples with a new seed"
            onClick={() => set({ ...method, seed: (Number(method.seed) || 0) + 1 })}
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
