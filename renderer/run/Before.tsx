import { schedulerNamed } from '../../shared/hosts/schedulers';
import { CodeText } from '../kit/CodeText';
import { Icon } from '../kit/Icon';
import { JobState } from '../kit/JobState';
import css from './Before.module.css';
import { OpenFindings } from './OpenFindings';
import { PathMap } from './PathMap';
import { Resources } from './Resources';
import { RunFolder } from './RunFolder';
import type { Sheeted } from './sheeted';

/** What the run gets on its host, and what to know before it starts. */
export function Before(sheeted: Sheeted) {
  const { host, answers, preview } = sheeted;
  if (host === null)
    return (
      <section className={css.before} aria-label="Before the start">
        <p>Nothing can be run here until the file of the host is corrected. Edit it at the left.</p>
      </section>
    );
  const { value } = preview;
  const scheduler = host.scheduler === null ? null : schedulerNamed(host.scheduler);
  return (
    <section className={css.before} aria-label="Before the start">
      {preview.problem !== null && <JobState job={preview} what="the files of the run" />}
      {value?.resources && scheduler && (
        <Resources
          scheduler={scheduler}
          suggested={value.resources}
          partitions={answers.value?.partitions ?? null}
        />
      )}
      {scheduler?.caution && <p className={css.note}>{scheduler.caution}</p>}
      {scheduler === null && (
        <p className={css.note}>
          {host.reach.kind === 'ssh' ? `No scheduler on ${host.name}` : 'No scheduler here'}: the
          run takes what the machine has, and continues when Pinnboard is closed.
        </p>
      )}
      {value && (
        <>
          <RunFolder preview={value} host={host} answers={answers} />
          <PathMap host={host} answers={answers} sizes={value.sizes} />
          {value.warnings.length + value.unsupported.length > 0 && (
            <ul className={css.warnings} aria-label="Warnings">
              {value.warnings.map(({ id, text }) => (
                <Warning key={id} text={text} />
              ))}
              {value.unsupported.map(({ name, why }) => (
                <Warning key={name} text={`\`${name}\` is not part of the command: ${why}`} />
              ))}
            </ul>
          )}
          <OpenFindings findings={value.findings} blocked={value.cannotWrite} />
        </>
      )}
    </section>
  );
}

const Warning = ({ text }: { text: string }) => (
  <li>
    <Icon name="triangle" size={14} />
    <span>
      <CodeText text={text} />
    </span>
  </li>
);
