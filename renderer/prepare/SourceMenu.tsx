import type { MadeProbe, Recipe } from '../../shared/prepare/recipe';
import type { SourceFile } from '../../shared/prepare/source';
import { Button } from '../kit/Button';
import { Menu, MenuGroup, MenuItem, MenuSeparator } from '../kit/Menu';
import { cardsOf } from './cards';
import { arrayOf, type Target, targetName, withMadeProbe } from './edit';
import { withRaster } from './raster';
import css from './SourceMenu.module.css';
import { chooseModelProbe, chooseMore } from './sources';
import { setRecipe, usePrepare } from './store';
import { shapeText } from './texts';
import { connect } from './UseMenu';

interface Props {
  target: Target;
  files: readonly (SourceFile | null)[];
  recipe: Recipe;
  /** The object's pixel is known. */
  hasPixel: boolean;
}

/** Chooses where a target is read from: what a wire says, for those who have no pointer. */
export function SourceMenu({ target, files, recipe, hasPixel }: Props) {
  const { cards } = cardsOf(files, recipe);
  const words = sourceText(recipe, target, files);
  return (
    <Menu
      trigger={
        <Button
          small
          variant="ghost"
          className={css.source}
          aria-label={`Source of ${targetName(target)}: ${words}`}
        >
          <span>{words}</span>
        </Button>
      }
    >
      <MenuGroup label="From the file">
        {cards
          .filter(({ array }) => array.problem === null)
          .map(({ id, file, array }) => (
            <MenuItem
              key={id}
              icon={isRead(recipe, target, file, array.path) ? 'ok' : undefined}
              detail={`${shapeText(array.shape)} ${array.dtype}`}
              onSelect={() => connect(target, file, array)}
            >
              <code>{array.path === '' ? files[file - 1]?.name : array.path}</code>
            </MenuItem>
          ))}
        <MenuItem onSelect={() => usePrepare.setState({ isTree: true })}>Show as tree</MenuItem>
      </MenuGroup>
      {target === 'probe' && (
        <>
          <MenuSeparator />
          <MenuGroup label="Made">
            {MADE.map(({ label, detail, probe }) => (
              <MenuItem
                key={label}
                detail={detail}
                onSelect={() => {
                  const { recipe: now } = usePrepare.getState();
                  if (now) setRecipe(withMadeProbe(now, probe));
                }}
              >
                {label}
              </MenuItem>
            ))}
          </MenuGroup>
        </>
      )}
      {(target === 'x' || target === 'y') && (
        <>
          <MenuSeparator />
          <MenuItem
            detail="rows, columns and a step; both axes"
            onSelect={() => setRecipe(withRaster(recipe, files))}
          >
            Regular scan
          </MenuItem>
        </>
      )}
      {target === 'object' && (
        <>
          <MenuSeparator />
          <MenuItem
            icon={recipe.object === 'ones' ? 'ok' : undefined}
            onSelect={() => {
              const { recipe: now } = usePrepare.getState();
              if (now) setRecipe({ ...now, object: 'ones' });
            }}
          >
            Ones
          </MenuItem>
        </>
      )}
      {(target === 'probe' || target === 'x' || target === 'y') && (
        <>
          <MenuSeparator />
          <MenuItem icon="folder" onSelect={() => void chooseMore()}>
            From another file…
          </MenuItem>
          {target === 'probe' && (
            <MenuItem
              icon="folder"
              detail="of the dataset that it was trained with"
              onSelect={() => void chooseModelProbe(hasPixel)}
            >
              From a model folder…
            </MenuItem>
          )}
        </>
      )}
    </Menu>
  );
}

/** `data`, `made: disk`. */
function sourceText(recipe: Recipe, target: Target, files: Props['files']): string {
  const ref = arrayOf(recipe, target);
  if (ref) return ref.path.split('/').at(-1) || (files[ref.file - 1]?.name ?? 'values');
  const mapped = recipe[target];
  if (mapped === null) return 'choose…';
  if (mapped === 'ones') return 'start from ones';
  return 'made' in mapped ? MADE_NAMES[mapped.made] : '';
}

const MADE_NAMES = {
  raster: 'made: regular scan',
  gaussian: 'made: Gaussian',
  disk: 'made: disk',
  'zone-plate': 'made: zone plate',
  'mean-pattern': 'made: mean pattern',
} as const;

const px = (value: number) => ({ value, unit: 'px' });
const um = (value: number) => ({ value, unit: 'um' });

const MADE: readonly {
  readonly label: string;
  readonly detail: string;
  readonly probe: MadeProbe;
}[] = [
  {
    label: 'Disk',
    detail: 'its diameter, and a phase by its defocus',
    probe: { made: 'disk', diameter: px(20), steps: [] },
  },
  {
    label: 'Gaussian',
    detail: 'its full width at half maximum',
    probe: { made: 'gaussian', diameter: px(20), steps: [] },
  },
  {
    label: 'Fresnel zone plate',
    detail: 'its diameter, outer zone and beam stop',
    probe: {
      made: 'zone-plate',
      diameter: um(180),
      outer_zone: { value: 50, unit: 'nm' },
      beam_stop: um(60),
      steps: [],
    },
  },
  {
    label: 'From the mean pattern',
    detail: 'flat phase: the weakest beginning',
    probe: { made: 'mean-pattern', steps: [] },
  },
];

function isRead(recipe: Recipe, target: Target, file: number, path: string): boolean {
  const ref = arrayOf(recipe, target);
  return ref?.file === file && ref.path === path;
}
