import { type Document, isMap, isNode } from 'yaml';

/** Puts a comment in place of the one that the file has before its first field. */
export function head(document: Document, comment: string): void {
  const [first] = isMap(document.contents) ? document.contents.items : [];
  for (const node of [document.contents, first?.key]) if (isNode(node)) node.commentBefore = null;
  document.commentBefore = comment;
}
