import type { SourceArray } from '../../shared/prepare/source';
import { Button } from '../kit/Button';
import { Menu, MenuItem } from '../kit/Menu';
import { ARRAYS, TARGETS, type Target, withArray } from './edit';
import { stepsFor } from './guess';
import { setRecipe, usePrepare } from './store';

interface Props {
  /** Counts from 1. */
  file: number;
  array: SourceArray;
}

/** Reads a target from an array: what a wire that is drawn to it does. */
export function connect(target: Target, file: number, array: SourceArray): void {
  const { recipe } = usePrepare.getState();
  if (recipe === null) return;
  const ref = { file, path: array.path };
  setRecipe(withArray(recipe, target, ref, stepsFor(recipe, target, array)));
}

/** Chooses what an array is used for. */
export function UseMenu({ file, array }: Props) {
  return (
    <Menu
      trigger={
        <Button
          small
          variant="ghost"
          icon="right"
          label={`Use ${array.path === '' ? 'this array' : array.path} as`}
          tip="Use as…"
        />
      }
    >
      {TARGETS.map((target) => (
        <MenuItem key={target} onSelect={() => connect(target, file, array)}>
          <code>{ARRAYS[target].join(', ')}</code>
        </MenuItem>
      ))}
    </Menu>
  );
}
