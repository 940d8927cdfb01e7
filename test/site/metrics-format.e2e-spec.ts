import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { TestApp } from '../support/app.js';

describe('what /metrics says', () => {
  let app: TestApp;
  let lines: string[];

  beforeAll(async () => {
    app = await TestApp.start();
    await app.visitor().send('/pay/set-wage', { wage: 20 }).expect(200);
    const { text } = await app.visitor().page('/metrics').expect(200);
    lines = text.split('\n').filter(Boolean);
  });

  afterAll(() => app.stop());

  const about = (keyword: 'HELP' | 'TYPE') =>
    lines.flatMap((line) => {
      const [, name, rest] = new RegExp(`^# ${keyword} (\\S+) (.+)$`).exec(line) ?? [];
      return name ? [[name, rest] as const] : [];
    });

  it('has a help and a type for each metric, once', () => {
    const [helps, types] = [about('HELP'), about('TYPE')].map((all) => all.map(([name]) => name));

    expect(types!.length).toBeGreaterThan(20);
    expect(new Set(types).size).toBe(types!.length);
    expect(helps).toEqual(types);
  });

  it('names counters, and counters only, a total, as promtool wants it', () => {
    const misnamed = about('TYPE').filter(
      ([name, type]) => name.endsWith('_total') !== (type === 'counter'),
    );

    expect(misnamed).toEqual([]);
  });

  it('is in the README, of its own all, and of the process the lag of the event loop', () => {
    const [, section] = /\n## Metrics\n([^]*?)\n## /.exec(readFileSync('README.md', 'utf8'))!;
    const stated = new Set(section!.match(/\b(sojourn|nodejs)_\w+/g));
    const named = about('TYPE').map(([name]) => name);

    expect(named.filter((name) => name.startsWith('sojourn_') && !stated.has(name))).toEqual([]);
    expect([...stated].filter((name) => !named.includes(name))).toEqual([]);
  });

  it('is of samples that the format allows, each of a metric that was named', () => {
    const sample =
      /^([a-zA-Z_:][\w:]*)(\{(\w+="(?:[^"\\\n]|\\.)*",?)*\})? ([Nn]a[Nn]|[+-]?Inf|[-+.\deE]+)$/;
    const known = new Set(about('TYPE').map(([name]) => name));
    const samples = lines.filter((line) => !line.startsWith('#'));

    for (const line of samples) {
      const [, name = ''] = sample.exec(line) ?? [];
      const metric = name.replace(/_(bucket|sum|count)$/, '');
      expect([line, known.has(name) || known.has(metric)]).toEqual([line, true]);
    }
  });
});
