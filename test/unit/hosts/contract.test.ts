/** The contract of connections on this machine, and with a stand-in for `ssh` that runs what it gets here. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../../electron/node/hosts/connect';
import type { Connection } from '../../../electron/node/hosts/connection';
import { CONTRACT, failsWith } from './contract';

let root = '';
let grounds = 0;
const before = process.env['PATH'];

const STAND_IN = `#!/bin/sh
for last; do
  [ "$last" != -O ] || exit 255
done
exec sh -c "$last"
`;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'pinnboard-hosts-'));
  const bin = path.join(root, 'bin');
  await mkdir(bin);
  await writeFile(path.join(bin, 'ssh'), STAND_IN);
  await chmod(path.join(bin, 'ssh'), 0o755);
  process.env['PATH'] = `${bin}:${before}`;
});

afterAll(async () => {
  process.env['PATH'] = before;
  await rm(root, { recursive: true, force: true });
});

const REACHES = {
  'this machine': { kind: 'local' },
  'what ssh gets': { kind: 'ssh', destination: 'cluster' },
} as const;

describe.each(Object.entries(REACHES))('%s', (_, reach) => {
  let connection: Connection;
  beforeAll(() => {
    connection = connect({ name: 'cluster', reach });
  });
  afterAll(() => connection.close());

  test.each(Object.entries(CONTRACT))('%s', async (_, holds) => {
    grounds += 1;
    const folder = path.join(root, `it's a "ground" ${grounds}`);
    const ground = {
      connection,
      there: path.join(folder, 'there'),
      here: path.join(folder, 'here'),
    };
    await mkdir(ground.there, { recursive: true });
    await mkdir(ground.here);
    await holds(ground);
  });
});

test.each(['-oProxyCommand=touch /tmp/x', '', 'a b', 'a\nb', '\u001b[2J'])(
  'the destination %j is refused',
  async (destination) => {
    const open = async () => connect({ name: 'cluster', reach: { kind: 'ssh', destination } });
    await failsWith('host-destination-invalid', open());
  },
);

test('a first call that is cancelled takes no other call with it', async () => {
  const connection = connect({ name: 'cluster', reach: { kind: 'ssh', destination: 'fresh' } });
  const controller = new AbortController();
  const first = connection.run(['sleep', '60'], { signal: controller.signal });
  const second = connection.run(['echo', 'here']);
  controller.abort();
  await expect(first).rejects.toThrow('aborted');
  expect((await second).stdout).toBe('here\n');
  await connection.close();
});

test('a NUL character is no part of a word', async () => {
  const connection = connect({ name: 'cluster', reach: { kind: 'ssh', destination: 'fresh' } });
  await failsWith('host-command-failed', connection.run(['echo', 'a\0b']));
  await connection.close();
});

test('without `ssh` on PATH, that is what is said', async () => {
  const whole = process.env['PATH'];
  process.env['PATH'] = root;
  const connection = connect({ name: 'cluster', reach: { kind: 'ssh', destination: 'other' } });
  try {
    await failsWith('ssh-missing', connection.run(['true']));
  } finally {
    process.env['PATH'] = whole;
    await connection.close();
  }
});
