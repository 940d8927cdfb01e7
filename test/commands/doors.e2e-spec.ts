import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Routes } from '../../src/sojourn/commands/routes.js';
import { TestApp } from '../support/app.js';
import { CASES } from '../support/every.command.js';
import { throughForm, throughJson, throughSocket } from '../support/ways.js';

describe('both doors', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('have every command in this table', () => {
    const commands = app.nest.get(Routes).events();
    const events = commands.map(({ feature, command }) => `${feature}:${command}`);

    expect(new Set(CASES.map(([command]) => command))).toEqual(new Set(events));
  });

  it.each(CASES)('say the same of %s %j', async (command, payload, before = []) => {
    const bySocket = await throughSocket(app, command, payload, before);
    const byJson = await throughJson(app, command, payload, before);
    const byForm = await throughForm(app, command, payload, before);

    expect(byJson).toEqual(bySocket);
    expect(byForm).toEqual(bySocket);
  });
});
