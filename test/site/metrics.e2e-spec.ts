import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';

describe('metrics', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('count tabs and changes, in the text format of Prometheus', async () => {
    const tab = await Tab.open(app.url);
    await tab.call('pay:set-wage', { wage: 20 });
    await tab.call('pay:set-wage', { wage: 20 });

    const { text, headers } = await app.visitor().page('/metrics').expect(200);

    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(text).toContain('\nsojourn_tabs 1\n');
    expect(text).toContain('\n# TYPE sojourn_changes_total counter\n');
    expect(text).toContain('\nsojourn_changes_total{slice="pay"} 1\n');
    expect(text).toContain('process_resident_memory_bytes');
    tab.close();
  });

  it('count each command by its door and what came of it, whatever its address looks like', async () => {
    const ada = app.visitor();
    const { text: before } = await app.visitor().page('/metrics');
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    await ada.submit('/Greeting/SET/', { name: 'Ada' }).expect(303);
    await ada.submit('/greeting/set', { name: '' }).expect(422);
    const tab = await Tab.open(app.url, { cookie: ada.cookies });
    await tab.call('greeting:set', { name: '' });
    await tab.call('greeting:made-up', {});

    const { text } = await app.visitor().page('/metrics').expect(200);

    for (const [door, result] of [
      ['json', 'done'],
      ['form', 'done'],
      ['form', 'invalid'],
      ['socket', 'invalid'],
    ] as const) {
      expect(before).not.toContain(counted(door, result));
      expect(text).toContain(counted(door, result));
    }
    expect(text).not.toMatch(/command="(greeting:made-up|Greeting)/);
    tab.close();
  });

  it('count sessions, pushes, commits and how long these took', async () => {
    const ada = app.visitor();
    const value = async (name: string) => {
      const { text } = await app.visitor().page('/metrics').expect(200);
      return Number(new RegExp(`^sojourn_${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0);
    };
    const names = ['sessions_total{event="begun"}', 'pushes_total', 'commits_total'];
    const before = await Promise.all(names.map(value));

    await ada.send('/pay/set-wage', { wage: 20 }).expect(200);
    const tab = await Tab.open(app.url, { cookie: ada.cookies });
    await tab.watch({ pay: 1 });
    await ada.send('/pay/set-wage', { wage: 21 }).expect(200);
    await tab.next('changed');

    const after = await Promise.all(names.map(value));
    expect(after.map((count, index) => count - before[index]!)).toEqual([1, 1, 2]);
    expect(await value('commit_seconds_total')).toBeGreaterThan(0);
    tab.close();
  });
});

const counted = (door: string, result: string) =>
  `sojourn_commands_total{command="greeting:set",door="${door}",result="${result}"} 1\n`;
