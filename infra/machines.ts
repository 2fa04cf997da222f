import { readFileSync } from 'node:fs';
import type { MachineName } from '../adapters/workflow.ts';

/** Reads the text of a state machine's file, with its `${Placeholders}`. */
export function machineFile(name: MachineName): string {
  return readFileSync(new URL(`../statemachine/${name}.asl.json`, import.meta.url), 'utf8');
}

/**
 * Fills a definition's placeholders. Throws if one has no value, or a value has no placeholder, since the file and
 * the list of functions have then drifted apart.
 */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  const placed = new Set([...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name));
  const lacking = [...placed].filter((name) => values[name] === undefined);
  const idle = Object.keys(values).filter((name) => !placed.has(name));
  if (lacking.length + idle.length > 0)
    throw new Error(
      [
        'A state machine’s file and MACHINES in infra/functions.ts have drifted apart.',
        ...(lacking.length > 0 ? [`Placeholders without a value: ${lacking.join(', ')}.`] : []),
        ...(idle.length > 0 ? [`Values without a placeholder: ${idle.join(', ')}.`] : []),
      ].join(' '),
    );
  return text.replace(/\$\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
