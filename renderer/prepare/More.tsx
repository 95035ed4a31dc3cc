import type { ReactNode } from 'react';
import {
  flipPositions,
  reorderPositions,
  swapPositions,
  withPositionUnit,
} from '../../shared/prepare/edits';
import type { Recipe } from '../../shared/prepare/recipe';
import { Select } from '../kit/Select';
import chip from './Chip.module.css';
import css from './More.module.css';
import { setRecipe } from './store';

const SIZES: readonly {
  readonly value: Recipe['size'];
  readonly label: string;
  readonly detail?: string;
}[] = [
  { value: 'keep', label: 'keep size', detail: 'as the steps leave the patterns' },
  ...[64, 128, 256].map((value) => ({
    value,
    label: `${value} × ${value}`,
    detail: 'cropped or padded about the middle',
  })),
];

const UNITS = ['px', 'm', 'mm', 'um', 'nm', 'A'] as const;

/** Changes that concern more than one array at once. */
export function More({ recipe }: { recipe: Recipe }) {
  const { x, y, size } = recipe;
  const unit = x?.steps.find(({ step }) => step === 'unit')?.from;
  const isMapped = x !== null && y !== null;
  const isReversed = [x, y].every(
    (one) => one?.steps.some(({ step }) => step === 'reverse') === true,
  );
  const isTurned = (axis: 'x' | 'y') =>
    recipe[axis]?.steps.some(({ step }) => step === 'negate') === true;
  return (
    <section className={css.more} aria-label="More">
      <b>More</b>
      <Select
        small
        label="Size of the patterns"
        value={size}
        choices={SIZES}
        onChange={(next) => setRecipe({ ...recipe, size: next })}
      />
      {isMapped && (
        <>
          <Select
            small
            label="Unit of the positions"
            value={typeof unit === 'string' ? unit : ''}
            choices={[
              ...(typeof unit === 'string' ? [] : [{ value: '', label: 'unit?' }]),
              ...UNITS.map((value) => ({
                value,
                label: value === 'px' ? 'px' : `${value} → px`,
                detail: value === 'px' ? 'positions are pixels' : `positions are in ${value}`,
              })),
            ]}
            onChange={(next) => next !== '' && setRecipe(withPositionUnit(recipe, next))}
          />
          <Turn onClick={() => setRecipe(swapPositions(recipe))}>swap x and y</Turn>
          {(['x', 'y'] as const).map((axis) => (
            <Turn
              key={axis}
              isOn={isTurned(axis)}
              onClick={() => setRecipe(flipPositions(recipe, axis))}
            >
              flip {axis}
            </Turn>
          ))}
          <Turn
            isOn={isReversed}
            onClick={() => setRecipe(reorderPositions(recipe, { reversed: 'all' }))}
          >
            reverse order
          </Turn>
        </>
      )}
    </section>
  );
}

interface TurnProps {
  /** Undefined for what is no state. */
  isOn?: boolean;
  onClick: () => void;
  children: ReactNode;
}

const Turn = ({ isOn, onClick, children }: TurnProps) => (
  <button
    type="button"
    className={`${chip.chip} ${isOn ? chip.on : ''}`}
    aria-pressed={isOn}
    onClick={onClick}
  >
    {children}
  </button>
);
