import { describe, expect, it } from '@jest/globals';
import { writeTagged, type Tagged } from './tagged.js';

const parse = (json: string) => JSON.parse(json) as Tagged;

describe('a session in tagged JSON', () => {
  it('is written compactly, in ASCII, its keys in the order of their code points', () => {
    const session = parse(
      '{"b": [1, {"z": null, "y": 0.5}], "é": "\\u007f", "😀": 1, "\\uffff": 2, "10": 3, "9": 4}',
    );

    expect(writeTagged(session)).toBe(
      '{"10":3,"9":4,"b":[1,{"y":0.5,"z":null}],"\\u00e9":"\\u007f","\\uffff":2,"\\ud83d\\ude00":1}',
    );
  });

  it('keeps keys that mean something to JavaScript', () => {
    const json = '{"__proto__":{"x":1},"constructor":2,"toString":3}';

    expect(writeTagged(parse(json))).toBe(json);
  });

  it.each([
    '{"a":{" t":[{" t":[]}]}}',
    '{"a":{" b":""}}',
    '{"a":{" b":"AP8Q"}}',
    '{"a":{" b":"AA=="}}',
    '{"a":{" m":"<b>x</b>"}}',
    '{"a":{" u":"12345678123456781234567812345678"}}',
    '{"a":{" d":"Thu, 29 Feb 2024 12:30:05 GMT"}}',
    '{" di":{" t__":"plain"}}',
    '{"a":{" d":1," t":2}}',
    '{"a":{" x":1}}',
    '{"a":[0.1,1.5e+300,-9007199254740991]}',
    '{"a":[100000000000000000,1e+22,1.2345678901234567e+19]}',
  ])('takes %s', (json) => {
    expect(writeTagged(parse(json))).toBe(json);
  });

  it.each([
    '{" t":[1]}',
    '{"a":{" t":1}}',
    '{"a":{" t":{}}}',
    '{"a":{" b":"A"}}',
    '{"a":{" b":"AP8Q="}}',
    '{"a":{" m":1}}',
    '{"a":{" u":"1234"}}',
    '{"a":{" d":"2024-02-29T12:30:05Z"}}',
    '{"a":{" d":"Thu, 30 Feb 2024 12:30:05 GMT"}}',
    '{"a":{" di":{"b":1}}}',
    '{"a":{" di":[]}}',
    '{"a":1e999}',
    '{"a":"\\ud800"}',
    '{"\\ud800":1}',
  ])('is refused, naming the field, where Flask could not read it as it was meant: %s', (json) => {
    expect(() => writeTagged(parse(json))).toThrow(
      expect.objectContaining({
        code: 'invalid',
        details: { errors: { payload: [expect.any(String)] } },
      }),
    );
  });
});
