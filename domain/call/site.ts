import type { Named } from './named.ts';

/** What a deployment says of itself on every page. */
export interface Site {
  /** Who runs the site (主办单位). The page of a call names the call's own instead, where that has one. */
  readonly organiser: Named;
  /** The telephone number to ask at. */
  readonly telephone: string;
  /** The site's filing number (备案号), where it has one. */
  readonly filing?: string | undefined;
  /** Whether applicants may ask for short messages beside their letters. */
  readonly hasSms?: true;
  /** Whether the site is for invented people. Every page then says that no real data may be entered. */
  readonly isDemonstration: boolean;
}
