import { readFileSync } from 'node:fs';
import type { MachineName } from '../adapters/workflow.ts';

/** The text of a state machine's file, with `${Placeholders}`. */
export function machineFile(name: MachineName): string {
  return readFileSync(new URL(`../statemachine/${name}.asl.json`, import.meta.url), 'utf8');
}

/**
 * Fills a definition's placeholders. Throws where one has no value, and where a value has no placeholder: either
 * means that the file and the list of functions have drifted apart.
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
  return text.replace(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
