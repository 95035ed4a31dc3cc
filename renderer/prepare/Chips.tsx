import { type KeyboardEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { Recipe } from '../../shared/prepare/recipe';
import type { SourceFile } from '../../shared/prepare/source';
import type { Step } from '../../shared/prepare/step';
import { entryOf, STEPS } from '../../shared/prepare/steps';
import { Button } from '../kit/Button';
import { Menu, MenuItem } from '../kit/Menu';
import { Popover, PopoverClose } from '../kit/Popover';
import chip from './Chip.module.css';
import css from './Chips.module.css';
import { addStep, moveStep, stepsOf, type Target, targetName, withStep } from './edit';
import { MadeFields } from './MadeFields';
import { RasterFields } from './RasterFields';
import { StepFields } from './StepFields';
import { setRecipe } from './store';

interface Props {
  target: Target;
  recipe: Recipe;
  files: readonly (SourceFile | null)[];
  /** What the steps make now; empty where that is not known. */
  shape: readonly number[];
}

/**
 * What is done to an array, in order. A chip opens its formula and parameters; Alt with an arrow moves it, Delete
 * removes it.
 */
export function Chips({ target, recipe, files, shape }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const steps = stepsOf(recipe, target);
  // The parameters of what is made are a chip before the steps.
  const mapped = recipe[target];
  const isMade = mapped !== null && mapped !== 'ones' && 'made' in mapped;
  const made = isMade && mapped.made !== 'mean-pattern' ? 1 : 0;
  /** Changes the list and gives the focus to a chip at once: the next key is meant for it. */
  const change = (next: Recipe, at: number) => {
    flushSync(() => setRecipe(next));
    const chips = list.current?.querySelectorAll<HTMLElement>('button[data-chip]');
    chips?.[Math.max(0, Math.min(at, chips.length - 1))]?.focus();
  };
  const move = (at: number, by: number) => {
    if (at + by >= 0 && at + by < steps.length)
      change(moveStep(recipe, target, at, by), at + by + made);
  };
  const remove = (at: number) => change(withStep(recipe, target, at, null), at + made);
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.altKey && by !== undefined) move(at, by);
    else if (event.key === 'Delete') remove(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ul ref={list} className={css.chips} aria-label={`Steps of ${targetName(target)}`}>
      <MadeFields target={target} recipe={recipe} />
      <RasterFields target={target} recipe={recipe} />
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the order.
        <li key={`${at} ${step.step}`}>
          <Popover
            label={`Step ${labelOf(step)}`}
            className={css.popover}
            trigger={
              <button
                type="button"
                className={`${chip.chip} ${chip.on}`}
                data-chip
                aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Delete"
                onKeyDown={(event) => onKeyDown(event, at)}
              >
                {labelOf(step)}
              </button>
            }
          >
            <b>{entryOf(step).title}</b>
            <code className={css.formula}>{formulaOf(step)}</code>
            <StepFields
              step={step}
              fields={entryOf(step).fields}
              files={files}
              onChange={(next) => setRecipe(withStep(recipe, target, at, next))}
            />
            <p className={css.buttons}>
              <Button
                small
                variant="ghost"
                icon="back"
                disabled={at === 0 && 'It is the first step'}
                onClick={() => move(at, -1)}
              >
                Earlier
              </Button>
              <Button
                small
                variant="ghost"
                icon="forward"
                disabled={at === steps.length - 1 && 'It is the last step'}
                onClick={() => move(at, 1)}
              >
                Later
              </Button>
              <PopoverClose
                render={
                  <Button small icon="remove" onClick={() => remove(at)}>
                    Remove
                  </Button>
                }
              />
            </p>
          </Popover>
        </li>
      ))}
      <li>
        <Menu
          trigger={
            <button
              type="button"
              className={`${chip.chip} ${chip.add}`}
              aria-label={`Add a step to ${targetName(target)}`}
            >
              +
            </button>
          }
        >
          <Offered
            target={target}
            shape={shape}
            onAdd={(step) => setRecipe(addStep(recipe, target, step))}
          />
        </Menu>
      </li>
    </ul>
  );
}

interface OfferedProps extends Pick<Props, 'target' | 'shape'> {
  onAdd: (step: Step) => void;
}

/** The steps that a target can have, each with what it would do at first. */
const Offered = ({ target, shape, onAdd }: OfferedProps) =>
  STEPS.filter(({ applies }) => applies.includes(target)).map(({ id, title, initial, schema }) => {
    const step = schema.safeParse(initial(shape));
    return (
      <MenuItem
        key={id}
        {...(step.success
          ? { detail: formulaOf(step.data) }
          : { disabled: 'The shape of the array is not known.' })}
        onSelect={() => step.success && onAdd(step.data)}
      >
        {title}
      </MenuItem>
    );
  });

const labelOf = (step: Step): string => entryOf(step).label(step);

const formulaOf = (step: Step): string => entryOf(step).formula(step);
