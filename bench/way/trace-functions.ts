import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vitest/node';

/** The rooms that a request passes. The engines of one machine are not among them. */
const ROOMS = /^(domain|adapters|casework|web|functions|pages)\/.*\.ts$/;

type Enter = (file: string, name: string) => void;

declare global {
  var functionEntered: Enter | undefined;
}

/** Calls `enter` at the start of every function of the rooms, in modules that are loaded from now on. */
export function traceFunctions(enter: Enter): void {
  globalThis.functionEntered = enter;
  registerHooks({
    load(url, context, nextLoad) {
      const file = url.startsWith('file:') ? relative(process.cwd(), fileURLToPath(url)) : '';
      if (!ROOMS.test(file)) return nextLoad(url, context);
      return { format: 'module', source: traced(file), shortCircuit: true };
    },
  });
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

function traced(file: string): string {
  const source = stripTypeScriptTypes(readFileSync(file, 'utf8'));
  const insertions = insertionsIn(parseAst(source), '', file).toSorted((one, other) => other.at - one.at);
  return insertions.reduce((text, { at, text: put }) => text.slice(0, at) + put + text.slice(at), source);
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly body?: Node;
  readonly id?: Node & { readonly name?: string };
  readonly key?: Node & { readonly name?: string };
}

/**
 * Finds where to insert calls. `owner` names a function without a name of its own: the variable or property that
 * holds it.
 */
function insertionsIn(node: unknown, owner: string, file: string): Insertion[] {
  if (Array.isArray(node)) return node.flatMap((each) => insertionsIn(each, owner, file));
  if (typeof node !== 'object' || node === null) return [];
  const { type, body, id, key } = node as Node;
  const name = id?.name ?? key?.name ?? owner;
  const within = Object.values(node).flatMap((each) => insertionsIn(each, name, file));
  const isFunction = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type);
  return isFunction && body ? [...entryOf(body, name, file), ...within] : within;
}

function entryOf({ type, start, end }: Node, name: string, file: string): Insertion[] {
  const call = `globalThis.functionEntered?.(${JSON.stringify(file)}, ${JSON.stringify(name)})`;
  if (type === 'BlockStatement') return [{ at: start + 1, text: `${call};` }];
  return [
    { at: start, text: `(${call}, ` },
    { at: end, text: ')' },
  ];
}
