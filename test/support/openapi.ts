import { beforeAll } from '@jest/globals';
import type { OpenApi } from './description.types.js';
import { sharedApp, type Shared } from './shared.app.js';

/** An app for the tests of a describe, and what it says of its addresses. */
export function describedApp() {
  const stage = sharedApp() as Shared & { http: OpenApi };
  beforeAll(async () => {
    stage.http = (await stage.app.visitor().json('/openapi.json').expect(200)).body as OpenApi;
  });
  return stage;
}

export const commandsOf = ({ paths }: OpenApi) =>
  Object.entries(paths).flatMap(([path, { post }]) => {
    const schema = post?.requestBody?.content['application/json']?.schema;
    return schema ? [{ path, schema }] : [];
  });
