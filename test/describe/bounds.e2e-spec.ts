import { describe, expect, it } from '@jest/globals';
import { commandsOf, describedApp } from '../support/openapi.js';
import { sample, type Field } from '../support/sample.js';
import { Tab } from '../support/tab.js';

describe('the bounds that the descriptions state', () => {
  const stage = describedApp();

  it('state bounds that the running app holds to, field by field', async () => {
    const tab = await Tab.open(stage.app.url);
    for (const { path, schema } of commandsOf(stage.http))
      for (const [field, rule] of Object.entries(schema.properties)) {
        const payload = { ...sample(schema), [field]: outside(rule) };
        const { error } = await tab.call(path.slice(1).replace('/', ':'), payload);
        expect([path, error?.code, Object.keys(error?.errors ?? {})]).toEqual([
          path,
          'invalid',
          [field],
        ]);
      }
    tab.close();
  });

  it('say which fields are needed: exactly those are missed', async () => {
    for (const { path, schema } of commandsOf(stage.http)) {
      const { body, status } = await stage.app.visitor().send(path, {});
      const missed = status === 422 ? Object.keys((body as { errors: object }).errors) : [];
      expect([path, missed.toSorted()]).toEqual([path, schema.required.toSorted()]);
    }
  });
});

const outside = ({ type, maximum, maxLength, maxItems }: Field) =>
  ({
    string: 'x'.repeat((maxLength ?? 0) + 1),
    boolean: 'true',
    number: (maximum ?? 0) + 1,
    integer: maximum! + 1,
    object: [],
    array: Array.from({ length: (maxItems ?? 0) + 1 }, () => ({})),
  })[type];
