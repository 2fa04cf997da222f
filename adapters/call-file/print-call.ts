import { Document, isMap, isScalar, parseDocument } from 'yaml';
import { layUnder } from '../../domain/check-call/form/lay-under.ts';
import { typedFile } from '../../domain/check-call/form/typed-file.ts';
import { valueAt } from '../../domain/values/pointer.ts';
import { DEFAULTS, DEFAULTS_TEXT } from './defaults.ts';

/** The text of a call's file: of its value, or of the document that it was read into, which keeps its comments. */
export function printCall(call: unknown): string {
  const document = call instanceof Document ? call : new Document(call, { aliasDuplicateObjects: false });
  return document.toString({ lineWidth: 0 });
}

/** The document of a readable call with what it leaves to the defaults written out, so that it stands for itself. */
export function wholeDocument(text: string): Document {
  const document: Document = parseDocument(text);
  const defaults = parseDocument(DEFAULTS_TEXT);
  const { value, taken } = layUnder(typedFile(document.toJS()), DEFAULTS.value);
  for (const path of taken) document.setIn(path, defaults.getIn(path, true));
  for (const path of [['texts'], ...textPaths(value)]) cite(document, path, value);
  if (isMap(document.contents))
    for (const { key } of document.contents.items.slice(1)) if (isScalar(key)) key.spaceBefore = true;
  return document;
}

function textPaths(value: unknown): string[][] {
  const texts = valueAt(value, ['texts', 'value']);
  return typeof texts === 'object' && texts !== null
    ? Object.keys(texts).map((occasion) => ['texts', 'value', occasion])
    : [];
}

/** Writes the origin that a value has among the others. */
function cite(document: Document, path: readonly string[], value: unknown): void {
  for (const name of ['source', 'assumed']) {
    const origin = valueAt(value, [...path, name]);
    if (origin !== undefined) document.setIn([...path, name], origin);
    else if (document.hasIn([...path, name])) document.deleteIn([...path, name]);
  }
}
