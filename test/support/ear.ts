import type { Page, WebSocketRoute } from 'playwright-core';
import { until } from './until.js';

/** What a page hears through its WebSocket. It can be made deaf, or hear something again. */
export class Ear {
  isDeaf = false;
  readonly heard: string[] = [];
  private isOpen = false;
  private route!: WebSocketRoute;

  /** Must be called before the page opens. */
  static async of(page: Page) {
    const ear = new Ear();
    await page.routeWebSocket(/socket\.io/, (route) => ear.listen(route));
    return ear;
  }

  /** Waits until nothing comes by polling any more. */
  open() {
    return until('the WebSocket', () => this.isOpen);
  }

  hear(message: string) {
    this.route.send(message);
  }

  private listen(route: WebSocketRoute) {
    this.route = route;
    const server = route.connectToServer();
    route.onMessage((message) => {
      server.send(message);
    });
    server.onMessage((message) => {
      this.isOpen = true;
      this.heard.push(String(message));
      if (!this.isDeaf) route.send(message);
    });
  }
}
