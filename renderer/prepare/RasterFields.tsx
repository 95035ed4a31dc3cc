import { useId } from 'react';
import { quantityText } from '../../shared/prepare/quantity';
import type { Recipe } from '../../shared/prepare/recipe';
import { readNumber } from '../../shared/values/typedNumber';
import type { Target } from './edit';
import { MadeChip } from './MadeChip';
import { QuantityField } from './QuantityField';
import { changeRaster } from './raster';
import fields from './StepFields.module.css';
import { setRecipe } from './store';
import { TypedInput } from './TypedInput';

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
  return (
    <>
      <label htmlFor={id} className={fields.label}>
        {label}
      </label>
      <TypedInput id={id} shown={String(value)} read={countIn} onChange={onChange} />
    </>
  );
}

function countIn(text: string): { readonly value: number } | null {
  const read = readNumber(text.trim());
  const value = read.kind === 'number' ? Number(read.value) : Number.NaN;
  return Number.isInteger(value) && value >= 1 && value <= 1_000_000 ? { value } : null;
}
