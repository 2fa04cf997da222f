import { readdirSync, readFileSync } from 'node:fs';

export interface Source {
  readonly path: string;
  readonly text: string;
}

/** The source files of a room; what reads a call's file has findings with words of its own. */
export function sourcesOf(room: 'domain' | 'casework' | 'web' | 'functions' | 'pages' | 'local'): Source[] {
  const root = new URL(`../../${room}/`, import.meta.url);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('check-call'))
    .map((path) => ({ path: `${room}/${path}`, text: readFileSync(new URL(path, root), 'utf8') }));
}

/** From an opening bracket to the one that closes it. */
export function bracketed(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if ('({['.includes(text.charAt(at))) depth += 1;
    if (')}]'.includes(text.charAt(at))) depth -= 1;
    if (depth === 0) return text.slice(from, at + 1);
  }
  return text.slice(from);
}

/** The names in `facts: { … }`, or in the `const facts = { … }` that a shorthand refers to. */
export function factsGiven(call: string, { text }: Source): string[] {
  const inline = call.indexOf('facts: {');
  const own = text.indexOf('const facts = {');
  if (inline >= 0) return namesIn(bracketed(call, inline + 'facts: '.length));
  return /\bfacts\b/.test(call) && own >= 0 ? namesIn(bracketed(text, own + 'const facts = '.length)) : [];
}

/** The names of an object literal's own properties, its shorthands included. */
function namesIn(literal: string): string[] {
  return split(literal.slice(1, -1)).flatMap((part) => /^(\w+)\s*(?::|$)/.exec(part)?.[1] ?? []);
}

function split(inside: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of inside) {
    if ('({['.includes(char)) depth += 1;
    if (')}]'.includes(char)) depth -= 1;
    if (char === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.map((part) => part.trim());
}

/** The placeholders of a text that were not filled. */
export function unfilled(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
