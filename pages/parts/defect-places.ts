import type { Declaration } from '../../domain/declaration/declaration.ts';
import type { Defect } from '../../domain/values/defect.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayDefect, sayDefectAtField } from '../../domain/wording/say-defect.ts';
import { pathOf } from '../applicant/paths.ts';
import { idOf } from '../html/field.ts';
import { type Html, html } from '../html/html.ts';
import type { Problem } from './problems.ts';
import { clause, saidIn } from './words.ts';

/** The address where a defect is mended: its field on the draft's form, or its line in the list of materials. */
export function placeOf(declaration: Pick<Declaration, 'id'>, { at }: Defect): string {
  if (at === '/commitment') return '#agreed';
  if (at === '/submitAt') return '#when';
  if (at.startsWith('/reasons/')) return `#${idOf(at)}`;
  if (at.startsWith('/eligibility/')) return '#conditions';
  if (at.startsWith('/materials')) return `${pathOf(declaration)}/materials#${materialAnchor(at)}`;
  return `${pathOf(declaration)}/draft#${idOf(at)}`;
}

/**
 * The anchor of a material's line for `/materials/papers`; a file given by its number is found in the list of
 * files.
 */
function materialAnchor(at: string): string {
  const [, , material = ''] = at.split('/');
  return /^(\d+)?$/.test(material) ? 'files' : `material-${idOf(material)}`;
}

/** A defect as a line of the summary, with its clause. */
export function problemOf(language: Language, defect: Defect, href: string | undefined): Problem {
  return { text: saidIn(language, sayDefect(defect)), href, beside: clause(language, defect.clause) };
}

/** The defects of each field as one text in the page's language; several at one field follow each other. */
export function errorsAt(language: Language, defects: readonly Defect[]): Readonly<Record<string, Html>> {
  const errors: Record<string, Html> = {};
  for (const defect of defects) {
    const text = saidIn(language, sayDefectAtField(defect));
    const before = errors[defect.at];
    errors[defect.at] = before === undefined ? text : html`${before} ${text}`;
  }
  return errors;
}
