/** Serves the renderer from app://pinnboard/ under a strict content security policy. */
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { CONTENT_SECURITY_POLICY, fileOf, mediaType, SCHEME } from './appFiles';

/** Must run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the files below `root`, and nothing else. */
export function serveRenderer(root: string): void {
  protocol.handle(SCHEME, async ({ url }) => {
    const file = fileOf(url, root);
    const type = file && mediaType(file);
    if (!file || !type) return new Response('', { status: 400 });
    const body = await readFile(file).catch(() => undefined);
    if (!body) return new Response('', { status: 404 });
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    });
  });
}
