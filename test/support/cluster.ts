import { join } from 'node:path';
import { newDataDir } from './app.js';
import { Balancer } from './balancer.js';
import { AppProcess } from './process.js';
import { storeOf } from './store.js';
import { Tab } from './tab.js';
import { Visitor } from './visitor.js';

/** Several built processes on one store. Each may be killed, and started anew on another port. */
export class Cluster {
  readonly dataDir: string;
  readonly databaseFile: string;
  private balancer: Balancer | undefined;
  private restarting: Promise<void> = Promise.resolve();

  private constructor(
    private readonly env: Record<string, string> & { DATA_DIR: string },
    readonly apps: AppProcess[],
  ) {
    this.dataDir = env.DATA_DIR;
    this.databaseFile = join(env.DATA_DIR, 'sojourn.sqlite');
  }

  static async start(count: number, env: Record<string, string> = {}) {
    const dataDir = newDataDir();
    const whole = { ...(await storeOf(dataDir)), ...env, DATA_DIR: dataDir };
    const apps = Array.from({ length: count }, () => AppProcess.start(whole));
    return new Cluster(whole, await Promise.all(apps));
  }

  /** @param index may go on past the last process: then it counts from the first again */
  app(index: number) {
    return this.apps[index % this.apps.length]!;
  }

  /** A session that has begun. @returns its Cookie header */
  async begin(index = 0) {
    const visitor = this.app(index).visitor();
    await visitor.send('/greeting/set', { name: 'Ada' }).expect(200);
    return visitor.cookies;
  }

  /** From now on visitors and tabs go where the balancer sends them. */
  async balance() {
    this.balancer = await Balancer.start(() => this.apps.map(({ url }) => url));
  }

  visitor(index: number, Cookie: string) {
    return new Visitor(this.urlOf(index), { Cookie });
  }

  tab(index: number, cookie: string) {
    return Tab.open(this.urlOf(index), { cookie });
  }

  /** One tab on each process. */
  tabs(cookie: string) {
    return Promise.all(this.apps.map((_, index) => this.tab(index, cookie)));
  }

  /** Kills a process with whatever it is doing and starts another; the others live on meanwhile. */
  restart(index: number) {
    this.restarting = this.restarting.then(async () => {
      await this.app(index).stop('SIGKILL');
      this.apps[index % this.apps.length] = await AppProcess.start(this.env);
    });
    return this.restarting;
  }

  async stop() {
    this.balancer?.stop();
    await Promise.all(this.apps.map((app) => app.stop()));
  }

  private urlOf(index: number) {
    return this.balancer?.url ?? this.app(index).url;
  }
}
