/** What can be compared: files of one name, and the draft for other targets. */
import { describe, expect, it } from 'vitest';
import {
  compare,
  compareAlso,
  compareNoMore,
  pinSnapshot,
  pinSource,
  setBaseline,
  sourceChoices,
  sourceOf,
  targetSourceId,
} from '../../../renderer/store/diffSources';
import { newDocument, withDraft } from '../../../renderer/store/document';
import { change } from '../../../renderer/store/edit';
import { startHistory } from '../../../renderer/store/history';
import { takeResolution } from '../../../renderer/store/resolve';
import { useStore } from '../../../renderer/store/store';
import { fileLabels } from '../../../shared/diff/fileLabels';
import type { DiffSource } from '../../../shared/diff/source';

const side = (label: string): DiffSource => ({
  label,
  target: 'adr-003',
  workflow: 'training',
  provenance: {},
});
const store = useStore.getState;

describe('files of one name', () => {
  it('are told apart by as many folders as it takes', () => {
    const named = (...paths: string[]) =>
      fileLabels(
        paths.map((path) => {
          const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
          return { name: path.slice(at + 1), folder: path.slice(0, at) };
        }),
      );
    expect(named('/a/run.json', '/b/other.json')).toEqual(['run.json', 'other.json']);
    expect(named('/a/run.json', '/b/run.json')).toEqual(['a/run.json', 'b/run.json']);
    expect(named('/x/b/run.json', '/y/b/run.json', '/run.json')).toEqual([
      'x/b/run.json',
      'y/b/run.json',
      'run.json',
    ]);
    expect(named('C:\\a\\run.json', 'D:\\a\\run.json')).toEqual(['C:/a/run.json', 'D:/a/run.json']);
  });

  it('are two sides of a diff, each labelled with its folder', () => {
    pinSource('snapshot 1', side('Snapshot 1'));
    pinSource('file 1', side('run.json'), { name: 'run.json', folder: '/a' });
    expect(sourceOf(store(), 'file 1')?.label).toBe('run.json');
    pinSource('file 2', side('run.json'), { name: 'run.json', folder: '/b' });
    expect(store().pinnedSources.map((kept) => kept.source.label)).toEqual([
      'Snapshot 1',
      'a/run.json',
      'b/run.json',
    ]);
    // The same file again takes its own place.
    pinSource('file 1', side('run.json'), { name: 'run.json', folder: '/a' });
    expect(store().pinnedSources).toHaveLength(3);
    expect(sourceOf(store(), 'file 1')?.label).toBe('a/run.json');
  });
});

describe('the draft for other targets', () => {
  it('is offered for every other target', () => {
    useStore.setState({ history: startHistory(newDocument('ptychopinn-2026.07')) });
    const known = ['adr-003', 'ptychopinn-2026.07', 'ptychopinn-2027.01'];
    const [group] = sourceChoices(store(), [], known);
    expect(group?.choices.map(({ id }) => id)).toEqual([
      'draft',
      'defaults',
      'target adr-003',
      'target ptychopinn-2027.01',
    ]);
  });

  it('is a side for each of them at once', () => {
    useStore.setState({
      derived: {
        [targetSourceId('one')]: side('For one'),
        [targetSourceId('two')]: side('For two'),
      },
    });
    expect(sourceOf(store(), targetSourceId('one'))?.label).toBe('For one');
    expect(sourceOf(store(), targetSourceId('two'))?.label).toBe('For two');
    expect(sourceOf(store(), targetSourceId('three'))).toBeUndefined();
  });
});

describe('the comparison', () => {
  const state = () => {
    const { compared, baseline } = store();
    return { compared, baseline };
  };

  it('keeps its baseline when a source is added, replaced or removed', () => {
    compare(['defaults', 'draft']);
    compareAlso('a');
    expect(state()).toEqual({ compared: ['defaults', 'draft', 'a'], baseline: 'defaults' });
    compareAlso('b', 'defaults');
    expect(state()).toEqual({ compared: ['b', 'draft', 'a'], baseline: 'b' });
    compareNoMore('a');
    expect(state()).toEqual({ compared: ['b', 'draft'], baseline: 'b' });
    compareNoMore('b');
    expect(state()).toEqual({ compared: ['draft'], baseline: null });
  });

  it('has each source once, and six at most', () => {
    compare(['1', '2', '3', '4', '5']);
    compareAlso('3');
    expect(store().compared).toHaveLength(5);
    compareAlso('6');
    compareAlso('7');
    expect(store().compared).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('has no baseline once that is dropped, and another one is compared, too', () => {
    compare(['defaults', 'draft']);
    setBaseline(null);
    expect(state()).toEqual({ compared: ['defaults', 'draft'], baseline: null });
    setBaseline('a');
    expect(state()).toEqual({ compared: ['a', 'defaults', 'draft'], baseline: 'a' });
  });

  it('has a snapshot in place of the baseline', () => {
    compare(['defaults', 'draft']);
    pinSnapshot();
    expect(state()).toEqual({ compared: ['snapshot 1', 'draft'], baseline: 'snapshot 1' });
  });
});

describe('this draft', () => {
  it('is the one that was resolved until the answer for the next one is there', () => {
    const resolution = { payload: null, legacyParams: null, findings: [], provenance: {} };
    useStore.setState({ history: startHistory(newDocument('adr-003')) });
    takeResolution(store().history.present, resolution, 1);
    const before = sourceOf(store(), 'draft');
    expect(before?.target).toBe('adr-003');
    change((work) => withDraft(work, { target: 'ptychopinn-2026.07' }));
    expect(sourceOf(store(), 'draft')).toBe(before);
    takeResolution(store().history.present, resolution, 1);
    expect(sourceOf(store(), 'draft')?.target).toBe('ptychopinn-2026.07');
  });
});
