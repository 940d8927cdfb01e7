import type { Game } from '../../src/features/arcade/jetman.js';
import type { Visitor } from './visitor.js';

/** The game as the arcade's page is told to draw it. */
export async function sceneOf(visitor: Visitor) {
  const { text } = await visitor.page('/arcade').expect(200);
  const [, json] = /data-scene="([^"]*)"/.exec(text)!;
  return JSON.parse(json!.replaceAll('&quot;', '"')) as Game;
}
