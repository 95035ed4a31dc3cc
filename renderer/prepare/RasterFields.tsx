import { useId, useState } from 'react';
import { quantityText } from '../../shared/prepare/quantity';
import type { Recipe } from '../../shared/prepare/recipe';
import { readNumber } from '../../shared/values/typedNumber';
import field from '../kit/field.module.css';
import type { Target } from './edit';
import { MadeChip } from './MadeChip';
import { QuantityField } from './QuantityField';
import { changeRaster } from './raster';
import fields from './StepFields.module.css';
import { setRecipe } from './store';

interface Props {
  target: Target;
  recipe: Recipe;
}

/** Rows, columns and step of a regular scan; nothing for positions that are read. */
export function RasterFields({ target, recipe }: Props) {
  const made = target === 'x' || target === 'y' ? recipe[target] : null;
  if (made === null || 'array' in made) return null;
  const { rows, columns, step } = made;
  const words = 'value' in step ? quantityText(step) : 'step of the file';
  return (
    <MadeChip label="Regular scan" text={`${rows} × ${columns}, ${words}`}>
      <Count
        label="Rows"
        value={rows}
        onChange={(next) => setRecipe(changeRaster(recipe, { rows: next }))}
      />
      <Count
        label="Columns"
        value={columns}
        onChange={(next) => setRecipe(changeRaster(recipe, { columns: next }))}
      />
      <QuantityField
        label="Step"
        kind="pixels"
        value={step}
        onChange={(next) => setRecipe(changeRaster(recipe, { step: next }))}
      />
    </MadeChip>
  );
}

interface CountProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
}

function Count({ label, value, onChange }: CountProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const count = typed === null ? value : countIn(typed);
  return (
    <>
      <label htmlFor={id} className={fields.label}>
        {label}
      </label>
      <span className={field.field} data-small data-invalid={count === null || undefined}>
        <input
          id={id}
          value={typed ?? String(value)}
          inputMode="numeric"
          data-own-undo
          aria-invalid={count === null}
          onChange={({ target }) => {
            setTyped(target.value);
            const next = countIn(target.value);
            if (next !== null) onChange(next);
          }}
          onBlur={() => setTyped(null)}
        />
      </span>
    </>
  );
}

function countIn(text: string): number | null {
  const read = readNumber(text.trim());
  const value = read.kind === 'number' ? Number(read.value) : Number.NaN;
  return Number.isInteger(value) && value >= 1 && value <= 1_000_000 ? value : null;
}
