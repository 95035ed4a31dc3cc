import { useId } from 'react';
import type { PathThere } from '../../shared/hosts/answers';
import type { Host } from '../../shared/hosts/host';
import type { RunPreview } from '../../shared/ipc/hosts';
import { sizeText } from '../../shared/values/bytes';
import { Icon, type IconName } from '../kit/Icon';
import { tip } from '../kit/Tip';
import css from './Before.module.css';
import { pathEnd } from './pathEnd';
import type { Sheeted } from './sheeted';

interface Props {
  host: Host;
  answers: Sheeted['answers'];
  /** Bytes of the files on this machine; null for one that is not there. */
  sizes: RunPreview['sizes'];
}

/** The files of the run, here and on the host, and whether they are there. */
export function PathMap({ host, answers: { value, busy }, sizes }: Props) {
  const title = useId();
  const isLocal = host.reach.kind === 'local';
  if (value && value.paths.length === 0) return null;
  return (
    <section aria-labelledby={title}>
      <h3 id={title}>{isLocal ? 'Files' : 'Path map'}</h3>
      {value ? (
        <table className={css.paths}>
          <thead>
            <tr>
              <th>{isLocal ? 'Path' : 'Here'}</th>
              {!isLocal && <th>On the host</th>}
              <th>Check</th>
            </tr>
          </thead>
          <tbody>
            {value.paths.map((row) => (
              <tr key={row.here}>
                <td>
                  <code {...tip(row.here)}>{pathEnd(row.here)}</code>
                </td>
                {!isLocal && (
                  <td>
                    {row.there === null ? (
                      '—'
                    ) : (
                      <code {...tip(row.there)}>{pathEnd(row.there)}</code>
                    )}
                  </td>
                )}
                <td>
                  <Check {...checkOf(row, isLocal ? null : (sizes[row.here] ?? null))} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className={css.note}>{busy ? 'Asking the host…' : 'Not checked.'}</p>
      )}
    </section>
  );
}

interface Checked {
  readonly state: 'good' | 'bad' | 'unknown';
  readonly text: string;
  readonly why?: string;
}

const ICONS: { readonly [state in Checked['state']]: IconName } = {
  good: 'ok',
  bad: 'cross',
  unknown: 'dashed',
};

const Check = ({ state, text, why }: Checked) => (
  <span className={css.check} data-state={state} {...tip(why)}>
    <Icon name={ICONS[state]} size={14} />
    {text}
  </span>
);

/** What the host answered about a path, whose file has `here` bytes on this machine; null where it has none to compare with. */
function checkOf({ there, answer }: PathThere, here: number | null): Checked {
  if (there === null)
    return { state: 'bad', text: 'not mapped', why: "The host's file maps no folder around it." };
  if (answer === null) return { state: 'unknown', text: 'not checked' };
  if ('error' in answer)
    return { state: 'unknown', text: 'not checked', why: answer.error.message };
  const { kind, size, isWritable } = answer.value;
  if (kind === 'missing') return { state: 'bad', text: 'not there' };
  if (kind === 'folder')
    return isWritable === false
      ? { state: 'bad', text: 'not writable' }
      : { state: 'good', text: 'there' };
  if (size === null) return { state: 'good', text: 'there' };
  if (here === null) return { state: 'good', text: sizeText(size) };
  return here === size
    ? { state: 'good', text: 'same size' }
    : { state: 'bad', text: 'other size', why: `${sizeText(size)} there, ${sizeText(here)} here` };
}
