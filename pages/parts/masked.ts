/** An identity number with all but its last four characters hidden, enough to tell two apart. */
export function maskedNumber(number: string): string {
  const shown = number.length > 8 ? 4 : 1;
  return `${'*'.repeat(Math.max(0, number.length - shown))}${number.slice(-shown)}`;
}
