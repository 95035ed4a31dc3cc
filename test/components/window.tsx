/** The whole window in a page, with the main process of component tests behind it. */
import '../../renderer/theme/tokens.css';
import '../../renderer/theme/base.css';
import { expect, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { App } from '../../renderer/app/App';
import { connect } from '../../renderer/app/connect';
import { newDocument } from '../../renderer/store/document';
import { takePayload } from '../../renderer/store/documents';
import { useStore } from '../../renderer/store/store';
import { VIEW_STATE } from '../../renderer/store/viewState';
import type { Draft } from '../../shared/request/draft';
import { DATASETS, DESIGN, main, SCAN, TARGET } from './main';

/** For what hangs; a busy machine takes seconds. */
const LIMIT = { timeout: 60_000 };

let connected = false;

/** Opens the window with a new configuration, so that a test owes nothing to the one before. */
export async function openWindow(): Promise<void> {
  if (connected) useStore.setState({ ...VIEW_STATE, rememberedTarget: TARGET });
  else connect();
  connected = true;
  main.release();
  // The page's own style gives the root its size.
  const container = document.createElement('div');
  container.id = 'root';
  document.body.replaceChildren(container);
  await render(<App />, { container });
  await settled();
  // React as users have it renders later than `render` returns.
  await vi.waitUntil(() => container.querySelector('[data-document]'), LIMIT);
  main.menu({ kind: 'command', command: 'new-configuration' });
  await settled();
}

/** Opens the one dataset. */
export async function openExample(): Promise<void> {
  main.menu({ kind: 'command', command: 'open-example' });
  await vi.waitUntil(() => useStore.getState().history.present.dataset !== null, LIMIT);
  await settled();
  await vi.waitUntil(() => document.querySelector('[aria-label="Start here"]') === null, LIMIT);
}

/** A new configuration of that dataset, for a target. */
export async function openScan(target = TARGET): Promise<void> {
  main.menu({ kind: 'target', target });
  main.menu({ kind: 'command', command: 'new-configuration' });
  await openExample();
}

/** Opens a request on a dataset, as from a file. */
export async function openRequest(changes: Partial<Draft> = {}, grant = SCAN): Promise<void> {
  const { draft } = newDocument(DESIGN);
  const dataset = DATASETS[grant] ?? null;
  const rest = { name: 'request.json', file: null, model: null, notes: [] };
  await takePayload({ ...rest, dataset, draft: { ...draft, dataset: grant, ...changes } });
  await settled();
}

/** Waits until what is shown is what is set. */
export const settled = () =>
  vi.waitUntil(() => {
    const { resolveMs, resolvedDocument, history } = useStore.getState();
    return resolveMs !== null && resolvedDocument.draft === history.present.draft;
  }, LIMIT);

/** Chooses what the form shows: `Reaches`, `All`, `Set`, `Findings` or `Differs`. */
export const show = (filter: string) =>
  page
    .getByRole('group', { name: 'Show', exact: true })
    .getByRole('button', { name: new RegExp(`^${filter}`) })
    .click();

/** The text of a field's row, once it is there. */
export const expectRow = (name: string) => expect.poll(() => row(name).textContent);

/** The row of a field. */
export function row(name: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-row][data-field="${name}"]`);
  if (!found) throw new Error(`The form has no row ${name}`);
  return found;
}

/** The control of a field. */
export function control(name: string): HTMLInputElement {
  const found = row(name).querySelector('[data-control]');
  if (!(found instanceof HTMLInputElement)) throw new Error(`${name} is not typed`);
  return found;
}

/** Types keys into a field, one after the other, in place of what is there. */
export async function retype(name: string, text: string): Promise<void> {
  await userEvent.clear(control(name));
  await typeOn(name, text);
}

/** Types keys after what is there. */
export async function typeOn(name: string, text: string): Promise<void> {
  await userEvent.click(control(name));
  await userEvent.keyboard(`{End}${text.replaceAll(/[{[]/g, '$&$&')}`);
}

/** What is set now. */
export const draft = () => useStore.getState().history.present.draft;

export const button = (name: string | RegExp) => page.getByRole('button', { name });

export const footer = () => page.getByRole('contentinfo');

/** Chooses a view of the result column, from its menu where it has no room in the line. */
export async function tab(name: string): Promise<void> {
  const found = page.getByRole('tab', { name: new RegExp(`^${name}`) });
  if (found.query()) await userEvent.click(found);
  else {
    await userEvent.click(button('More views'));
    await userEvent.click(page.getByRole('menuitem', { name }));
  }
  await expect.element(found).toHaveAttribute('aria-selected', 'true');
}

/** What the previews of fixes that are open say. */
export const previews = () =>
  [...document.querySelectorAll('[data-fix-card]')].map(({ textContent }) =>
    textContent.replaceAll(/\s+/g, ' '),
  );
