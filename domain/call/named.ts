import { type Said, said } from '../values/said.ts';
import type { Call } from './call.ts';

/** Something that a call names; its English name is a rendering, the Chinese one counts. */
export interface Named {
  readonly name: string;
  readonly en?: string | undefined;
}

/** By its English name for who reads English, where the call gives it one. */
export function nameIn(language: keyof Said, { name, en }: Named): string {
  return language === 'en' ? (en ?? name) : name;
}

/** A step as operators read it: by its name, with the id that their inputs and the call's file give it. */
export function stageSaid({ stages }: Pick<Call, 'stages'>, id: string): Said {
  const stage = stages.find((each) => each.id === id);
  return stage ? said(`“${stage.name}”（${id}）`, `"${nameIn('en', stage)}" (${id})`) : said(id, id);
}

/** A cited wording of a call in this language, where the call renders it. */
export function wordingIn(
  language: keyof Said,
  { value, en }: { readonly value: string; readonly en?: string | undefined },
): string {
  return nameIn(language, { name: value, en });
}
