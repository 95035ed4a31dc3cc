import { Fragment, useId, useState } from 'react';
import type { RunFile } from '../../shared/ipc/hosts';
import { Button } from '../kit/Button';
import { CodeView } from '../kit/code/CodeView';
import type { Language } from '../kit/code/highlight';
import { counted } from '../kit/format';
import { Menu, MenuItem } from '../kit/Menu';
import { TabList } from '../kit/TabList';
import { copyText } from '../store/files';
import css from './Files.module.css';
import type { Sheeted } from './sheeted';

/** As many tabs as fit beside each other. */
const TABS = 3;

const LANGUAGES: { readonly [extension: string]: Language } = {
  json: 'json',
  py: 'python',
  yaml: 'yaml',
};

/** What is run, and every file of the run folder as it will be written. */
export function Files({ preview: { value, busy } }: Sheeted) {
  const title = useId();
  if (!value)
    return <p className={css.none}>{busy ? 'Preparing the files…' : 'No files to show.'}</p>;
  return (
    <>
      <section aria-labelledby={title} className={css.command}>
        <header className={css.head}>
          <h3 id={title}>Command</h3>
          <Button
            small
            variant="ghost"
            icon="copy"
            disabled={value.command === ''}
            onClick={() => void copyText(value.command, 'Command copied')}
          >
            Copy
          </Button>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <pre className={css.line} tabIndex={0}>
          {value.command.split(' ').map((word, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place.
            <Fragment key={i}>
              {i > 0 && ' '}
              <span>{word}</span>
            </Fragment>
          ))}
        </pre>
      </section>
      {value.files.length > 0 && <Tabs files={value.files} />}
    </>
  );
}

function Tabs({ files }: { files: readonly RunFile[] }) {
  const [wanted, setWanted] = useState('');
  const chosen = files.find(({ name }) => name === wanted) ?? files[0];
  if (!chosen) return null;
  const first = files.slice(0, TABS);
  // A file of the menu takes the last tab.
  const shown = first.includes(chosen) ? first : [...first.slice(0, TABS - 1), chosen];
  const others = files.filter((file) => !shown.includes(file));
  const lines = chosen.text.split('\n').length - (chosen.text.endsWith('\n') ? 1 : 0);
  return (
    <TabList
      label="Files of the run folder"
      className={css.files}
      value={chosen.name}
      onChange={setWanted}
      tabs={shown.map(({ name }) => ({ value: name, title: name }))}
      end={
        <span className={css.end}>
          {others.length > 0 && (
            <Menu
              align="end"
              trigger={
                <Button small variant="ghost" aria-label={`${others.length} more files`}>
                  +{others.length}
                </Button>
              }
            >
              {others.map(({ name }) => (
                <MenuItem key={name} onSelect={() => setWanted(name)}>
                  <code>{name}</code>
                </MenuItem>
              ))}
            </Menu>
          )}
          <small>{counted(lines, 'line')}</small>
        </span>
      }
    >
      <CodeView
        label={chosen.name}
        text={chosen.text}
        language={LANGUAGES[chosen.name.split('.').at(-1) ?? ''] ?? 'shell'}
        wrap={false}
      />
    </TabList>
  );
}
