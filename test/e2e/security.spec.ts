/** What the window is not allowed to do. */
import { expect, test } from 'playwright/test';
import { launchPinnboard } from './launch';

test('the renderer is sandboxed, isolated, without Node, under a strict CSP, on its own scheme', async () => {
  const { app, page } = await launchPinnboard();
  try {
    expect(page.url()).toMatch(/^app:\/\/pinnboard\//);
    const seen = await page.evaluate(async () => ({
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
      csp: (await fetch(location.href)).headers.get('content-security-policy') ?? '',
      outside: await fetch('app://pinnboard/../../../package.json').then((r) => r.status),
      encoded: await fetch('app://pinnboard/%2e%2e/%2e%2e/package.json').then((r) => r.status),
      file: await fetch('file:///etc/passwd')
        .then(() => 'read')
        .catch(() => 'blocked'),
      opened: window.open('https://example.com') === null,
    }));
    expect(seen.node).toEqual([]);
    expect(seen.csp).toContain("default-src 'none'");
    expect(seen.csp).not.toContain('unsafe');
    expect(seen.outside).toBeGreaterThanOrEqual(400);
    expect(seen.encoded).toBeGreaterThanOrEqual(400);
    expect(seen.file).toBe('blocked');
    expect(seen.opened).toBe(true);
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // Electron's types leave out this method; it is how its own tests read the preferences.
      const last = contents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webviewTag } =
        last.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag };
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    });
    expect(preferences.webviewTag).not.toBe(true);
  } finally {
    await app.close();
  }
});

test('a made-up grant or a malformed message opens nothing', async () => {
  const { app, page } = await launchPinnboard();
  try {
    const answers = await page.evaluate(async () => {
      const draft = {
        target: 'adr-003',
        workflow: 'training' as const,
        dataset: '/etc/passwd',
        model: null,
        output_dir: 'out',
        overrides: { n_groups: 1 },
        execution: {},
        profile: null,
        cli_defaults: false,
        acknowledgements: [],
      };
      const bridge = window.pinnboard;
      if (!bridge) throw new Error('the preload exposes no bridge');
      return {
        grant: await bridge.resolve(draft),
        shape: await bridge.resolve({ ...draft, workflow: 'training', overrides: 7 as never }),
        file: await bridge.openDropped(new File(['x'], 'made-up.npz')),
      };
    });
    const grant = answers.grant;
    expect(grant.ok).toBe(false);
    expect(answers.shape.ok).toBe(false);
    expect(answers.file.ok).toBe(false);
    expect(JSON.stringify(answers)).not.toMatch(/at Object\.|\.cjs:/);
  } finally {
    await app.close();
  }
});
