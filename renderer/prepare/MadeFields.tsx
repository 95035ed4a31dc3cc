import { z } from 'zod';
import { quantityText } from '../../shared/prepare/quantity';
import type { MadeProbe, Recipe } from '../../shared/prepare/recipe';
import { type Quantity, quantitySchema } from '../../shared/prepare/refs';
import type { Target } from './edit';
import { MadeChip } from './MadeChip';
import { QuantityField } from './QuantityField';
import { setRecipe } from './store';

interface Props {
  target: Target;
  recipe: Recipe;
}

interface MadeField {
  readonly name: 'diameter' | 'outer_zone' | 'beam_stop' | 'defocus';
  readonly label: string;
  readonly kind: 'length' | 'pixels';
}

const DIAMETER: MadeField = { name: 'diameter', label: 'Diameter', kind: 'pixels' };
const DEFOCUS: MadeField = { name: 'defocus', label: 'Defocus', kind: 'length' };

const FIELDS: { readonly [made in MadeProbe['made']]: readonly MadeField[] } = {
  disk: [DIAMETER, DEFOCUS],
  gaussian: [{ ...DIAMETER, label: 'Full width at half maximum' }, DEFOCUS],
  'zone-plate': [
    { ...DIAMETER, kind: 'length' },
    { name: 'outer_zone', label: 'Outer zone', kind: 'length' },
    { name: 'beam_stop', label: 'Beam stop', kind: 'length' },
    DEFOCUS,
  ],
  'mean-pattern': [],
};

/** What a probe is made with; nothing for one that is read. */
export function MadeFields({ target, recipe }: Props) {
  const { probe } = recipe;
  if (target !== 'probe' || !('made' in probe)) return null;
  const own = FIELDS[probe.made];
  if (own.length === 0) return null;
  const at = (name: MadeField['name']) => quantityIn(probe, name);
  const known = own.flatMap(({ name }) => at(name) ?? []);
  return (
    <MadeChip
      label="Parameters of the probe"
      text={known.map((one) => ('value' in one ? quantityText(one) : 'from the file')).join(', ')}
    >
      {own.map(({ name, label, kind }) => (
        <QuantityField
          key={name}
          label={label}
          kind={kind}
          value={at(name)}
          placeholder={name === 'defocus' ? 'none' : undefined}
          onChange={(next) => setRecipe({ ...recipe, probe: { ...probe, [name]: next } })}
        />
      ))}
    </MadeChip>
  );
}

function quantityIn(probe: MadeProbe, name: MadeField['name']): Quantity | null {
  const quantities = quantitiesSchema.parse(probe);
  return quantities[name] ?? null;
}

/** What the kinds of probes have among them. */
const quantity = quantitySchema.optional();
const quantitiesSchema = z.object({
  ...{ diameter: quantity, outer_zone: quantity, beam_stop: quantity, defocus: quantity },
});
