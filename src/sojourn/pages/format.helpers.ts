const dollars = new Intl.NumberFormat('en-AU', { style: 'currency', currency: 'AUD' });
const shortDollars = new Intl.NumberFormat('en-AU', {
  style: 'currency',
  currency: 'AUD',
  notation: 'compact',
});
const figures = new Intl.NumberFormat('en-AU', { maximumSignificantDigits: 8 });
const exactNumbers = new Intl.NumberFormat('en-AU', { maximumFractionDigits: 10 });
const days = new Intl.DateTimeFormat('en-AU', { dateStyle: 'long', timeZone: 'UTC' });
const numbers = new Intl.NumberFormat('en-AU', { maximumFractionDigits: 2 });
const signs = new Intl.NumberFormat('en-AU', { signDisplay: 'always' });
const times = new Intl.DateTimeFormat('en-AU', {
  dateStyle: 'medium',
  timeStyle: 'short',
  hourCycle: 'h23',
  timeZone: 'UTC',
});
const hours = new Intl.DateTimeFormat('en-AU', {
  timeStyle: 'short',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

export const formatHelpers = {
  money: (amount: number) => dollars.format(amount),
  shortMoney: (amount: number) => shortDollars.format(amount),
  moneyIn,
  figure: (value: number) => figures.format(value),
  exact: (value: number) => exactNumbers.format(value),
  day: (date: string) => days.format(new Date(date)),
  signed: (value: number) => signs.format(value),
  number: (value: number) => numbers.format(value),
  time: (at: string | number) => `${times.format(new Date(at))} UTC`,
  wallTime: (at: string) => times.format(new Date(at)),
  clock: (at: number) => `${hours.format(at)} UTC`,
  iso: (at: string | number) => new Date(at).toISOString(),
  duration,
};

/** Intl's own would hide a rupiah's decimals. */
function moneyIn(amount: number, currency: string, decimals: Record<string, number>) {
  const format = { minimumFractionDigits: decimals[currency]!, maximumFractionDigits: 2 };
  return `${currency}\u00a0${amount.toLocaleString('en-AU', format)}`;
}

function duration(seconds: number) {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
