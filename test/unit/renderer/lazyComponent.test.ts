/** Components of modules that are loaded on demand. */
import { createElement, Suspense } from 'react';
import { renderToString } from 'react-dom/server';
import { prerender } from 'react-dom/static';
import { expect, test, vi } from 'vitest';
import { lazyComponent } from '../../../renderer/kit/lazyComponent';
import { lazyModule } from '../../../renderer/kit/lazyModule';
import { useStore } from '../../../renderer/store/store';

const module = { Sheet: () => 'the sheet' };

async function rendered(Part: ReturnType<typeof lazyComponent>): Promise<string> {
  const { prelude } = await prerender(element(Part));
  return new Response(prelude).text();
}

const element = (Part: ReturnType<typeof lazyComponent>) =>
  createElement(Suspense, { fallback: 'Loading' }, createElement(Part));

test('are rendered at once when the module is loaded, and after it before', async () => {
  const lazy = lazyModule(async () => module);
  const Sheet = lazyComponent(lazy, ({ Sheet: Loaded }) => Loaded);
  expect(renderToString(element(Sheet))).toContain('Loading');
  expect(await rendered(Sheet)).toContain('the sheet');
  expect(renderToString(element(Sheet))).toContain('the sheet');
});

test('that cannot be loaded are reported, leave the window standing and are tried again', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  const lazy = lazyModule(async () => {
    if (broken) throw new Error('no such file');
    return module;
  });
  const Sheet = lazyComponent(lazy, ({ Sheet: Loaded }) => Loaded);
  expect(await rendered(Sheet)).not.toContain('the sheet');
  expect(useStore.getState().problem).toContain('no such file');
  expect(log).toHaveBeenCalled();
  broken = false;
  expect(await rendered(Sheet)).toContain('the sheet');
  log.mockRestore();
});
