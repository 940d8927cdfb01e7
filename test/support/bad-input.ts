import { Routes } from '../../src/web/routes.js';
import { payloadSchema } from '../../src/web/schema.js';
import type { TestApp } from './app.js';
import { Tab } from './tab.js';
import type { Visitor } from './visitor.js';

/** For the matrix of one command on a busy machine. */
export const BAD_INPUT_LIMIT_MS = 30_000;

type Payload = Record<string, unknown>;
type Rule = { type?: string; default?: unknown; isRequired: boolean };
type Door = (field: string, input: string) => Promise<Outcome>;

interface Outcome {
  code?: string;
  errors?: Record<string, string[]>;
}

const LONG = 'x'.repeat(10_000);
const BLANK = ['', '   '];
const NO_NUMBERS = [
  'NaN',
  'Infinity',
  '-Infinity',
  '1e309',
  '-0',
  '9007199254740993',
  '0x10',
  '1,000',
];
const NO_TEXTS = [LONG, 'a\u0000b', '12abc', '__proto__', '[]', '{}', 'null'];
const TEXTS = [...BLANK, ...NO_NUMBERS, ...NO_TEXTS];

/** As JSON writes them, so that −0, 1e309 and 2^53 + 1 arrive as such. */
const NO_VALUES = ['null', '[]', '[1]', '{}', '{"a":1}', 'true', 'false'];
const NUMBERS = ['-0', '1e309', '-1e309', '1e-30', '9007199254740993'];
const JSONS = [
  ...NO_VALUES,
  ...NUMBERS,
  ...[...TEXTS, '\ud800'].map((text) => JSON.stringify(text)),
];

/**
 * Sends what no number, choice or flag can be: field by field, through both doors and by a form.
 * @param good a payload that is taken
 * @returns what was not refused by naming just that field, and whether anything changed; empty if all is well
 */
export async function badInputTaken(app: TestApp, event: string, good: Payload) {
  const visitor = app.visitor();
  const path = `/${event.replace(':', '/')}`;
  await visitor.send(path, good).expect(200);
  const slice = () => visitor.json(path.slice(0, path.lastIndexOf('/'))).then(({ text }) => text);
  const before = await slice();
  const taken: string[] = [];
  const tab = await Tab.open(app.url, { cookie: visitor.cookies });
  for (const [field, rule] of Object.entries(fieldsOf(app, path))) {
    const tried = async (door: Door, inputs: string[]) =>
      taken.push(...(await takenBy(door, field, inputs)));
    await tried(overHttp(visitor, path, good), jsonsAgainst(rule));
    // JSON as JavaScript writes it has no −0.
    await tried(
      overSocket(tab, event, good),
      jsonsAgainst(rule).filter((json) => json !== '-0'),
    );
    await tried(byForm(visitor, path, good), textsAgainst(rule));
  }
  tab.close();
  return (await slice()) === before ? taken : [...taken, 'the state'];
}

/** All at once: a refusal changes nothing, so their order can't matter. */
async function takenBy(door: Door, field: string, inputs: string[]) {
  const refusals = inputs.map(async (input) => {
    const { code, errors = {} } = await door(field, input);
    const named = Object.keys(errors).join();
    return code === 'invalid' && named === field
      ? []
      : `${field}=${input.slice(0, 40)}: ${code} ${named}`;
  });
  return (await Promise.all(refusals)).flat();
}

function fieldsOf(app: TestApp, path: string) {
  const route = app.nest
    .get(Routes)
    .commands()
    .find((one) => one.path === path)!;
  const { properties, required } = payloadSchema(route.payload);
  const rules = Object.entries(properties).map(([name, rule]) => [
    name,
    { ...(rule as object), isRequired: required.includes(name) },
  ]);
  return Object.fromEntries(rules) as Record<string, Rule>;
}

const jsonsAgainst = ({ type }: Rule) =>
  JSONS.filter((json) => type !== 'boolean' || !['true', 'false'].includes(json));

/** A form's empty field is one that was not given, where it need not be. */
const textsAgainst = (rule: Rule) =>
  TEXTS.filter((text) => text.trim() || rule.isRequired || rule.default !== undefined);

const overHttp =
  (visitor: Visitor, path: string, good: Payload): Door =>
  async (field, json) => {
    const fields = { ...good, [field]: '\u0001' };
    const body = JSON.stringify(fields).replace(JSON.stringify('\u0001'), () => json);
    return (await visitor.send(path, body)).body as Outcome;
  };

const overSocket =
  (tab: Tab, event: string, good: Payload): Door =>
  async (field, json) => {
    const { error } = await tab.call(event, { ...good, [field]: JSON.parse(json) as unknown });
    return error ?? {};
  };

const byForm =
  (visitor: Visitor, path: string, good: Payload): Door =>
  async (field, text) => {
    const fields = Object.entries(good).map(([name, value]) => [name, String(value)]);
    const form = { ...(Object.fromEntries(fields) as Record<string, string>), [field]: text };
    return (await visitor.submit(path, form).set('Accept', 'application/json')).body as Outcome;
  };
