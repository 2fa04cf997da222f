import { declarationAfter } from '../../../domain/acts/spend.ts';
import type { Change } from '../../../domain/declaration/change.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Objection } from '../../../domain/declaration/notice.ts';
import type { Item, Write } from '../store/store.ts';
import { type Key, keys } from '../store/table.ts';

/**
 * What most acts leave alone stands in items beside the declaration's own, so that the item which every act rewrites
 * stays near one KB. Each part is written whole when an act changes any of it.
 */
const PARTS = {
  draft: ['draft', 'identity', 'admitted'],
  submission: ['submittedDraft', 'reasons', 'commitment', 'claimedIdentity', 'route', 'booking'],
  before: ['previousDraft'],
  return: ['defects', 'confirmed'],
} as const satisfies Record<string, readonly (keyof Declaration)[]>;

const NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[];

/** The attribute of the declaration's own item that says in which version a part was last written. */
const writtenIn = (part: string) => `${part}WrittenIn`;
const OBJECTIONS = 'objections';
const APART: ReadonlySet<string> = new Set([...Object.values(PARTS).flat(), OBJECTIONS]);

/** The keys of a declaration's own item and of its parts. Objections are as many as there are, so they have none here. */
export function declarationKeys(id: string): [own: Key, ...parts: Key[]] {
  return [keys.declaration(id), ...NAMES.map((part) => keys.part(id, part))];
}

/** Whether an attribute of a declaration stands in the declaration's own item. */
export function isOwn(name: string): boolean {
  return !APART.has(name);
}

/** The attributes of a declaration, or of a change, that stand in the declaration's own item. */
export function ownOf(attributes: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isOwn(name)));
}

/** The items of the parts of a new declaration, and what its own item says of them. */
export function newParts(declaration: Declaration): { own: Record<string, number>; items: Item[] } {
  const present = NAMES.filter((part) => PARTS[part].some((name) => isStated(declaration[name], name)));
  return {
    own: Object.fromEntries(present.map((part) => [writtenIn(part), declaration.version])),
    items: present.map((part) => itemOf(declaration, part)),
  };
}

/** The writes of the parts that a change touches, and what the declaration's own item says of them. */
export function partWrites(
  declaration: Declaration,
  change: Change,
): { own: Record<string, number>; writes: Write[] } {
  const after = { ...declarationAfter(declaration, change), version: declaration.version + 1 };
  const isChanged = (name: keyof Declaration) =>
    after[name] !== declaration[name] && (isStated(after[name], name) || isStated(declaration[name], name));
  const parts = NAMES.filter((part) => PARTS[part].some(isChanged));
  const objections = after.objections.filter((each, index) => each !== declaration.objections[index]);
  const items = [
    ...parts.map((part) => itemOf(after, part)),
    ...objections.map((objection) => objectionItem(after, objection)),
  ];
  const changed = [...parts, ...(objections.length > 0 ? [OBJECTIONS] : [])];
  return {
    own: Object.fromEntries(changed.map((part) => [writtenIn(part), after.version])),
    writes: items.map((item) => ({ named: 'part', write: { Put: { Item: item } } })),
  };
}

/** An absent part reads as these and as no other attribute, so it need not be written for an empty one. */
const UNSTATED = { route: [], draft: {} } as const;

/** Whether an attribute says more than an absent part would. */
function isStated(value: unknown, name: keyof Declaration): boolean {
  if (value === undefined) return false;
  return !((Array.isArray(value) || name === 'draft') && Object.keys(Object(value)).length === 0);
}

function itemOf(declaration: Declaration, part: keyof typeof PARTS): Item {
  const { id, version } = declaration;
  const values = Object.fromEntries(PARTS[part].map((name) => [name, declaration[name]]));
  return { ...keys.part(id, part), part, writtenIn: version, values: packed(values) };
}

/** What a part holds, as a text or, before it was kept as one, as a map. */
function valuesOf({ values }: Item): object {
  return typeof values === 'string' ? unpacked(values) : Object(values);
}

function objectionItem({ id, version }: Declaration, objection: Objection): Item {
  const key = keys.part(id, `${OBJECTIONS}#${String(objection.number).padStart(4, '0')}`);
  return { ...key, part: OBJECTIONS, writtenIn: version, objection };
}

/** The keys of what a list of waiting declarations shows of one: its own item and its submission. */
export function listedKeys(id: string): Key[] {
  return [keys.declaration(id), keys.part(id, 'submission')];
}

/**
 * Joins the parts to the attributes of a declaration's own item; undefined if they were read while an act wrote them,
 * so that they do not belong together. Parts that were not asked for read as absent.
 */
export function joined(
  own: Item,
  items: readonly Item[],
  asked: readonly string[] = [...NAMES, OBJECTIONS],
): Item | undefined {
  const parts = items.filter(({ part }) => part !== undefined);
  const joins = asked.every((part) => {
    const written = parts.filter((each) => each.part === part).map((each) => Number(each.writtenIn));
    return Math.max(0, ...written) === (own[writtenIn(part)] ?? 0);
  });
  if (!joins) return undefined;
  const stated = new Set([...NAMES, OBJECTIONS].map(writtenIn));
  return {
    ...UNSTATED,
    ...Object.fromEntries(Object.entries(own).filter(([name]) => !stated.has(name))),
    ...Object.assign({}, ...parts.map(valuesOf)),
    objections: parts.flatMap(({ objection }) => objection ?? []),
  };
}

/** Marks rows under one head in place of objects. No form that people or the project fill in has such a name. */
const HEAD = '#of';

type Row = Readonly<Record<string, unknown>>;

/**
 * Writes values as JSON, which a table keeps in one piece: reading a map of some hundred attributes costs a function
 * several times what a text of that length costs. Objects of one form in a list, such as files, name their attributes
 * once, so that the text takes no more room than the map.
 */
export function packed(values: object): string {
  return JSON.stringify(mapped(values, (list) => (isTable(list) ? tableOf(list) : list)));
}

/** Reads what `packed` wrote. */
export function unpacked(text: string): Row {
  return Object(restored(JSON.parse(text)));
}

/** Each list in a value as `change` makes it, the innermost first. */
function mapped(value: unknown, change: (list: readonly unknown[]) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return change(value.map((each) => mapped(each, change)));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapped(each, change)]));
}

function restored(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(restored);
  const { [HEAD]: head, rows } = value as { readonly [HEAD]?: string[]; readonly rows?: unknown[][] };
  if (head && rows) return rows.map((row) => rowOf(head, row));
  // The value was parsed for this call alone, so only what a table stands in is put anew.
  const own = value as Record<string, unknown>;
  for (const [name, each] of Object.entries(own)) if (typeof each === 'object') own[name] = restored(each);
  return own;
}

function isTable(value: unknown): value is readonly Row[] {
  if (!Array.isArray(value) || value.length < 2) return false;
  const [first] = value.map(formOf);
  return first !== undefined && value.every((row) => formOf(row) === first);
}

/** The names of an object's attributes; undefined for everything else, and where an attribute has no value. */
function formOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.values(value).includes(undefined) ? undefined : JSON.stringify(Object.keys(value));
}

function tableOf(rows: readonly Row[]) {
  return { [HEAD]: Object.keys(rows[0] ?? {}), rows: rows.map((row) => Object.values(row)) };
}

function rowOf(head: readonly string[], row: readonly unknown[]): Row {
  return Object.fromEntries(head.map((name, index) => [name, restored(row[index])]));
}
