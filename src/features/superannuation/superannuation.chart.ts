const [WIDTH, HEIGHT] = [280, 150];
const LINES = [0, 0.25, 0.5, 0.75, 1];
const LABELS = 6;

interface Bar {
  label: string | number;
  value: number;
}

export function barChart(rows: Record<string, number>[], label: string, value: string) {
  const bars = rows.map((row) => ({ label: row[label]!, value: row[value]! }));
  const most = roundUp(Math.max(1, ...bars.map((bar) => bar.value)));
  return {
    bars: bars.map((bar, place) => barAt(bar, place, bars.length, most)),
    lines: LINES.map((part) => ({ y: heightOf(part), value: most * part })),
  };
}

function barAt({ label, value }: Bar, place: number, count: number, most: number) {
  const width = WIDTH / count;
  const y = heightOf(value / most);
  const isLabelled = place % Math.ceil(count / LABELS) === 0;
  return {
    label: isLabelled ? String(label) : '',
    x: short(width * (place + 0.1)),
    width: short(width * 0.8),
    y,
    height: short(HEIGHT - y),
  };
}

const heightOf = (part: number) => short(HEIGHT * (1 - part));

function roundUp(value: number) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 6, 8, 10].find((times) => times * power >= value)! * power;
}

const short = (units: number) => Math.round(units * 100) / 100;
