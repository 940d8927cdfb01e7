import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { dataFile } from '../../paths.js';
import { airport, suggest, type Airport } from './airports.js';

const found = (text: string) => suggest(text).map(({ iata }) => iata);

describe('the list of airports', () => {
  it.each([
    ['SYD', -33.946, 151.177],
    ['LAX', 33.943, -118.408],
    ['IST', 41.262, 28.728],
    ['PKX', 39.51, 116.41],
    ['TFU', 30.313, 104.441],
    ['NLU', 19.746, -99.014],
  ])('has %s where it is', (iata, latitude, longitude) => {
    expect(airport(iata)!.latitude).toBeCloseTo(latitude, 1);
    expect(airport(iata)!.longitude).toBeCloseTo(longitude, 1);
  });

  it('has no airport that is closed: Tegel', () => {
    expect(airport('TXL')).toBeUndefined();
  });

  it('says when and where it is from, and has a code, a city and a place for each', () => {
    const list = JSON.parse(readFileSync(dataFile('flight', 'airports.json'), 'utf8')) as {
      airports: Airport[];
    };

    expect(list).toMatchObject({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      source: expect.stringContaining('https://ourairports.com/data/'),
      licence: 'Public domain',
    });
    expect(list.airports.filter((each) => !isWhole(each))).toEqual([]);
    expect(new Set(list.airports.map(({ iata }) => iata)).size).toBe(list.airports.length);
    expect(list.airports.length).toBeGreaterThan(3_000);
  });
});

describe('the search for airports', () => {
  it('puts a code first, then a city of that name, large airports before others', () => {
    expect(found('nan')[0]).toBe('NAN');
    expect(found('sydney')[0]).toBe('SYD');
    expect(found('london').slice(0, 5)).toEqual(['LGW', 'LHR', 'LTN', 'STN', 'LCY']);
    expect(found('paris').slice(0, 2)).toEqual(['CDG', 'ORY']);
  });

  it('finds a name with its city before it, however they are joined', () => {
    expect(found('los angeles int')).toEqual(['LAX']);
    expect(found('rome fiumicino')).toEqual(['FCO']);
  });

  it('knows other names than the official one', () => {
    expect(found('tokyo')).toEqual(expect.arrayContaining(['HND', 'NRT']));
    expect(found('mexico city')).toEqual(expect.arrayContaining(['MEX', 'NLU']));
    expect(suggest('saigon')[0]).not.toHaveProperty('aliases');
  });

  it.each([
    ['Zürich', 'ZRH'],
    ['zurich', 'ZRH'],
    ['sao paulo', 'GRU'],
    ['TROMSO', 'TOS'],
    ['lodz', 'LCJ'],
    ['Istanbul', 'IST'],
    ['ndjamena', 'NDJ'],
    ['Tromsø', 'TOS'],
    ['tromsoe', 'TOS'],
    ['N’Djamena', 'NDJ'],
    ['Nʼdjamena', 'NDJ'],
    ['Łódź', 'LCJ'],
    ['İstanbul', 'IST'],
    ['Zuerich', 'ZRH'],
    ['Duesseldorf', 'DUS'],
  ])('finds %s whatever marks one types', (text, iata) => {
    expect(found(text)).toContain(iata);
  });

  it.each(['', ' ', 's', '.', 'xyzzy'])('has no suggestion for “%s”', (text) => {
    expect(suggest(text)).toEqual([]);
  });
});

const isWhole = ({ iata, name, city, country, latitude, longitude }: Airport) =>
  /^[A-Z]{3}$/.test(iata) &&
  [name, city, country].every(Boolean) &&
  Math.abs(latitude) <= 90 &&
  Math.abs(longitude) <= 180;
