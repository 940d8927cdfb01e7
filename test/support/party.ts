import type { Cluster } from './cluster.js';
import { Mirror } from './mirror.js';
import { asTexts, commands, SLICES, type Command } from './random-commands.js';
import type { Changed, Tab } from './tab.js';
import { until } from './until.js';

export const TABS = 6;

export interface Step {
  /** A tab, or where there is no tab of that number, a script or a form. */
  actor: number;
  process: number;
  what: keyof typeof commands | 'move' | 'kill';
}

/** One session with tabs, scripts and forms on all processes. What nobody confirmed is sent again elsewhere. */
export class Party {
  readonly changes = { pay: 1, greeting: 1, todo: 0, cart: 0 };
  private mirrors: Mirror[] = [];
  private sent = 0;

  private constructor(
    private readonly cluster: Cluster,
    private readonly cookie: string,
  ) {}

  static async gather(cluster: Cluster) {
    const party = new Party(cluster, await cluster.begin());
    await party.byRequest(true, 0, '0', ['pay', 'set-wage', { wage: 1_000 }]);
    const tabs = Array.from({ length: TABS }, (_, index) => party.open(index));
    party.mirrors = (await Promise.all(tabs)).map((tab) => new Mirror(tab, SLICES));
    await Promise.all(party.mirrors.map((mirror) => mirror.watch()));
    return party;
  }

  async act({ actor, process, what }: Step) {
    const mirror = this.mirrors[actor];
    if (what === 'kill') return this.cluster.restart(process);
    if (what === 'move') return mirror?.move(() => this.open(process));
    const [command, id] = [commands[what](++this.sent), String(this.sent)];
    this.changes[command[0]]++;
    if (mirror) await this.bySocket(mirror, process, id, command);
    else await this.byRequest(actor % 2 === 0, process, id, command);
  }

  /**
   * Waits until all tabs are equal to the store: by pushes alone where they still have their connection.
   * @returns the slices as each process has them
   */
  async settle() {
    const stores = await Promise.all(this.cluster.apps.map((_, at) => this.store(at)));
    const isTold = (mirror: Mirror) => {
      mirror.catchUp();
      return JSON.stringify(mirror.image) === JSON.stringify(stores[0]);
    };
    for (const [index, mirror] of this.mirrors.entries()) {
      if (!mirror.tab.socket.connected) await mirror.move(() => this.open(index));
      await until(`tab ${index} to be told everything`, () => isTold(mirror));
      mirror.tab.close();
    }
    return stores;
  }

  private async store(at: number) {
    const visitor = this.cluster.app(at).visitor({ Cookie: this.cookie });
    const pages = await Promise.all(SLICES.map((slice) => visitor.json(`/${slice}`).expect(200)));
    return pages.map(({ body }) => body as Changed);
  }

  private async open(process: number): Promise<Tab> {
    const next = () => this.open(process + 1);
    return this.cluster.tab(process, this.cookie).catch(next);
  }

  private async byRequest(
    isForm: boolean,
    process: number,
    id: string,
    command: Command,
  ): Promise<void> {
    const [slice, name, payload] = command;
    const path = `/${slice}/${name}`;
    const visitor = this.cluster.visitor(process, this.cookie);
    const request = isForm
      ? visitor.submit(path, { ...asTexts(payload), commandId: id })
      : visitor.send(path, payload).set('Idempotency-Key', id);
    const answer = await request.then(undefined, () => undefined);
    if (!answer || answer.status === 503) return this.byRequest(isForm, process + 1, id, command);
    mustBe(answer.status === (isForm ? 303 : 200), path, answer.text);
  }

  private async bySocket(
    mirror: Mirror,
    process: number,
    id: string,
    command: Command,
  ): Promise<void> {
    const [slice, name, payload] = command;
    const call = mirror.tab.call(`${slice}:${name}`, { ...payload, commandId: id });
    const answer = await call.catch(() => undefined);
    if (answer?.error?.code === 'unavailable') return this.bySocket(mirror, process, id, command);
    if (answer) return mustBe(answer.ok, name, answer.error?.message);
    await mirror.move(() => this.open(process));
    await this.bySocket(mirror, process + 1, id, command);
  }
}

function mustBe(isAnswered: boolean, command: string, refusal: string | undefined) {
  if (!isAnswered) throw new Error(`${command} was refused: ${refusal}`);
}
