import process from 'node:process';

/** A condition that the real endpoints must meet without any account. */
interface Check {
  readonly what: string;
  readonly path: string;
  readonly status: number;
  /** Another condition on the answer; the sentence says how it fails. */
  readonly also?: (answer: Response, text: string) => string | undefined;
}

const FORBIDDEN = ['Records', 'arn:aws', 'at Object.', 'stack'];

const CHECKS: readonly Check[] = [
  {
    what: 'the start page is served with its policy',
    path: '/',
    status: 200,
    also: ({ headers }) =>
      headers.get('content-security-policy')?.includes("default-src 'none'")
        ? undefined
        : 'the Content-Security-Policy is missing',
  },
  {
    what: 'the API describes itself',
    path: '/api/v1/openapi.json',
    status: 200,
    also: (_, text) => (text.includes('"openapi":"3.1') ? undefined : 'this is not the document of the API'),
  },
  { what: 'the records answer', path: '/api/v1/calls', status: 200 },
  { what: 'a declaration asks for a token', path: '/api/v1/declarations/2021-0000-0000', status: 401 },
  {
    what: 'a link that nobody signed opens nothing, and the key ring answers',
    path: '/review/eyJhbGciOiJIUzI1NiJ9.eA.eA',
    status: 404,
  },
  { what: 'a page of a declaration leads to signing in', path: '/declarations/2021-0000-0000', status: 303 },
  { what: 'signing in leads to the issuer', path: '/sign-in', status: 303 },
  { what: 'what is not there is not there', path: '/no-such-page', status: 404 },
];

/** Checks each endpoint once, prints how it went, and gives the exit code. */
export async function smoke(origin: string): Promise<number> {
  let failed = 0;
  for (const check of CHECKS) {
    const trouble = await troubleWith(origin, check);
    if (trouble !== undefined) failed += 1;
    console.log(
      `${trouble === undefined ? '✓' : '✗'} ${check.what}${trouble === undefined ? '' : `: ${trouble}`}`,
    );
  }
  console.log(
    failed === 0
      ? `${origin} 正常。 All is well.`
      : `${failed} 项不对，见 docs/first-deployment.md。 ${failed} wrong; see docs/first-deployment.md.`,
  );
  return failed === 0 ? 0 : 1;
}

async function troubleWith(origin: string, { path, status, also }: Check): Promise<string | undefined> {
  try {
    const answer = await fetch(`${origin}${path}`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    if (answer.status !== status) return `it answered ${answer.status}, not ${status}`;
    const leak = FORBIDDEN.find((each) => text.includes(each));
    if (leak !== undefined) return `the answer holds "${leak}"`;
    return also?.(answer, text);
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return `it did not answer (${cause?.code ?? message})`;
  }
}

if (import.meta.main) {
  const [origin = ''] = process.argv.slice(2);
  if (!URL.canParse(origin)) {
    console.error('用法 Usage: npm run smoke -- https://host');
    process.exit(2);
  }
  process.exitCode = await smoke(new URL(origin).origin);
}
