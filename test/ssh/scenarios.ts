/** What happens to connections behind a real sshd. Each scenario throws when it does not end as it should. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { ROOT } from '../../build/paths.mjs';
import { askHost } from '../../electron/node/hosts/ask';
import { connect } from '../../electron/node/hosts/connect';
import type { Connection } from '../../electron/node/hosts/connection';
import { hostFromText } from '../../shared/hosts/host';
import { ATTACKS } from '../attacks';
import { CONTRACT, failsWith, type Ground } from '../unit/hosts/contract';
import { until } from '../wait.mjs';
import type { Server } from './server.mjs';

interface Place extends Omit<Ground, 'connection'> {
  readonly server: Server;
  /** A connection by its alias; closed after the scenario. */
  open(alias: string): Connection;
}

export type Scenario = (place: Place) => Promise<void>;

/** Runs a scenario in folders of its own, whose names have blanks and quotes. */
export async function inGround(server: Server, scenario: Scenario): Promise<void> {
  const folder = await mkdtemp(path.join(server.folder, 'it\'s a "ground" '));
  const place = { there: path.join(folder, 'there'), here: path.join(folder, 'here') };
  const opened: Connection[] = [];
  await mkdir(place.there);
  await mkdir(place.here);
  try {
    const open = (alias: string): Connection => {
      const reach = { kind: 'ssh', destination: alias } as const;
      const connection = connect({ name: alias, reach });
      opened.push(connection);
      return connection;
    };
    await scenario({ ...place, server, open });
  } finally {
    server.hang(false);
    for (const connection of opened) await connection.close();
    await until('no connection', () => server.sessions().length === 0);
    await rm(folder, { recursive: true, force: true });
  }
}

const MEGABYTE = 1_000_000;

/** Bytes that no program would compress or repeat. */
const bytesOf = (length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  for (let i = 0, x = 1; i < length; i += 1) {
    x = (Math.imul(x, 1103515245) + 12345) & 0x7fffffff;
    bytes[i] = x >> 16;
  }
  return bytes;
};

/** Reads a file that grows until it has a number of lines; a cut in between is a reason to ask again. */
async function follow(
  connection: Connection,
  file: string,
  lines: number,
): Promise<{ text: string; cuts: number }> {
  let text = '';
  let cuts = 0;
  await until(`${lines} lines`, async () => {
    const from = Buffer.byteLength(text);
    const part = await connection.readPart(file, from, MEGABYTE).catch((error: unknown) => {
      assert.match(String(error), /cannot be reached|ended unexpectedly/);
      cuts += 1;
      return null;
    });
    text += Buffer.from(part?.bytes ?? []).toString();
    return text.split('\n').length > lines;
  });
  return { text, cuts };
}

/** A hundred lines a second. */
const writeLines = (file: string, lines: number) =>
  spawn('sh', [
    '-c',
    `i=0; while [ $i -lt ${lines} ]; do i=$((i + 1)); echo "$i,0.5" >>"$1"; sleep 0.01; done`,
    'sh',
    file,
  ]);

const linesOf = (count: number): string =>
  Array.from({ length: count }, (_, i) => `${i + 1},0.5\n`).join('');

/** The same contract as on this machine, behind a login shell. */
const contractBehind = (alias: string, titles = Object.keys(CONTRACT)): Record<string, Scenario> =>
  Object.fromEntries(
    Object.entries(CONTRACT)
      .filter(([title]) => titles.includes(title))
      .map(([title, holds]) => [
        `${alias}: ${title}`,
        ({ open, there, here }) => holds({ connection: open(alias), there, here }),
      ]),
  );

const ONE_OF_EACH = [
  'a program gets its words as they are',
  'no word, name or folder runs a command',
  'exit code, output and errors are separate',
  'stdin is empty unless input is given',
  'a part of a file has the bytes that are asked for, and the size of the file',
  'a folder is listed at any depth, without links',
  'a new folder has its files, and nothing is left beside it',
  'results are fetched with their names and bytes, links are not',
];

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  ...contractBehind('cluster'),
  ...contractBehind('banner', ONE_OF_EACH),
  ...contractBehind('bashrc', ONE_OF_EACH),
  ...contractBehind('tcsh', ONE_OF_EACH),
  ...contractBehind('fish', ONE_OF_EACH),
  ...contractBehind('busybox', ONE_OF_EACH),
  ...contractBehind('delayed', ONE_OF_EACH),

  ...Object.fromEntries(
    ['cluster', 'banner', 'tcsh', 'fish', 'delayed'].map((alias): [string, Scenario] => [
      `${alias}: a host is asked what it has, and hostile paths run nothing`,
      async ({ open, there }) => {
        const host = hostFromText(
          [
            ...['format: pinnboard.host', 'version: 1', 'name: Cluster', 'scheduler: slurm'],
            `reach: { kind: ssh, destination: ${alias} }`,
            `runs: ${JSON.stringify(there)}`,
            `paths: [{ here: /data, there: ${JSON.stringify(there)} }]`,
            'setup: [echo the setup says hello]',
            'python: python3',
          ].join('\n'),
          'host.yaml',
        );
        await writeFile(path.join(there, "it's a scan.npz"), 'four');
        const attacks = ATTACKS.filter((text) => !/[\0/]/.test(text) && text !== '~');
        const paths = ["it's a scan.npz", ...attacks].map((name) => `/data/${name}`);
        const answers = await askHost(host, open(alias), { paths });
        const values = answers.paths.map(
          ({ answer }) => answer && 'value' in answer && answer.value,
        );
        assert.deepEqual(values[0], { kind: 'file', size: 4, isWritable: null });
        for (const value of values.slice(1))
          assert.deepEqual(value, { kind: 'missing', size: null, isWritable: true });
        assert.ok(answers.free && 'value' in answers.free && answers.free.value > 0);
        assert.deepEqual(answers.runs && 'value' in answers.runs && answers.runs.value, {
          kind: 'folder',
          size: null,
          isWritable: true,
        });
        // No controller is there to answer, and no PtychoPINN: each says so in its place.
        for (const [answer, words] of [
          [answers.partitions, /sinfo|slurm/i],
          [answers.revision, /no module named ptycho_torch/],
        ] as const)
          assert.match(answer && 'error' in answer ? answer.error.message : 'answered', words);
        assert.deepEqual(await readdir(there), ["it's a scan.npz"]);
      },
    ]),
  ),

  'many calls, and many connections, share one handshake, which the last of them ends': async ({
    server,
    open,
  }) => {
    const before = server.logins();
    const connections = [open('cluster'), open('cluster')];
    for (const connection of connections)
      await Promise.all(Array.from({ length: 20 }, () => connection.run(['true'])));
    assert.equal(server.logins(), before + 1);
    await connections[0]?.close();
    assert.equal((await connections[1]?.run(['true']))?.code, 0);
    assert.equal(server.logins(), before + 1);
    await connections[1]?.close();
    await until('no connection', () => server.sessions().length === 0);
  },

  'a connection that the user has open is used, though a new one would ask for a password': async ({
    server,
    open,
  }) => {
    server.openOwn();
    const before = server.logins();
    assert.equal((await open('own').run(['echo', 'here'])).stdout, 'here\n');
    assert.equal(server.logins(), before);
    server.cut();
    await failsWith('host-wants-password', open('own').run(['true']));
  },

  'what a command leaves running does not hold it': async ({ open }) => {
    const script = 'sleep 60 & echo $!';
    const { stdout } = await open('cluster').run(['sh', '-c', script], { seconds: 60 });
    process.kill(Number(stdout), 'SIGKILL');
  },

  'the login profile is read when it is asked for': async ({ server, open }) => {
    await writeFile(path.join(server.folder, 'home/.profile'), 'echo noise; export FROM=profile\n');
    const connection = open('bashrc');
    const words = ['sh', '-c', 'echo "[$FROM]"'];
    assert.equal((await connection.run(words)).stdout, '[]\n');
    assert.equal((await connection.run(words, { login: true })).stdout, '[profile]\n');
  },

  'a growing file is followed through a cut': async ({ server, open, there }) => {
    const file = path.join(there, 'metrics.csv');
    const connection = open('cluster');
    const writer = writeLines(file, 300);
    const followed = follow(connection, file, 300);
    await until('a few lines', async () => {
      const facts = await stat(file).catch(() => null);
      return facts !== null && facts.size > 500;
    });
    const before = server.logins();
    server.cut();
    const { text } = await followed;
    assert.equal(text, linesOf(300));
    assert.ok(server.logins() > before, 'the connection was not made again');
    writer.kill();
  },

  'a file that grows by 100 lines a second is followed at a latency of 300 ms': async ({
    open,
    there,
  }) => {
    const file = path.join(there, 'metrics.csv');
    const writer = writeLines(file, 300);
    const { text } = await follow(open('delayed'), file, 300);
    assert.equal(text, linesOf(300));
    writer.kill();
  },

  'a file that is rewritten while it is read is whole or a beginning': async ({ open, there }) => {
    const file = path.join(there, 'metrics.csv');
    const text = 'a,b\n'.repeat(20_000);
    const rewrite = 'i=0; while :; do : >"$1"; cat "$2" >"$1"; done';
    await writeFile(path.join(there, 'whole'), text);
    await writeFile(file, text);
    const writer = spawn('sh', ['-c', rewrite, 'sh', file, path.join(there, 'whole')]);
    const connection = open('cluster');
    for (let i = 0; i < 10; i += 1) {
      const part = await connection.readPart(file, 0, MEGABYTE);
      assert.ok(part && text.startsWith(Buffer.from(part.bytes).toString()));
    }
    writer.kill();
  },

  'a fetch that is cut goes on where it was': async ({ server, open, there, here }) => {
    const bytes = bytesOf(150 * MEGABYTE);
    await writeFile(path.join(there, 'first'), 'whole');
    await writeFile(path.join(there, 'last.ckpt'), bytes);
    const connection = open('cluster');
    let isCut = false;
    const cut = ({ done }: { done: number }): void => {
      if (isCut || done < MEGABYTE) return;
      isCut = true;
      server.cut();
    };
    await failsWith('host-unreachable', connection.fetch(there, here, { onProgress: cut }));
    const { size } = await stat(path.join(here, 'last.ckpt.part'));
    assert.ok(size > MEGABYTE && size < bytes.length, String(size));
    const fetched = await connection.fetch(there, here);
    assert.deepEqual(fetched, { copied: 1, equal: 1, bytes: bytes.length - size });
    assert.ok((await readFile(path.join(here, 'last.ckpt'))).equals(bytes));
    assert.deepEqual((await readdir(here)).sort(), ['first', 'last.ckpt']);
  },

  'an upload that is cut leaves nothing that looks like a run': async ({ server, open, there }) => {
    const files = { 'status.json': '{}', data: bytesOf(60 * MEGABYTE), 'run.py': 'pass' };
    const connection = open('delayed');
    await connection.run(['true']);
    const writing = failsWith('host-unreachable', connection.write(path.join(there, 'run'), files));
    await until('a beginning', async () => (await readdir(there)).length > 0);
    server.cut();
    await writing;
    assert.ok(!(await readdir(there)).includes('run'));
    await open('cluster').write(path.join(there, 'run'), files);
    const names = (await readdir(path.join(there, 'run'))).sort();
    assert.deepEqual(names, ['data', 'run.py', 'status.json']);
  },

  'a disk that is full there is named, and nothing is left on it': async ({ open, there }) => {
    const small = path.join(there, 'small');
    await mkdir(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small]);
    try {
      const connection = open('cluster');
      const files = { 'status.json': '{}', data: bytesOf(5 * MEGABYTE) };
      const { message } = await failsWith(
        'disk-full-there',
        connection.write(path.join(small, 'run'), files),
      );
      assert.match(message, /small\/run on cluster is full/);
      assert.deepEqual(await readdir(small), []);
      assert.equal(await connection.freeBytes(small), 1024 * 1024);
    } finally {
      execFileSync('umount', [small]);
    }
  },

  'a host key that changed is refused, with its fingerprint': async ({ server, open }) => {
    const before = server.logins();
    const { message } = await failsWith('host-key-changed', open('changed').run(['true']));
    assert.match(message, /SHA256:\S{40}/);
    assert.match(message, /changed_hosts:1/);
    assert.equal(server.logins(), before);
  },

  'a host key that ssh does not know is refused': async ({ open }) => {
    await failsWith('host-key-unknown', open('unknown').run(['true']));
  },

  'a host that wants a password is refused in words, and nothing asks': async ({ open }) => {
    const { message } = await failsWith('host-wants-password', open('password').run(['true']));
    assert.match(message, /publickey,password/);
    assert.match(message, /keys only/);
  },

  'a login that is closed says what the host says': async ({ open }) => {
    const { message } = await failsWith('host-unreachable', open('closed').run(['true']));
    assert.match(message, /currently not available/);
  },

  'a host that no one listens at, or that has no address, cannot be reached': async ({ open }) => {
    await failsWith('host-unreachable', open('ssh://127.0.0.1:1').run(['true']));
  },

  'a port that says nothing is given up, and holds no other host': async ({ open }) => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    assert.ok(typeof address === 'object' && address);
    const sockets: { destroy(): void }[] = [];
    silent.on('connection', (socket) => sockets.push(socket));
    try {
      const hanging = open(`ssh://127.0.0.1:${address.port}`);
      let isOver = false;
      const both = Promise.all(
        [1, 2].map(() => failsWith('host-timed-out', hanging.run(['true'], { seconds: 60 }))),
      ).finally(() => {
        isOver = true;
      });
      await until('a connection', () => sockets.length > 0);
      assert.equal((await open('cluster').run(['echo', 'here'])).stdout, 'here\n');
      assert.equal(isOver, false);
      await both;
      assert.equal(sockets.length, 1);
    } finally {
      for (const socket of sockets) socket.destroy();
      silent.close();
    }
  },

  'a host that hangs ends a call by its time limit, and answers again when it goes on': async ({
    server,
    open,
  }) => {
    const connection = open('cluster');
    await connection.run(['true']);
    server.hang(true);
    await failsWith('host-timed-out', connection.run(['true'], { seconds: 2 }));
    server.hang(false);
    assert.equal((await connection.run(['echo', 'again'])).stdout, 'again\n');
  },

  'a process that ends without closing its connections leaves none in the background': async ({
    server,
  }) => {
    const script = `
      const { runnerImport } = await import('vite');
      const options = { root: ${JSON.stringify(ROOT)}, configFile: false, logLevel: 'error' };
      const file = ${JSON.stringify(path.join(ROOT, 'electron/node/hosts/connect.ts'))};
      const { connect } = (await runnerImport(file, options)).module;
      const reach = { kind: 'ssh', destination: 'cluster' };
      console.log((await connect({ name: 'cluster', reach }).run(['echo', 'here'])).stdout);
      process.exit();
    `;
    const env = { ...process.env, TMPDIR: path.join(server.folder, 'temporary') };
    await mkdir(env.TMPDIR);
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
    });
    assert.match(output, /^here$/m);
    // Long before an unused connection ends by itself.
    await until('no connection', () => server.sessions().length === 0, { patience: 20_000 });
    assert.deepEqual(await readdir(env.TMPDIR), []);
  },

  'a host that stays silent is given up before a long time limit': async ({ server, open }) => {
    const connection = open('cluster');
    await connection.run(['true']);
    const running = failsWith(
      'host-unreachable',
      connection.run(['sleep', '60'], { seconds: 600 }),
    );
    // Another call gets its answer over the same connection: the first one is under way.
    await connection.run(['true']);
    server.hang(true);
    await running;
    server.hang(false);
    server.cut();
  },
};
