import type { SourceArray, SourceFile } from '../../shared/prepare/source';
import { Button } from '../kit/Button';
import { Menu, MenuItem } from '../kit/Menu';
import { recipeOf } from './byHand';
import css from './Mapping.module.css';
import { setRecipe } from './store';

/** No layout was recognised: the recipe begins with the array that holds the patterns. */
export function ByHand({ files }: { files: readonly (SourceFile | null)[] }) {
  const stacks = files.flatMap((file, index) =>
    (file?.arrays ?? [])
      .filter(isStack)
      .map((array) => ({ file: index + 1, array, key: `${index} ${array.path}` })),
  );
  if (stacks.length === 0)
    return (
      <p className={css.small}>
        No array in {files.length > 1 ? 'these files' : 'this file'} could be a stack of patterns.
      </p>
    );
  return (
    <p className={css.small}>
      No layout is recognised. Choose the patterns first:{' '}
      <Menu
        trigger={
          <Button small icon="down">
            Patterns
          </Button>
        }
      >
        {stacks.slice(0, 50).map(({ file, array, key }) => (
          <MenuItem
            key={key}
            detail={`${array.shape.join(' × ')} ${array.dtype}`}
            onSelect={() => setRecipe(recipeOf(file, array))}
          >
            <code>{array.path === '' ? files[file - 1]?.name : array.path}</code>
          </MenuItem>
        ))}
      </Menu>
    </p>
  );
}

/** At least two patterns of at least 8 pixels. */
const isStack = ({ shape, dtype, problem }: SourceArray): boolean =>
  problem === null &&
  !/complex|text|other|bool/.test(dtype) &&
  shape.length >= 3 &&
  shape.slice(-2).every((length) => length >= 8);
