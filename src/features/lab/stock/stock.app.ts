import express, { type NextFunction, type Request, type Response } from 'express';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Pause, State } from '../actor.js';
import type { Who } from '../scenarios.js';
import { newScratchFolder } from './scratch.folder.js';
import { shown, type Handler } from './stock.handlers.js';
import { StockSessions } from './stock.sessions.js';

/** express-session as its README has it. */
export class StockApp {
  readonly http;
  private readonly folder: string;
  readonly sessions: StockSessions;
  private readonly handlers = new Map<Who, (request: Request) => Promise<State>>();

  private constructor(dataDir: string, resave: boolean) {
    this.folder = newScratchFolder(dataDir);
    this.sessions = new StockSessions(this.folder, { resave });
    const app = express();
    app.use(this.sessions.middleware);
    app.post('/begin', express.json(), (request: Request, response: Response) => {
      Object.assign(request.session, request.body);
      response.json({ sid: request.sessionID });
    });
    app.post('/:who', (request: Request<{ who: Who }>, response: Response, next: NextFunction) => {
      const handle = this.handlers.get(request.params.who)!;
      handle(request as unknown as Request).then((answer) => response.json(answer), next);
    });
    this.http = createServer(app);
  }

  static async open(dataDir: string, resave: boolean) {
    const stock = new StockApp(dataDir, resave);
    stock.http.listen(0, '127.0.0.1');
    await once(stock.http, 'listening');
    return stock;
  }

  get url() {
    const { port } = this.http.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async begin(initial: object) {
    const answer = await this.post('/begin', initial);
    const { sid } = (await answer.json()) as { sid: string };
    const [cookie] = answer.headers.getSetCookie();
    return { sid, cookie: cookie!.split(';')[0]! };
  }

  async send(who: Who, cookie: string, handler: Handler, pause: Pause) {
    this.handlers.set(who, (request) => handler(request, pause));
    const answer = await this.post(`/${who}`, {}, cookie);
    return (await answer.json()) as State;
  }

  async stored(sid: string) {
    return shown(await this.sessions.find(sid));
  }

  async close() {
    const closed = once(this.http, 'close');
    this.http.close();
    this.http.closeAllConnections();
    await closed;
    this.sessions.close();
    rmSync(this.folder, { recursive: true });
  }

  private post(path: string, body: object, cookie = '') {
    return fetch(this.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  }
}
