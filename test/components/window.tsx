/** The whole window in a page, with the main process of component tests behind it. */
import '../../renderer/theme/tokens.css';
import '../../renderer/theme/base.css';
import { expect, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { App } from '../../renderer/app/App';
import { connect } from '../../renderer/app/connect';
import { beginDocument } from '../../renderer/store/documents';
import { useStore } from '../../renderer/store/store';
import { main } from './main';

/** For what hangs; a busy machine takes seconds. */
const LIMIT = { timeout: 60_000 };

let connected = false;

/** Opens the window with a new configuration, so that a test owes nothing to the one before. */
export async function openWindow(): Promise<void> {
  if (!connected) connect();
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

/** A new configuration for this target, in the window that is open. */
export async function configureFor(target: string): Promise<void> {
  beginDocument(target);
  await settled();
  const setup = page.getByRole('button', { name: /^Run setup/ });
  await expect.element(setup).toHaveTextContent(target.replace(/^ptychopinn-/, ''));
}

/** Opens the one dataset. */
export async function openExample(): Promise<void> {
  main.menu({ kind: 'command', command: 'open-example' });
  await settled();
}

/** Waits until what is shown is what is set. */
export const settled = () =>
  vi.waitUntil(() => {
    const { resolveMs, resolvedDocument, history } = useStore.getState();
    return resolveMs !== null && resolvedDocument.draft === history.present.draft;
  }, LIMIT);

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
