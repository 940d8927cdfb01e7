import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';

const NOTHING_TO_SEE = {
  'a zero width space': '\u200b',
  'a byte order mark': '\ufeff',
  'a soft hyphen': '\u00ad',
  'joiners in white space': ' \u200d\u2060\u3000\u200c ',
  'a hangul filler': '\u3164',
  'braille without dots': '\u2800',
  'a variation selector': '\ufe0f',
  'the signs that turn the direction': '\u202e\u2066\u2069',
  tags: '\u{e0041}\u{e007f}',
  'an accent on nothing': '\u0301',
  'an annotation of nothing': '\ufff9\ufffb',
};

const VISIBLE = [
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  '\u2764\ufe0f',
  '1\ufe0f\u20e3',
  'می\u200cخواهم',
  'क्\u200dष',
  '\u200bAda',
  'e\u0301',
  '・',
  '.',
];

/** Every text field of the app, and what goes with it. */
const FIELDS = [
  ['/greeting/set', 'name', {}],
  ['/todo/add', 'title', {}],
  [
    '/flight/track',
    'number',
    { from: 'SYD', to: 'LHR', departs: '2026-11-27T10:00Z', arrives: '2026-11-28T10:00Z' },
  ],
  ['/keys/read', 'cookie', {}],
  ['/keys/sign', 'secret', { payload: {} }],
] as const;

describe('a text', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it.each(Object.entries(NOTHING_TO_SEE))(
    'of nothing that can be seen is refused: %s',
    async (_, text) => {
      const tab = await Tab.open(app.url);
      for (const [path, field, others] of FIELDS) {
        const payload = { ...others, [field]: text };
        const { body } = await app.visitor().send(path, payload).expect(422);
        const { error } = await tab.call(path.slice(1).replace('/', ':'), payload);

        expect(Object.keys((body as { errors: object }).errors)).toEqual([field]);
        expect(Object.keys(error!.errors!)).toEqual([field]);
      }
      tab.close();
    },
  );

  it.each(VISIBLE)('with something to be seen is taken as it is: %s', async (name) => {
    const ada = app.visitor();

    await ada.send('/greeting/set', { name }).expect(200);

    expect(await ada.state('greeting')).toEqual({ name });
    expect((await ada.page('/')).text).toContain(name);
  });
});
