import { halfWidth } from '../typed/half-width.ts';
import { typedLine } from '../typed/typed-text.ts';

/** RFC 5321 4.5.3.1: the octets of a path without its brackets, and of the part before the @. */
const MAX_ADDRESS = 254;
const MAX_LOCAL_PART = 64;

const LOCAL_PART = /^[A-Za-z0-9_%+'-]+(\.[A-Za-z0-9_%+'-]+)*$/;
const LABEL = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const TOP_LABEL = /^[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])$/;

/** The normal form in which an address is kept. A Chinese keyboard types signs full-width, and `。` for the dot. */
export function normalEmail(text: string): string {
  return isEmailAddress(text) ? text : halfWidth(typedLine(text)).replace(/[。｡]/g, '.');
}

/**
 * Whether a text is an e-mail address of the plain form that every mail server accepts: ASCII only, no quoting, no
 * comment, no bracketed host, at most 254 characters. It is narrower than RFC 5322 on purpose: the address goes into
 * mail headers, so no character may pass that could end or widen a header (control characters, line breaks, spaces,
 * commas, brackets).
 */
export function isEmailAddress(text: string): boolean {
  if (text.length > MAX_ADDRESS) return false;
  const [local = '', host = '', ...more] = text.split('@');
  return more.length === 0 && local.length <= MAX_LOCAL_PART && LOCAL_PART.test(local) && isHost(host);
}

function isHost(host: string): boolean {
  const labels = host.split('.');
  const top = host.slice(host.lastIndexOf('.') + 1);
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && TOP_LABEL.test(top);
}
