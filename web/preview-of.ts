import type { Needs } from '../casework/needs.ts';
import type { Declaration } from '../domain/declaration/declaration.ts';
import type { MaterialFile } from '../domain/declaration/draft/draft.ts';
import type { Language } from '../domain/values/said.ts';
import { pictureOfWords } from '../pages/parts/picture-of-words.ts';
import { addressOfFile } from './file-of.ts';
import type { WebAnswer, WebRequest } from './gateway-event.ts';

type PreviewNeeds = Pick<Needs, 'materials' | 'inspection'>;
type Owner = Pick<Declaration, 'id'>;

/** Pixels across, so that small print of an A4 page can be read. */
const WIDTH = 1200;
/** Seconds for which a browser shows a page again without asking, as long as somebody turns pages. */
const SHOWN_AGAIN_SECONDS = 300;

/** Reads a page's number from a path; undefined for any other text. */
export function pageIn({ page = '' }: Readonly<Record<string, string>>): number | undefined {
  return /^[1-9]\d{0,4}$/.test(page) ? Number(page) : undefined;
}

/** How many pages a file has; undefined where opening it took more than its limit. */
export function pagesOf(needs: PreviewNeeds) {
  return async (owner: Owner, file: MaterialFile): Promise<number | undefined> => {
    if (file.type !== 'application/pdf') return 1;
    const from = await addressOfFile(needs.materials, owner.id, file);
    const opened = await needs.inspection.open({ type: file.type, from });
    return 'pages' in opened ? opened.pages : undefined;
  };
}

/**
 * Answers with a page of a file as a picture, which a function without rights drew, so that nothing of the file runs in
 * a browser; undefined if there is no such page. A page that cannot be drawn is a picture that says so. The caller checks
 * who may have it.
 */
export function pictureOf(needs: PreviewNeeds) {
  return async (
    owner: Owner,
    file: MaterialFile,
    { page, language, request }: { page: number; language: Language; request: WebRequest },
  ): Promise<WebAnswer | undefined> => {
    const etag = `"${file.sha256}-${page}-${WIDTH}"`;
    const kept = { etag, 'cache-control': `private, max-age=${SHOWN_AGAIN_SECONDS}` };
    if (request.headers['if-none-match'] === etag) return { status: 304, headers: kept };
    const from = await addressOfFile(needs.materials, owner.id, file);
    const drawn = await needs.inspection.draw({ type: file.type, from, draw: { page, width: WIDTH } });
    if ('jpeg' in drawn) return picture('image/jpeg', drawn.jpeg, kept);
    if ('notDrawn' in drawn && drawn.notDrawn === 'no-such-page') return undefined;
    return picture('image/svg+xml', pictureOfWords(language), { 'cache-control': 'no-store' });
  };
}

function picture(type: string, body: string | Uint8Array, headers: Record<string, string>): WebAnswer {
  const safe = {
    'content-security-policy': "default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
  };
  return { status: 200, headers: { 'content-type': type, ...safe, ...headers }, body };
}
