// @ts-check
/** A whole Slurm on this machine: munge, slurmctld and slurmd of their own, in one temporary folder, without systemd. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { freePort } from '../port.mjs';
import { until } from '../wait.mjs';

/** Devices that every Linux has; nothing but their number counts. */
const GPUS = ['/dev/null', '/dev/zero', '/dev/full', '/dev/random'];
/** One more than the highest index of an array: so few, that a small sweep needs several arrays. */
export const MAX_ARRAY_SIZE = 16;

const PATH = `${process.env.PATH}:/usr/sbin:/sbin`;

export class Cluster {
  folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-slurm-'));
  /** What a command needs to speak to this Slurm, and to no other of the machine. */
  env = { ...process.env, PATH, SLURM_CONF: path.join(this.folder, 'slurm.conf') };

  /** Starts everything, and waits until the node takes jobs. Throws with the logs when it does not. */
  async start() {
    const munge = path.join(this.folder, 'munge');
    mkdirSync(munge, { mode: 0o711 });
    writeFileSync(path.join(munge, 'key'), randomBytes(1024), { mode: 0o400 });
    const munged = ['socket', 'key-file', 'pid-file', 'log-file', 'seed-file'].map(
      (option) => `--${option}=${path.join(munge, option.replace('-file', ''))}`,
    );
    this.#write('slurm.conf', configuration(this.folder, await freePort(), await freePort()));
    this.#write(
      'gres.conf',
      GPUS.map((file) => `NodeName=${hostname()} Name=gpu File=${file}\n`).join(''),
    );
    this.#write('cgroup.conf', `CgroupPlugin=${this.#withoutCgroups()}\n`);
    this.run('munged', ['--force', ...munged]);
    this.run('slurmctld', []);
    await this.startNode();
  }

  async startNode() {
    this.run('slurmd', []);
    const takesJobs = () =>
      /^(idle|mix|alloc)/.test(this.run('sinfo', ['--noheader', '--format=%t']));
    await this.#until('an idle node', takesJobs, 60_000);
  }

  /** Kills the node's daemon and all that it started, as when the power fails; Slurm is told rather than left to find out. */
  killNode() {
    kill(this.#pid('slurmd.pid'));
    for (const pid of this.#jobs()) kill(pid);
    this.run('scontrol', ['update', `NodeName=${hostname()}`, 'State=DOWN', 'Reason=killed']);
  }

  /** @param {string} command @param {string[]} args @param {string} [cwd] @returns {string} its output; throws when it fails */
  run(command, args, cwd = this.folder) {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd,
      env: this.env,
      encoding: 'utf8',
    });
    if (status !== 0)
      throw new Error(`${command} ${args.join(' ')} failed: ${stderr}${stdout}\n${this.#logs()}`);
    return stdout;
  }

  /** Waits until no job is left; at most two minutes. */
  async drained() {
    const isEmpty = () => this.run('squeue', ['--noheader']).trim() === '';
    await this.#until('an empty queue', isEmpty, 120_000);
  }

  /** @param {string} what @param {() => boolean} holds @param {number} patience */
  async #until(what, holds, patience) {
    try {
      await until(what, holds, { patience });
    } catch (error) {
      throw new Error(`${this.run('squeue', [])}${this.#logs()}`, { cause: error });
    }
  }

  /** Ends every process of this Slurm and removes its folder. */
  stop() {
    for (const pid of this.#jobs()) kill(pid);
    for (const file of ['slurmd.pid', 'slurmctld.pid', 'munge/pid']) kill(this.#pid(file));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** @param {string} file @param {string} text */
  #write(file, text) {
    writeFileSync(path.join(this.folder, file), text);
  }

  /** Containers rarely let cgroups be made. Before 23.11 there is no plugin that does nothing; v1 tries only when used. */
  #withoutCgroups() {
    const [, year = '0', month = '0'] = /(\d+)\.(\d+)/.exec(this.run('slurmd', ['-V'])) ?? [];
    return Number(year) * 100 + Number(month) >= 2311 ? 'disabled' : 'cgroup/v1';
  }

  /** Processes whose environment names our configuration: what slurmd started, and what that started. */
  #jobs() {
    const own = [
      process.pid,
      ...['slurmd.pid', 'slurmctld.pid', 'munge/pid'].map((f) => this.#pid(f)),
    ];
    const { stdout } = spawnSync('sh', ['-c', 'echo /proc/[0-9]*'], { encoding: 'utf8' });
    return stdout
      .trim()
      .split(' ')
      .map((folder) => Number(path.basename(folder)))
      .filter((pid) => !own.includes(pid) && environment(pid).includes(this.env.SLURM_CONF));
  }

  /** @param {string} file */
  #pid(file) {
    const full = path.join(this.folder, file);
    return existsSync(full) ? Number(readFileSync(full, 'utf8')) : 0;
  }

  #logs() {
    return ['slurmctld.log', 'slurmd.log', 'munge/log']
      .map((file) => path.join(this.folder, file))
      .filter((file) => existsSync(file))
      .map((file) => `— ${file}\n${readFileSync(file, 'utf8').split('\n').slice(-15).join('\n')}`)
      .join('\n');
  }
}

/** @param {number} pid */
function environment(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}

/** @param {number} pid 0 for none */
function kill(pid) {
  try {
    if (pid > 0) process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/** @param {string} folder @param {number} controller @param {number} node ports */
const configuration = (folder, controller, node) => `
ClusterName=pinnboard
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmctldPort=${controller}
SlurmdPort=${node}
SlurmUser=${userInfo().username}
SlurmdUser=${userInfo().username}
AuthType=auth/munge
AuthInfo=socket=${folder}/munge/socket,cred_expire=5
CredType=cred/munge
StateSaveLocation=${folder}/saved
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
MailProg=/bin/true
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1
SlurmdParameters=config_overrides
ReturnToService=2
KillWait=2
MaxArraySize=${MAX_ARRAY_SIZE}
GresTypes=gpu
NodeName=${hostname()} NodeAddr=127.0.0.1 CPUs=16 RealMemory=64000 Gres=gpu:${GPUS.length}
PartitionName=gpu Nodes=ALL Default=YES State=UP
`;
