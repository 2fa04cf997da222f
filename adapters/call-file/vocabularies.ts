import * as v from 'valibot';
import file from '../../calls/vocabularies.json' with { type: 'json' };
import { type Vocabularies, vocabulariesForm } from '../../domain/eligibility/vocabulary.ts';

/** The vocabularies that calls and people use, as `calls/vocabularies.json` has them. */
export const VOCABULARIES: Vocabularies = v.parse(vocabulariesForm, file);
