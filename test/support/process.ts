import { afterAll } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { PATIENCE_MS } from './until.js';
import { Visitor } from './visitor.js';

const launched: { child: ChildProcess; dataDir: string }[] = [];

// Not even a test that fails leaves a process or a folder behind.
afterAll(() => {
  for (const { child } of launched) child.kill('SIGKILL');
  for (const { dataDir } of launched) rmSync(dataDir, { recursive: true, force: true });
});

/** The built app as a process of its own, the way a user starts it. */
export class AppProcess {
  output = '';

  private constructor(
    private readonly child: ChildProcess,
    public url = '',
  ) {
    child.stdout!.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr!.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
  }

  /**
   * Starts it without waiting for anything.
   * @param within the words of a command that runs another, as `shell` and `mounted` give them
   */
  static launch(
    env: Record<string, string> & { DATA_DIR: string },
    within: readonly string[] = [],
  ) {
    const { PATH = '' } = process.env;
    const [command, ...words] = [...within, process.execPath, 'dist/main.js'] as const;
    const child = spawn(command, words, { env: { PATH, PORT: '0', ...env } });
    launched.push({ child, dataDir: env.DATA_DIR });
    return new AppProcess(child);
  }

  /** Starts it and waits until it listens. */
  static async start(env: Record<string, string> & { DATA_DIR: string }) {
    const app = AppProcess.launch(env);
    await app.listens();
    return app;
  }

  async listens() {
    const line = await this.said(/Sojourn is at (http:[^\s"]+)/);
    this.url = line[1]!;
  }

  visitor(headers: Record<string, string> = {}) {
    return new Visitor(this.url, headers);
  }

  /** Waits until the process has said something that matches. */
  async said(pattern: RegExp): Promise<RegExpExecArray> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const match = pattern.exec(this.output);
      if (match) return match;
      if (this.hasEnded) throw new Error(`It ended instead: ${this.output}`);
      const more = [
        once(this.child.stdout!, 'data', { signal }),
        once(this.child.stderr!, 'data', { signal }),
      ];
      await Promise.race([...more, once(this.child, 'close', { signal })]).catch(() => {
        throw new Error(
          `Waited in vain for the process to say ${pattern}; it said: ${this.output}`,
        );
      });
      for (const promise of more) promise.catch(() => undefined);
    }
  }

  /** Waits for the process to end by itself. @returns its exit code */
  async ended() {
    if (!this.hasEnded)
      await once(this.child, 'close', { signal: AbortSignal.timeout(PATIENCE_MS) });
    return this.child.exitCode;
  }

  /** Stands still, as where its machine is short of memory, until it goes on. */
  freeze() {
    this.child.kill('SIGSTOP');
  }

  goOn() {
    this.child.kill('SIGCONT');
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') {
    this.signal(signal);
    return this.ended();
  }

  signal(signal: NodeJS.Signals) {
    this.child.kill(signal);
  }

  /** Goes away as a reader of its log: whatever it writes from now on fails. */
  closeOutput() {
    this.child.stdout!.destroy();
    this.child.stderr!.destroy();
  }

  /** How much memory it takes, in MB. */
  get memoryMB() {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(this.child.pid)])) / 1024;
  }

  /** What it has said until now, line by line. */
  get lines() {
    return this.output.split('\n').filter(Boolean);
  }

  private get hasEnded() {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}
