export const SLICES = ['pay', 'greeting', 'todo', 'cart'] as const;
const DISHES = ['olives', 'focaccia', 'soup', 'calamari'];

type Payload = Record<string, string | number>;
type Kind = 'wage' | 'hours' | 'name' | 'item' | 'dish';

export type Command = [slice: (typeof SLICES)[number], command: string, payload: Payload];

/** Every command changes something: it says what nobody said before. */
export const commands: Record<Kind, (unique: number) => Command> = {
  wage: (unique) => ['pay', 'set-wage', { wage: unique }],
  hours: (unique) => ['pay', 'calculate', { hours: unique / 100 }],
  name: (unique) => ['greeting', 'set', { name: `Ada ${unique}` }],
  item: (unique) => ['todo', 'add', { title: `Thing ${unique}` }],
  dish: (unique) => ['cart', 'add', { item: DISHES[unique % DISHES.length]! }],
};

/** As a form sends them. */
export const asTexts = (payload: Payload) =>
  Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
