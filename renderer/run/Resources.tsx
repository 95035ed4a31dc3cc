import { useId, useState } from 'react';
import type { Answer } from '../../shared/hosts/answers';
import type { Resources as Asked } from '../../shared/hosts/resources';
import type { Partition, Scheduler } from '../../shared/hosts/schedulers/scheduler';
import type { Suggested } from '../../shared/hosts/suggested';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import field from '../kit/field.module.css';
import css from './Before.module.css';
import { RESOURCE_TEXTS } from './resourceTexts';
import { setResource, useRun } from './store';

interface Props {
  scheduler: Scheduler;
  suggested: Suggested;
  partitions: Answer<readonly Partition[]> | null;
}

const NAMES: readonly (keyof Asked)[] = [
  ...(['partition', 'gpus', 'gpuType', 'memoryGb', 'cpus', 'minutes'] as const),
];

/** What the scheduler is asked for, each with its origin. */
export function Resources({ scheduler, suggested, partitions }: Props) {
  const title = useId();
  const names = partitions && 'value' in partitions ? partitions.value.map(({ name }) => name) : [];
  return (
    <section aria-labelledby={title}>
      <h3 id={title}>Resources</h3>
      <div className={css.resources}>
        {NAMES.map((name) => (
          <Row
            key={name}
            name={name}
            scheduler={scheduler}
            suggested={suggested}
            choices={name === 'partition' ? names : []}
          />
        ))}
      </div>
    </section>
  );
}

interface RowProps<Name extends keyof Asked> {
  name: Name;
  scheduler: Props['scheduler'];
  suggested: Suggested;
  choices: readonly string[];
}

function Row<Name extends keyof Asked>({ name, scheduler, suggested, choices }: RowProps<Name>) {
  const id = useId();
  const { label, unit, show, read } = RESOURCE_TEXTS[name];
  const asked = useRun(({ resources }) => resources[name]);
  const unread = useRun((state) => state.unread.includes(name));
  const [typed, setTyped] = useState<string | null>(null);
  const { value, origin } = suggested[name];
  const text = typed ?? show(asked === undefined ? value : asked);
  const type = (next: string) => {
    setTyped(next);
    const trimmed = next.trim();
    if (trimmed === '') setResource(name, undefined);
    else {
      const understood = read(trimmed);
      setResource(name, understood ?? asked, understood === undefined);
    }
  };
  const reset = () => {
    setTyped(null);
    setResource(name, undefined);
  };
  return (
    <>
      <label htmlFor={id} className={css.label}>
        {name === 'partition' ? scheduler.partition : label}
        <code>{scheduler.flags[name]}</code>
      </label>
      <span className={field.field} data-invalid={unread || undefined}>
        <input
          id={id}
          value={text}
          spellCheck={false}
          data-own-undo
          aria-invalid={unread}
          aria-describedby={`${id}-origin`}
          {...(choices.length > 0 ? { list: `${id}-choices` } : {})}
          placeholder={show(value) === '' ? 'default' : undefined}
          onChange={({ target }) => type(target.value)}
          onBlur={() => {
            if (!unread) setTyped(null);
          }}
        />
        {unit !== '' && <span className={css.unit}>{unit}</span>}
        {choices.length > 0 && (
          <datalist id={`${id}-choices`}>
            {choices.map((choice) => (
              <option key={choice} value={choice} />
            ))}
          </datalist>
        )}
      </span>
      <span id={`${id}-origin`} className={css.origin}>
        {unread ? (
          <span className={css.unread}>not understood</span>
        ) : asked === undefined ? (
          <CodeText text={origin} />
        ) : (
          'set by you'
        )}
        {(asked !== undefined || unread) && (
          <Button
            small
            variant="ghost"
            icon="reset"
            label={`Use the suggestion for ${label}`}
            onClick={reset}
          />
        )}
      </span>
    </>
  );
}
