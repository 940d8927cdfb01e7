import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What changes together comes within this time, and takes one start. */
const SETTLED_MS = 150;

export class AppRunner {
  #child;
  #last = Promise.resolve();
  #timer;

  constructor(script) {
    this.script = script;
  }

  restart() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.stop().then(() => this.#start()), SETTLED_MS);
  }

  stop() {
    clearTimeout(this.#timer);
    return (this.#last = this.#last.then(() => this.#end()));
  }

  #start() {
    const words = ['--import', './build/end.with.parent.js', this.script];
    this.#child = spawn(process.execPath, words, {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
  }

  async #end() {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, 'exit');
  }
}
