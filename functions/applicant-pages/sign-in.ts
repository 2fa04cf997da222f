import { randomBytes } from 'node:crypto';
import { signedInPage, signInFailedPage } from '../../pages/applicant/sign-in-page.ts';
import { pageAnswer } from '../../web/answer.ts';
import { pageForeignForm } from '../../web/fault.ts';
import { seeOther } from '../../web/gateway.ts';
import type { WebAnswer, WebRequest } from '../../web/gateway-event.ts';
import { languageOf } from '../../web/language.ts';
import type { Route } from '../../web/routing.ts';
import { isOwnForm, SESSION_COOKIE, type Session, sessionOf } from '../../web/session.ts';
import { openPage, toSignIn, type VisitNeeds } from '../../web/visit.ts';
import { samePlace } from './site.ts';

const SIGN_IN_COOKIE = '__Host-sign-in';
/** Seconds that a person has to sign in at the issuer. */
const SIGN_IN_SECONDS = 600;
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';
const FORGET_SIGN_IN = `${SIGN_IN_COOKIE}=; ${ATTRIBUTES}; Max-Age=0`;
const FORGET_SESSION = `${SESSION_COOKIE}=; ${ATTRIBUTES}; Max-Age=0`;

/**
 * The routes of signing in at the issuer, and out again. The system keeps no session: the issuer's token is the
 * session.
 */
export function signInRoutes(needs: VisitNeeds): Route[] {
  return [
    { method: 'GET', path: '/sign-in', answer: (request) => signIn(needs, request) },
    openPage(needs, '/sign-in/done', ({ viewer }) =>
      viewer.session ? pageAnswer(viewer, signedInPage(viewer.language)) : toSignIn('/sign-in/done'),
    ),
    { method: 'GET', path: '/sign-in/callback', answer: (request) => comeBack(needs, request) },
    { method: 'POST', path: '/sign-out', answer: (request) => signOut(needs, request) },
  ];
}

/** The state that the browser keeps while it is at the issuer, sealed so that nobody can plant another person's. */
interface Kept {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly place: string;
}

async function signIn({ identity, keys, origin }: VisitNeeds, { query }: WebRequest): Promise<WebAnswer> {
  const kept: Kept = {
    state: secret(),
    nonce: secret(),
    verifier: secret(),
    place: samePlace(query.get('back') ?? '/'),
  };
  const text = Buffer.from(JSON.stringify(kept)).toString('base64url');
  const cookie = `${SIGN_IN_COOKIE}=${text}~${await keys.sealForm('sign-in', text)}`;
  const address = await identity.signInAddress({ ...kept, back: callbackOf(origin) });
  return { ...seeOther(address), cookies: [`${cookie}; ${ATTRIBUTES}; Max-Age=${SIGN_IN_SECONDS}`] };
}

async function comeBack(needs: VisitNeeds, request: WebRequest): Promise<WebAnswer> {
  const { identity, origin } = needs;
  const kept = await keptBy(needs, request);
  const code = request.query.get('code');
  if (!kept || code === null || request.query.get('state') !== kept.state) return failed(request);
  const token = await identity.tokenFor(code, { ...kept, back: callbackOf(origin) });
  const person = token === undefined ? undefined : await identity.personOf(token);
  if (token === undefined || !person) return failed(request);
  return { ...seeOther(kept.place), cookies: [sessionCookie(token, person), FORGET_SIGN_IN] };
}

/** The cookie that keeps a token in the browser until the token ends. */
export function sessionCookie(token: string, { until }: Pick<Session, 'until'>): string {
  const seconds = Math.max(0, Math.floor((until - Date.now()) / 1000));
  return `${SESSION_COOKIE}=${token}; ${ATTRIBUTES}; Max-Age=${seconds}`;
}

async function signOut(needs: VisitNeeds, request: WebRequest): Promise<WebAnswer> {
  const session = await sessionOf(needs, request);
  const seal = new URLSearchParams(request.body).get('seal') ?? '';
  if (session && !(await isOwnForm(needs, request, session, seal, 'sign-out')))
    return pageForeignForm(request);
  return { ...seeOther('/'), cookies: [FORGET_SESSION] };
}

async function keptBy({ keys }: VisitNeeds, { cookies }: WebRequest): Promise<Kept | undefined> {
  const [text = '', seal = ''] = (cookies[SIGN_IN_COOKIE] ?? '').split('~');
  if (!(await keys.isFormSeal(seal, 'sign-in', text))) return undefined;
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Kept;
}

function failed(request: WebRequest): WebAnswer {
  const language = languageOf(request);
  const viewer = { language, path: '/', session: undefined, signOutSeal: undefined };
  return { ...pageAnswer(viewer, signInFailedPage(language), { status: 400 }), cookies: [FORGET_SIGN_IN] };
}

function callbackOf(origin: string): string {
  return `${origin}/sign-in/callback`;
}

/** Makes 256 random bits. A PKCE verifier of them has 43 characters, the least allowed. */
function secret(): string {
  return randomBytes(32).toString('base64url');
}
