import type { ReactNode } from 'react';
import {
  type AskedAndRan as Asked,
  driftsOf,
  type ReadBack,
} from '../../../shared/runs/record/asked';
import { formatValue } from '../../../shared/values/python';
import { CodeText } from '../../kit/CodeText';
import { Icon } from '../../kit/Icon';
import { Tip } from '../../kit/Tip';
import css from './Panel.module.css';

/** What the run was asked for, and what PtychoPINN's own files say that it ran with. */
export function AskedAndRan({ asked: { asked, readBack, notRecorded } }: { asked: Asked }) {
  if (asked === null && readBack.length === 0) return null;
  const drifts = driftsOf(readBack);
  const unrecorded = notRecorded.flatMap(({ name, asked: value }) =>
    value === null ? [] : [{ name, value }],
  );
  return (
    <section className={css.part} aria-label="Asked and ran">
      <h3>Asked and ran</h3>
      <dl className={css.counts}>
        <Row name="Settings asked for">
          {asked === null ? (
            <span className={css.dim}>not recorded</span>
          ) : (
            <span>
              {asked.settings} in <code>{asked.file}</code>
            </span>
          )}
        </Row>
        {readBack.map((one) => (
          <Row key={one.file} name={<FileName file={one.file} />}>
            <Equal {...one} />
          </Row>
        ))}
        {notRecorded.length > 0 && (
          <Row name="Not recorded by PtychoPINN">
            <Tip text={notRecorded.map(({ name }) => name).join(', ')}>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the names are in its tooltip. */}
              <span tabIndex={0}>
                {unrecorded.length === 0
                  ? `${notRecorded.length} options`
                  : `${notRecorded.length} options, ${unrecorded.length} asked for`}
              </span>
            </Tip>
          </Row>
        )}
      </dl>
      {unrecorded.length > 0 && (
        <p className={css.note}>
          {'Asked for, not recorded: '}
          {unrecorded.map(({ name, value }, at) => (
            <span key={name}>
              {at > 0 && ', '}
              <code>
                {name} {formatValue(value)}
              </code>
            </span>
          ))}
        </p>
      )}
      {drifts.length > 0 && (
        <div className={css.drift}>
          <h4>
            <Icon name="triangle" size={14} /> Drift
          </h4>
          <p>
            {drifts.length === 1
              ? 'One setting differs from what was asked for.'
              : `${drifts.length} settings differ from what was asked for.`}
          </p>
          <table>
            <thead>
              <tr>
                <th>Setting</th>
                <th>Asked</th>
                <th>Ran</th>
              </tr>
            </thead>
            <tbody>
              {drifts.map(({ name, asked: was, ran, files }) => (
                <tr key={`${name} ${files.join()}`}>
                  <th scope="row">
                    <Tip text={`${name} in ${files.join(', ')}`}>
                      <code>{name.slice(name.lastIndexOf('.') + 1)}</code>
                    </Tip>
                  </th>
                  <td>
                    <code>{formatValue(was)}</code>
                  </td>
                  <td>
                    <code>{formatValue(ran)}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const Row = ({ name, children }: { name: ReactNode; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** `wts.h5.zip params.dill` is a member of an archive. */
function FileName({ file }: { file: string }) {
  const short = file.replace(/^.*\/(?=[^/])/, '');
  return (
    <Tip text={`Settings in ${file}`}>
      <span>
        <code>{short}</code>
      </span>
    </Tip>
  );
}

function Equal({ recorded, equal, undecided }: ReadBack) {
  if (equal === null) return <span className={css.dim}>{recorded} settings</span>;
  const isAll = equal === recorded;
  return (
    <>
      <span data-equal={isAll || undefined} className={css.equal}>
        {isAll && <Icon name="ok" size={14} />}
        {equal} of {recorded} equal
      </span>
      {undecided.length > 0 && (
        <small>
          <CodeText
            text={`the dataset decides ${undecided.map((one) => `\`${one}\``).join(', ')}`}
          />
        </small>
      )}
    </>
  );
}
