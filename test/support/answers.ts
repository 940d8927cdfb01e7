import { TestApp } from './app.js';
import { TrialScript } from './trial.js';

export interface Answer {
  status: number;
  text: string;
  headers: Record<string, string>;
}

/** One answer of each kind, to a visitor who has a session. */
export async function answers(app: TestApp, headers: Record<string, string> = {}) {
  const ada = app.visitor(headers);
  const script = app.nest.get(TrialScript);
  script.change = () => {
    throw new Error('/secret/path SELECT');
  };
  const got = [
    await ada.submit('/greeting/set', { name: 'Ada' }).expect(303),
    await ada.page('/').expect(200),
    await ada.page('/session').expect(200),
    await ada.request('HEAD', '/pay').expect(200),
    await ada.json('/greeting').expect(200),
    await ada.json('/session').expect(200),
    await ada.json('/health/live').expect(200),
    await ada.page('/no-such-page').expect(404),
    await ada.json('/no-such-page').expect(404),
    await ada.page('/assets/none.css').expect(404),
    await ada.send('/greeting/set', '{bad').expect(400),
    await ada.submit('/greeting/set', { name: '' }).expect(422),
    await ada.send('/greeting/set', { name: '' }).expect(422),
    await ada.send('/pay/calculate', { hours: 1 }).expect(409),
    await ada.submit('/pay/calculate', { hours: '1' }).expect(409),
    await ada.send('/greeting/set', { name: 'Bea' }).set('If-Match', '"7"').expect(412),
    await ada.send('/greeting/set', { name: 'x'.repeat(70_000) }).expect(413),
    await ada.send('/greeting/set', 'name').set('Content-Type', 'text/plain').expect(415),
    await ada.submit('/greeting/set').set('Origin', 'https://evil.example').expect(403),
    await ada.send('/trial/change').expect(500),
    await ada.submit('/trial/change').expect(500),
  ];
  return got as unknown as Answer[];
}
