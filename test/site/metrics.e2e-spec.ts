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
});
