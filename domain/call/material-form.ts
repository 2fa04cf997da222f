import * as v from 'valibot';
import { fields, wholeNumber } from '../values/form.ts';
import { en, text, word } from './form-pieces.ts';

/** The formats of files that the system opens. */
const FORMATS = ['pdf', 'jpeg', 'png'] as const;

/** The form of a material that a call asks for: of whom, and which files are taken of it. */
export const materialForm = fields({
  id: word,
  name: text,
  en,
  /**
   * The material is asked for only at these levels, eligibility routes or insurance situations. A condition that is
   * left out excludes nobody.
   */
  levels: v.optional(v.array(word)),
  eligibilityRoutes: v.optional(v.array(word)),
  insurance: v.optional(word),
  optional: v.optional(v.boolean()),
  /** The formats that are taken of it; all that the system opens if it is left out. `jpeg` also takes HEIC, which becomes one. */
  formats: v.optional(v.pipe(v.array(v.picklist(FORMATS)), v.minLength(1))),
  /**
   * The most kilobytes (1,024 bytes) of one file, of a picture once it is redrawn; as many as the system takes, 20,480, if it
   * is left out.
   */
  mostKilobytes: v.optional(v.pipe(wholeNumber, v.minValue(1), v.maxValue(20_480))),
  /** Of the materials that name the same group, one is enough (任选其一). */
  oneOf: v.optional(word),
});
