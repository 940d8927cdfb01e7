import { describe, expect, it } from '@jest/globals';
import { parseRates } from './rates.xml.js';

const day = (cubes: string, before = '') => `<?xml version="1.0" encoding="UTF-8"?>${before}
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
  <gesmes:subject>Reference rates</gesmes:subject>
  <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
  <Cube>${cubes}</Cube>
</gesmes:Envelope>`;

const CUBES = `<Cube time='2026-11-20'><Cube currency='USD' rate='1.0917'/><Cube currency='JPY' rate='160.33'/></Cube>`;

describe('the ECB’s daily file', () => {
  it('gives its day and its rates, to the last digit', () => {
    expect(parseRates(day(CUBES))).toEqual({
      date: '2026-11-20',
      perEuro: { USD: '1.0917', JPY: '160.33' },
    });
  });

  it.each([
    ['cut short', day(CUBES).slice(0, -20), 'Unclosed root tag'],
    ['of two days', day(CUBES + CUBES.replace('20', '19')), '2 days'],
    ['without a day', day(''), '0 days'],
    ['of HTML', '<!doctype html><title>Down for maintenance</title>', 'DOCTYPE'],
    ['of JSON', '{"USD": 1.0917}', 'Non-whitespace before first tag'],
    ['empty', '', '0 days'],
    ['with entities of its own', day(CUBES, '<!DOCTYPE x [<!ENTITY a "aaaa">]>'), 'DOCTYPE'],
    ['with an entity nobody declared', day(CUBES.replace('1.0917', '&a;')), 'Invalid character'],
  ])('is refused where it is %s', (_, xml, reason) => {
    expect(() => parseRates(xml)).toThrow(reason);
  });
});
