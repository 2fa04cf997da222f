const IN_THOUSANDS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const TO_THE_CENT = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const IN_FULL = new Intl.NumberFormat('en-US', { maximumFractionDigits: 10 });

/** A number for people: whole from a hundred on, else three digits that count. */
export function amount(value: number): string {
  if (value === 0) return '0';
  if (Number.isInteger(value) || value >= 100) return IN_THOUSANDS.format(value);
  return String(Number(value.toPrecision(value < 1 ? 2 : 3)));
}

/** Money to the cent; below a cent, two digits that count. */
export function money(value: number): string {
  if (value === 0) return '0';
  if (value < 0.01) return String(Number(value.toPrecision(2)));
  return TO_THE_CENT.format(value);
}

/** All digits of a price, without an exponent. */
export const inFull = (price: number): string => IN_FULL.format(price);

/** `6.1 ×`, or a dash where the floor is nothing. */
export function times(price: number, floor: number): string {
  return floor === 0 ? '–' : `${(price / floor).toFixed(1)} ×`;
}

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
