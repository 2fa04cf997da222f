import { createHash } from 'node:crypto';
import { inventedApplicant } from '../../rigs/machine/people.ts';
import { CALL } from '../../rigs/machine/rig.ts';
import { pdfOf } from '../../rigs/real-files.ts';
import { decideByLetter } from './decide-by-letter.ts';

/** The acknowledged acts on one declaration. */
interface Acknowledged {
  /** Moves that its timeline must hold, as often as they stand here. */
  readonly moves: string[];
  readonly files: Map<string, Buffer>;
  /** The post that was taken last, and those stated since whose fate the person does not know. */
  post?: string;
  readonly tried: Set<string>;
}

/** An applicant who works on declarations over HTTP, and the employer's contact who decides on them. */
export interface Person {
  /** Does the next thing; rejects when nobody answers. */
  goOn(chance: () => number): Promise<void>;
  /** How many acts and files were acknowledged. */
  count(): number;
  /** The acknowledged acts that are missing. */
  lost(): Promise<string[]>;
  /** This person's present declaration, as the API shows it. */
  present(): Promise<Shown>;
}

interface Shown {
  readonly id: string;
  readonly standing: string;
  readonly version: number;
  readonly stated: { readonly inService?: { readonly post?: string } };
  readonly materials: readonly { readonly upload: string; readonly material: string }[];
}

/** Refusals after which the person looks again: another act came between, or the storage's event was faster. */
const ORDINARY = [409, 412];
const AGREED = createHash('sha256').update(CALL.commitment.value).digest('hex');
const FILE_BYTES = 100_000;

export function personAt(origin: string, nth: number, bearer: string): Person {
  const declarations = new Map<string, Acknowledged>();
  const { materials = [], ...stated } = inventedApplicant(CALL, nth, {}).draft;
  let acts = 0;

  async function ask(method: string, path: string, body?: unknown, version?: number): Promise<Buffer> {
    acts += 1;
    const act = { 'if-match': `"${version}"`, 'idempotency-key': `act-${nth}-${acts}` };
    const answer = await fetch(`${origin}/api/v1/declarations${path}`, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        'content-type': 'application/json',
        ...(version === undefined ? {} : act),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (answer.ok) return bytes;
    throw Object.assign(new Error(`${method} ${path}: ${answer.status} ${bytes}`), { status: answer.status });
  }
  const json = async (...asked: Parameters<typeof ask>) => JSON.parse((await ask(...asked)).toString());
  const present = (): Promise<Shown> => json('POST', '', { call: CALL.id });

  async function change({ id, version }: Shown, of: Acknowledged): Promise<void> {
    const post = `软件工程师 ${acts}`;
    of.tried.add(post);
    await ask('PATCH', `/${id}`, { ...stated, inService: { stated: true, post } }, version);
    of.post = post;
    of.tried.clear();
    of.moves.push('change');
  }

  async function upload({ id }: Shown, of: Acknowledged, material: string, size: number): Promise<void> {
    const bytes = Buffer.concat([pdfOf(`${nth} ${acts}`), Buffer.alloc(1 + size, '% ')]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = {
      material,
      fileName: `${material}.pdf`,
      type: 'application/pdf',
      bytes: bytes.length,
      sha256,
    };
    const { upload: made, form } = await json('POST', `/${id}/materials`, file);
    const fields = new FormData();
    for (const [name, value] of Object.entries(form.fields)) fields.set(name, String(value));
    fields.set('file', new Blob([new Uint8Array(bytes)]), 'scan');
    await fetch(form.url, { method: 'POST', body: fields });
    await ask('POST', `/${id}/materials/${made}/complete`);
    of.files.set(made, bytes);
  }

  async function next(shown: Shown, of: Acknowledged, chance: () => number): Promise<void> {
    const { id, standing, version } = shown;
    const act = async (move: string, path: string, body: unknown) => {
      await ask('POST', `/${id}${path}`, body, version);
      of.moves.push(move);
    };
    if (standing === 'submitted' && chance() < 0.8) {
      const done = await decideByLetter(origin, id, chance() < 0.6 ? 'return' : 'support');
      if (done) of.moves.push(done);
      return;
    }
    if (standing !== 'draft' && standing !== 'returned') return act('withdraw', '/withdrawal', {});
    const missing = materials.find(
      ({ material }) => !shown.materials.some((each) => each.material === material),
    );
    if (of.post === undefined || chance() < 0.3) return change(shown, of);
    if (missing) return upload(shown, of, missing.material, Math.floor(chance() * FILE_BYTES));
    return act('submit', '/submission', { agreedHash: AGREED });
  }

  async function lostOf(id: string, { moves, files, post, tried }: Acknowledged): Promise<string[]> {
    const [shown, { timeline }] = await Promise.all([json('GET', `/${id}`), json('GET', `/${id}/timeline`)]);
    const left: string[] = timeline.map(({ move }: { move: string }) => move);
    const lost = moves.filter(
      (move) => left.indexOf(move) < 0 || left.splice(left.indexOf(move), 1).length === 0,
    );
    const stands = shown.stated.inService?.post ?? 'nothing';
    if (post !== undefined && stands !== post && !tried.has(stands)) lost.push(`${post}, but ${stands}`);
    for (const [made, bytes] of files)
      if (!(await ask('GET', `/${id}/materials/${made}`)).equals(bytes)) lost.push(made);
    return lost.map((each) => `${id}: ${each}`);
  }

  return {
    present,
    async goOn(chance) {
      const shown = await present();
      const of = declarations.get(shown.id) ?? {
        moves: ['create'],
        files: new Map(),
        tried: new Set<string>(),
      };
      declarations.set(shown.id, of);
      await next(shown, of, chance).catch((error: { status?: number }) => {
        if (!ORDINARY.includes(error.status ?? 0)) throw error;
      });
    },
    count: () =>
      [...declarations.values()].reduce((sum, { moves, files }) => sum + moves.length + files.size, 0),
    lost: async () => (await Promise.all([...declarations].map(([id, of]) => lostOf(id, of)))).flat(),
  };
}
