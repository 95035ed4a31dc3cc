/** What axe finds in a window. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that look at colours; all others see the same in every theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * Serious and critical violations as `theme, rule: element`: of all rules in the light theme, of those for colours in the dark
 * one as well. The window is left in the light theme.
 * @param options `part`: only in this part of the window; `ignored`: rules that do not hold here
 */
export async function violations(
  page: Page,
  {
    part = 'html',
    ignored = [],
  }: { readonly part?: string | undefined; readonly ignored?: readonly string[] } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const rules = Object.fromEntries(ignored.map((rule) => [rule, { enabled: false }]));
  await showTheme(page, 'dark');
  const dark = await found(page, part, { runOnly: { type: 'rule', values: COLOUR_RULES } });
  await showTheme(page, 'light');
  const light = await found(page, part, { rules });
  return [...light.map((one) => `light, ${one}`), ...dark.map((one) => `dark, ${one}`)];
}

/** Resolves when the colours have changed: controls fade to them. */
async function showTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    const fades = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(fades.map(({ finished }) => finished));
  });
}

async function found(page: Page, include: string, options: RunOptions): Promise<string[]> {
  // The focus guards of the library's popups take the focus to pass it on.
  const context = { include, exclude: '[data-base-ui-focus-guard]' };
  const given = JSON.stringify([
    context,
    { ...options, preload: false, resultTypes: ['violations'] },
  ]);
  const { violations } = (await page.evaluate(`axe.run(...${given})`)) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
    );
}
