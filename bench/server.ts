import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { on, once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 10_000;

/** The same for all: two processes on one file must know each other's cookies. */
const SECRET = randomBytes(32).toString('hex');

// As proc(5) has it: the 14th field of stat, the 12th after the name, in hundredths of a second.
const USER_TIME = 11;
const TICK_MS = 10;

const WORKERS = '2';

/** Gunicorn says where it listens on its standard error. */
const wordsOf = (script: string) =>
  script.endsWith('.py')
    ? [
        'sh',
        '-c',
        `exec gunicorn -w ${WORKERS} --threads 16 --keep-alive 30 -b 127.0.0.1:0 --chdir ${dirname(script)} ${basename(script, '.py')}:app 2>&1`,
      ]
    : [process.execPath, script];

function takenMs(pid: string) {
  const status = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!;
  const [user, system] = status.split(' ').slice(USER_TIME);
  return (Number(user) + Number(system)) * TICK_MS;
}

export class Server {
  url = '';
  private readonly dataDir: string;
  private readonly child;
  private readonly kill = () => this.child.kill();

  private constructor(
    readonly script: string,
    private readonly beside?: Server,
    env: Record<string, string> = {},
  ) {
    this.dataDir = beside?.dataDir ?? mkdtempSync(join(tmpdir(), 'bench-'));
    const { PATH } = process.env;
    const own = {
      PYTHONDONTWRITEBYTECODE: '1',
      PORT: '0',
      DATA_DIR: this.dataDir,
      SESSION_SECRET: SECRET,
      // All the clients come from one address here.
      FIRST_VISITS_PER_SECOND: '0',
    };
    const [command, ...words] = wordsOf(script) as [string, ...string[]];
    this.child = spawn(command, words, {
      env: { PATH, NODE_ENV: 'production', ...own, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // Whatever breaks the measurement must not leave it running.
    process.once('exit', this.kill);
  }

  /** @param beside whose data folder it shares */
  static async start(script: string, beside?: Server, env: Record<string, string> = {}) {
    const server = new Server(script, beside, env);
    server.url = await server.address();
    return server;
  }

  get databaseFile() {
    return join(this.dataDir, 'sojourn.sqlite');
  }

  get residentMB() {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) / 1024;
  }

  get processorMs() {
    const { pid } = this.child;
    const workers = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    return [String(pid), ...workers.filter(Boolean)].reduce((sum, each) => sum + takenMs(each), 0);
  }

  async stop() {
    const signal = AbortSignal.timeout(STOP_LIMIT_MS);
    const ended = once(this.child, 'exit', { signal });
    this.kill();
    process.off('exit', this.kill);
    await ended.catch(() => {
      throw new Error(`Waited in vain for ${this.script} to stop.`);
    });
    if (!this.beside) rmSync(this.dataDir, { recursive: true });
  }

  private async address() {
    const ended = new AbortController();
    this.child.once('exit', () => ended.abort());
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(START_LIMIT_MS)]);
    const lines = on(createInterface(this.child.stdout), 'line', { signal });
    try {
      for await (const [line] of lines) {
        const [url] = /http:[^\s"]+/.exec(String(line)) ?? [];
        if (url) return url;
      }
    } catch {
      // Said below.
    }
    throw new Error(`Waited in vain for ${this.script} to say where it listens.`);
  }
}
