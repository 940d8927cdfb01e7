import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { waitUntil } from './wait.until.js';

/** In a process group of its own, so that its workers end with it. */
export class Launched {
  private said = '';
  private readonly child: ChildProcess;
  private readonly kill = () => this.signal('SIGKILL');

  private constructor([command, ...words]: readonly string[], env: Record<string, string>) {
    const { PATH = '' } = process.env;
    this.child = spawn(command!, words, { env: { PATH, ...env }, detached: true });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.on('data', (text: Buffer) => (this.said += text.toString()));
    // Whatever breaks the run must not leave it running.
    process.once('exit', this.kill);
  }

  /** @param ready what it says once it can be used */
  static async start(words: readonly string[], env: Record<string, string>, ready: RegExp) {
    const launched = new Launched(words, env);
    await waitUntil(`${words.join(' ')} to start`, () => {
      if (launched.hasEnded) throw new Error(`${words.join(' ')} ended: ${launched.said}`);
      return ready.test(launched.said);
    });
    return { launched, found: ready.exec(launched.said)![1] ?? '' };
  }

  get hasEnded() {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async end() {
    process.off('exit', this.kill);
    if (this.hasEnded) return;
    const ended = once(this.child, 'exit');
    this.kill();
    await ended;
  }

  private signal(signal: NodeJS.Signals) {
    try {
      process.kill(-this.child.pid!, signal);
    } catch {
      // It has ended.
    }
  }
}
