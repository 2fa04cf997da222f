import * as v from 'valibot';
import { fields } from '../values/form.ts';
import { en, text, word } from './form-pieces.ts';
import { EMPLOYER_KINDS } from './quota-form.ts';

const words = v.pipe(v.array(word), v.minLength(1));

/** The facts by which a route is narrowed, besides the employer's affiliation. Every one that is given must hold. */
export const ROUTE_FACTS = ['districts', 'kinds', 'professions', 'levels'] as const;

/** The way of a declaration through the bodies after its employer (报送路径). */
export const routeForm = fields({
  affiliation: word,
  /** The route is for these alone: by the employer's district and kind, by the profession and level declared. */
  onlyFor: v.optional(
    fields({
      districts: v.optional(words),
      kinds: v.optional(v.pipe(v.array(v.picklist(EMPLOYER_KINDS)), v.minLength(1))),
      professions: v.optional(words),
      levels: v.optional(words),
    }),
  ),
  name: text,
  en,
  /** In their order within a step. A body is that of the employer's district, or of the one that is named. */
  bodies: v.array(fields({ kind: word, name: text, en, step: word, district: v.optional(word) })),
});
