import type { Site } from '../domain/call/site.ts';
import { page } from '../pages/html/layout.ts';
import type { WebAnswer } from './gateway-event.ts';

/** Sets the site's frame around the page of an answer, in one place, so that no page goes without its mark and its foot. */
export function inFrame(site: Site, { page: content, ...answer }: WebAnswer): WebAnswer {
  return content === undefined ? answer : { ...answer, body: page(content, site) };
}
