import jsonata from 'jsonata';

/** A node of JSONata's syntax tree. The package's own types name fewer fields. */
export interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly focus?: string;
  readonly index?: string;
  readonly steps?: readonly Node[];
  readonly [field: string]: unknown;
}

export function treeOf(source: string): Node {
  return jsonata(source).ast() as unknown as Node;
}

/** The name by which a function is called: `$sum(…)`, `$sum(?)`, `… ~> $sum`. */
export function calledBy({ type, procedure, rhs }: Node): unknown {
  const called = (type === 'apply' ? rhs : procedure) as Node | undefined;
  return called?.type === 'variable' ? called.value : undefined;
}

/** The names that a node binds for its content. Those of a block or a path hold in all of it. */
export function boundIn(node: Node): string[] {
  const inside = node.type === 'block' ? (node.expressions as Node[]) : (node.steps ?? []);
  return [node, ...inside].flatMap((each) => [...boundBy(each)]);
}

export function boundBy(node: Node): Set<string> {
  const names = [node.focus, node.index].filter((name) => typeof name === 'string');
  const variables =
    node.type === 'bind' ? [node.lhs as Node] : node.type === 'lambda' ? (node.arguments as Node[]) : [];
  return new Set([...names, ...variables.map(({ value }) => String(value))]);
}

/** The children of a node, without the names that it binds, which are no use of them. */
export function childrenOf(node: Node): Node[] {
  const { type, value, focus, index, lhs, arguments: given, ...rest } = node;
  const parts = { ...rest, lhs: type === 'bind' ? [] : lhs, given: type === 'lambda' ? [] : given };
  return nodesIn(parts);
}

export function nodesIn(part: unknown): Node[] {
  if (typeof part !== 'object' || part === null || part instanceof RegExp) return [];
  if ('type' in part && typeof part.type === 'string') return [part as Node];
  return Object.values(part).flatMap(nodesIn);
}
