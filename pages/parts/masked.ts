/** An identity number as it is shown to tell one from another: its last four characters, the rest hidden. */
export function maskedNumber(number: string): string {
  const shown = number.length > 8 ? 4 : 1;
  return `${'*'.repeat(Math.max(0, number.length - shown))}${number.slice(-shown)}`;
}
