import { useId, useMemo, useState } from 'react';
import { percentText } from '../../shared/prepare/quantity';
import type { Recipe } from '../../shared/prepare/recipe';
import { readNumber } from '../../shared/values/typedNumber';
import field from '../kit/field.module.css';
import type { Job } from '../kit/job';
import { ToggleGroup } from '../kit/ToggleGroup';
import { ScanCanvas } from './ScanCanvas';
import css from './Split.module.css';
import { setRecipe, usePrepare } from './store';
import type { PreviewOf } from './usePrepared';

type SplitSpec = NonNullable<Recipe['split']>;
type By = SplitSpec['by'] | 'none';

const METHODS: readonly { readonly value: By; readonly label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'random', label: 'Random' },
  { value: 'blocks', label: 'Blocks' },
  { value: 'stripes', label: 'Stripes' },
];

const USUAL_SHARE = 0.2;

/** Which patterns are kept for validation, on the scan, and how much of them training sees. */
export function Split({ preview }: { preview: Job<PreviewOf> }) {
  const title = useId();
  const recipe = usePrepare((state) => state.recipe);
  const value = preview.value;
  const split = value?.split ?? null;
  const validation = split?.validation;
  const marked = useMemo(() => new Set(validation), [validation]);
  if (!recipe) return null;
  const spec = recipe.split;
  const positions = value?.positions.ok ? value.positions.value : null;
  const change = (next: Partial<SplitSpec>) => {
    if (spec) setRecipe({ ...recipe, split: { ...spec, ...next } });
  };
  return (
    <section className={css.split} aria-labelledby={title}>
      <header className={css.head}>
        <h3 id={title}>Training and validation</h3>
        <ToggleGroup
          small
          label="Split by"
          value={spec?.by ?? 'none'}
          choices={METHODS}
          onChange={(by) =>
            setRecipe({
              ...recipe,
              split: by === 'none' ? null : { share: USUAL_SHARE, ...spec, by },
            })
          }
        />
      </header>
      {spec === null ? (
        <p className={css.note}>All patterns are written into one file.</p>
      ) : (
        <div className={css.body}>
          {positions && (
            <ScanCanvas
              className={css.scan}
              points={positions.after}
              marked={marked}
              index={null}
              label={`Scan with ${marked.size} validation patterns`}
            />
          )}
          <div className={css.facts}>
            <dl>
              <dt>
                <i className={css.training} />
                Training
              </dt>
              <dd>{positions ? positions.after.x.length - marked.size : '?'}</dd>
              <dt>
                <i className={css.validation} />
                Validation
              </dt>
              <dd>{positions ? marked.size : '?'}</dd>
            </dl>
            <Share share={spec.share} onChange={(share) => change({ share })} />
            {spec.by !== 'stripes' && (
              <Seed seed={spec.seed ?? 0} onChange={(seed) => change({ seed })} />
            )}
            {split && (
              <p className={css.leakage}>
                <b>
                  {percentText(split.leakage)} of validation patterns are within{' '}
                  {Math.round(split.distance)} px of a training pattern.
                </b>{' '}
                {spec.by !== 'random' &&
                  `With a random split: ${percentText(split.randomLeakage)}. `}
                Neighbouring patterns share object area, so a random split makes the validation loss
                optimistic.
              </p>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

/** 5 to 50 % by a slider. */
function Share({ share, onChange }: { share: number; onChange: (share: number) => void }) {
  const id = useId();
  return (
    <p className={css.line}>
      <label htmlFor={id}>Validation share</label>
      <span>{percentText(share)}</span>
      <input
        id={id}
        type="range"
        min={5}
        max={50}
        step={5}
        value={Math.round(share * 100)}
        onChange={({ target }) => onChange(Number(target.value) / 100)}
      />
    </p>
  );
}

function Seed({ seed, onChange }: { seed: number; onChange: (seed: number) => void }) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string) => {
    setTyped(text);
    const read = readNumber(text.trim());
    const value = read.kind === 'number' ? Number(read.value) : Number.NaN;
    if (Number.isInteger(value) && value >= 0 && value <= 0xffffffff) onChange(value);
  };
  return (
    <p className={css.line}>
      <label htmlFor={id}>Seed</label>
      <span className={`${field.field} ${css.seed}`} data-small>
        <input
          id={id}
          value={typed ?? String(seed)}
          inputMode="numeric"
          data-own-undo
          onChange={({ target }) => type(target.value)}
          onBlur={() => setTyped(null)}
        />
      </span>
    </p>
  );
}
