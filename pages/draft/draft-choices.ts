import { type Named, nameIn } from '../../domain/call/named.ts';
import type { IdentityKind } from '../../domain/identifiers/identity-number.ts';
import { type Language, type Said, said } from '../../domain/values/said.ts';
import type { Option } from '../html/field.ts';
import { named } from '../parts/words.ts';

/** The official names of identity documents. */
export const IDENTITY_KINDS_SAID: Readonly<Record<IdentityKind, Said>> = {
  'resident-id': said('居民身份证', 'Resident identity card'),
  'hmt-residence-permit': said(
    '港澳台居民居住证',
    'Residence permit for Hong Kong, Macao and Taiwan residents',
  ),
  'hk-macao-permit': said(
    '港澳居民来往内地通行证',
    'Mainland travel permit for Hong Kong and Macao residents',
  ),
  'taiwan-permit': said('台湾居民来往大陆通行证', 'Mainland travel permit for Taiwan residents'),
  passport: said('护照', 'Passport'),
  'foreign-permanent-resident': said('外国人永久居留身份证', 'Foreign permanent resident card'),
};

export function saidOptions(language: Language, all: Readonly<Record<string, Said>>): Option[] {
  return Object.entries(all).map(([value, name]) => ({ value, label: name[language] }));
}

/** Options for a radio group, named as the call names them. */
export function namedOptions(language: Language, all: readonly (Named & { id: string })[]): Option[] {
  return all.map((each) => ({ value: each.id, label: named(language, each) }));
}

/** Options for a list that unfolds. No markup may stand there, so each option itself says that it is Chinese. */
export function plainOptions(language: Language, all: readonly (Named & { id: string })[]): Option[] {
  return all.map((each) => ({
    value: each.id,
    label: nameIn(language, each),
    isChinese: language === 'zh' || each.en === undefined,
  }));
}
