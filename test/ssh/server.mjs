// @ts-check
/**
 * A real sshd on this machine, with keys, port and configuration of its own in one temporary folder, and an `ssh` on PATH
 * that reads no other configuration.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { freePort } from '../port.mjs';
import { until } from '../wait.mjs';

const SSH = '/usr/bin/ssh';
/** Milliseconds one way: 300 there and back. */
const DELAY_MS = 150;

/**
 * Login shells, by the alias that logs in with them: what sshd runs in place of the user's shell.
 * @type {Record<string, (folder: string) => string>}
 */
const SHELLS = {
  cluster: () => 'exec sh -c "$SSH_ORIGINAL_COMMAND"',
  banner: () => `printf 'Welcome to the cluster.\\n\\033[31mMaintenance\\033[0m on Monday'
echo 'stty: standard input: Inappropriate ioctl for device' >&2
exec sh -c "$SSH_ORIGINAL_COMMAND"`,
  bashrc: (folder) => `exec env HOME=${folder}/home SHLVL=0 bash -c "$SSH_ORIGINAL_COMMAND"`,
  tcsh: () => 'exec tcsh -c "$SSH_ORIGINAL_COMMAND"',
  fish: () => 'exec fish -c "$SSH_ORIGINAL_COMMAND"',
  // No program of GNU.
  busybox: (folder) => `PATH=${folder}/applets exec sh -c "$SSH_ORIGINAL_COMMAND"`,
  closed: () => 'echo This account is currently not available.; exit 1',
};

export class Server {
  folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-ssh-'));
  port = 0;
  /** The `ssh` that knows this server by its aliases. */
  bin = path.join(this.folder, 'bin');
  /** @type {import('node:child_process').ChildProcess | null} */
  #sshd = null;

  /** @param {{ [name: string]: string }} [env] variables that every session has there */
  constructor(env = {}) {
    this.env = env;
  }

  /** Makes keys and configurations, and starts sshd. */
  async start() {
    this.port = await freePort();
    for (const name of ['bin', 'home', 'shells', 'applets']) mkdirSync(this.#path(name));
    for (const name of ['host', 'other-host', ...Object.keys(SHELLS)]) this.#makeKey(name);
    execFileSync('busybox', ['--install', '-s', this.#path('applets')]);
    this.#write('home/.bashrc', 'echo noise of .bashrc; echo more noise >&2\n');
    for (const [name, script] of Object.entries(SHELLS))
      this.#writeProgram(`shells/${name}`, `#!/bin/sh\n${script(this.folder)}\n`);
    this.#write(
      'authorized_keys',
      Object.keys(SHELLS)
        .map((name) => `command="${this.#path('shells', name)}" ${this.#publicKey(name)}\n`)
        .join(''),
    );
    this.#write('banner.txt', 'Authorized users only.\n');
    this.#write('known_hosts', `cluster ${this.#publicKey('host')}\n`);
    this.#write('changed_hosts', `cluster ${this.#publicKey('other-host')}\n`);
    this.#write('no_hosts', '');
    this.#write('sshd_config', this.#serverConfiguration());
    this.#write('config', this.#clientConfiguration());
    this.#writeProgram('bin/ssh', `#!/bin/sh\nexec ${SSH} -F '${this.#path('config')}' "$@"\n`);
    // As root, sshd gives up its rights in a folder that the package's service makes.
    if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
    await this.startDaemon();
  }

  async startDaemon() {
    const args = ['-D', '-f', this.#path('sshd_config'), '-E', this.#path('log')];
    const sshd = spawn('/usr/sbin/sshd', args, { stdio: 'ignore' });
    this.#sshd = sshd;
    await until('sshd', () => existsSync(this.#path('sshd.pid')), {
      dead: () => (sshd.exitCode === null ? null : `it ended: ${this.log()}`),
    });
  }

  /** How many logins there were. */
  logins() {
    return this.log().split('Accepted publickey').length - 1;
  }

  log() {
    return existsSync(this.#path('log')) ? readFileSync(this.#path('log'), 'utf8') : '';
  }

  /** Processes of sshd that serve a connection. */
  sessions() {
    const pid = this.#sshd?.pid;
    // Without a number there is no sshd: the children of 0 are all that the system started.
    return pid === undefined ? [] : childrenOf(pid);
  }

  /** Cuts every connection, as when a cable is pulled. */
  cut() {
    for (const pid of this.sessions().flatMap((pid) => [pid, ...childrenOf(pid)]))
      signal(pid, 'SIGKILL');
  }

  /** The server hangs, and goes on. @param {boolean} stopped */
  hang(stopped) {
    this.#sshd?.kill(stopped ? 'SIGSTOP' : 'SIGCONT');
    for (const pid of this.sessions()) signal(pid, stopped ? 'SIGSTOP' : 'SIGCONT');
  }

  /** A connection of the user's own, open in the background. */
  openOwn() {
    execFileSync(path.join(this.bin, 'ssh'), ['-M', '-N', '-f', 'own-open'], { stdio: 'ignore' });
  }

  stop() {
    this.hang(false);
    this.cut();
    this.#sshd?.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  #serverConfiguration() {
    return `
Port ${this.port}
ListenAddress 127.0.0.1
HostKey ${this.#path('host')}
PidFile ${this.#path('sshd.pid')}
AuthorizedKeysFile ${this.#path('authorized_keys')}
Banner ${this.#path('banner.txt')}
StrictModes no
UsePAM no
PermitRootLogin yes
PasswordAuthentication yes
LogLevel VERBOSE
${Object.entries(this.env)
  .map(([name, value]) => `SetEnv ${name}=${value}\n`)
  .join('')}`;
  }

  #clientConfiguration() {
    const shells = Object.keys(SHELLS).map((name) => `Host ${name}\n  ${this.#identity(name)}\n`);
    const key = this.#identity('cluster');
    return `${shells.join('')}
Host delayed
  ${key}
  ProxyCommand '${process.execPath}' '${path.join(import.meta.dirname, 'delay.mjs')}' %p ${DELAY_MS}
Host changed
  ${key}
  UserKnownHostsFile ${this.#path('changed_hosts')}
Host unknown
  ${key}
  UserKnownHostsFile ${this.#path('no_hosts')}
Host own-open
  ${key}
Host own-open own
  ControlPath ${this.#path('own')}
Host password own
  PubkeyAuthentication no
Host *
  HostName 127.0.0.1
  Port ${this.port}
  User ${userInfo().username}
  IdentitiesOnly yes
  IdentityAgent none
  HostKeyAlias cluster
  StrictHostKeyChecking yes
  UserKnownHostsFile ${this.#path('known_hosts')}
  GlobalKnownHostsFile /dev/null
`;
  }

  /** @param {string} name */
  #identity(name) {
    return `IdentityFile ${this.#path(name)}`;
  }

  /** @param {string} name */
  #makeKey(name) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', this.#path(name)]);
  }

  /** @param {string} name */
  #publicKey(name) {
    return readFileSync(this.#path(`${name}.pub`), 'utf8').trim();
  }

  /** @param {string[]} names */
  #path(...names) {
    return path.join(this.folder, ...names);
  }

  /** @param {string} name @param {string} text */
  #write(name, text) {
    writeFileSync(this.#path(name), text);
  }

  /** @param {string} name @param {string} text */
  #writeProgram(name, text) {
    this.#write(name, text);
    chmodSync(this.#path(name), 0o755);
  }
}

/** Never those of 0 or 1, which are all that the system started. @param {number} parent @returns {number[]} */
const childrenOf = (parent) =>
  parent <= 1
    ? []
    : readdirSync('/proc')
        .map(Number)
        .filter((pid) => pid > 0 && parentOf(pid) === parent);

/** @param {number} pid */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

/** @param {number} pid @param {NodeJS.Signals} name */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended.
  }
}
