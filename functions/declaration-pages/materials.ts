import { caseOf } from '../../casework/case.ts';
import { type Announced, announceUpload } from '../../casework/materials/announce-upload.ts';
import type { ApplicantNeeds } from '../../casework/needs.ts';
import type { Refusal } from '../../domain/values/verdict.ts';
import { materialsPage } from '../../pages/applicant/materials-page.ts';
import { pageAnswer } from '../../web/answer.ts';
import { seeOther } from '../../web/gateway.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import { refusalHead } from '../../web/refusal-head.ts';
import type { ToldRoute } from '../../web/tell-attempts.ts';
import { type OwnCaseVisit, ownPage, ownPost, type PostVisit, pathOf } from './case-visit.ts';
import { chosenFilesRoute } from './chosen-files.ts';
import { isEditable } from './editing.ts';
import { isForScript, jsonAnswer, refusalForScript } from './script-answers.ts';

const PATH = '/declarations/{id}/materials';

/** The routes of the list of materials, where a file is announced. */
export function materialPages(needs: ApplicantNeeds): ToldRoute[] {
  return [
    ownPage(needs, PATH, (visit) => showMaterials(needs, visit)),
    ownPost(
      needs,
      {
        path: PATH,
        attempt: 'change',
        purpose: 'announce',
        pageOf: ({ id = '' }) => pathOf(id, '/materials'),
      },
      (visit) => announce(needs, visit),
    ),
    chosenFilesRoute(needs),
  ];
}

interface Refused {
  readonly refusal: Refusal;
  readonly asked?: string;
}

/** Shows the list of materials; after a refused post with what is wrong. */
export async function showMaterials(
  needs: Pick<ApplicantNeeds, 'materials'>,
  { subject, viewer, request, sealFor }: OwnCaseVisit,
  refused?: Refused,
): Promise<WebAnswer> {
  const { version, draft } = subject.declaration;
  const at = request.receivedAt;
  const isOpen = isEditable(subject, at);
  const removals = (draft.materials ?? []).map(
    async ({ upload }) => [upload, await sealFor('remove', { upload, version })] as const,
  );
  const origin = await needs.materials.origin();
  const content = materialsPage({
    language: viewer.language,
    at,
    subject,
    isOpen,
    seal: await sealFor('announce'),
    removalSeals: Object.fromEntries(isOpen ? await Promise.all(removals) : []),
    done: refused ? undefined : doneOf(request.query.get('done')),
    ...refused,
  });
  return pageAnswer(viewer, content, { ...refusalHead(refused?.refusal), formTargets: [origin] });
}

function doneOf(word: string | null): 'taken-in' | 'removed' | undefined {
  return word === 'taken-in' || word === 'removed' ? word : undefined;
}

async function announce(needs: ApplicantNeeds, visit: PostVisit): Promise<WebAnswer> {
  const { form, id, session, subject, request, viewer } = visit;
  const material = form.get('material') ?? '';
  const type = form.get('type') ?? '';
  const upload = {
    material,
    type,
    ...statedIn(form),
    fileName: form.get('fileName') ?? fileNameFor(subject, material),
  };
  const announced = await announceUpload(needs)(id, upload, {
    account: session.account,
    at: request.receivedAt,
  });
  if (announced.ok && isForScript(request)) return toScript(visit, announced.value);
  if (announced.ok) return seeOther(pathOf(id, `/materials/${announced.value.upload}`));
  const now = (await caseOf(needs, id)) ?? subject;
  if (isForScript(request)) return refusalForScript(viewer.language, now, announced.refusal);
  return showMaterials(needs, { ...visit, subject: now }, { refusal: announced.refusal, asked: material });
}

/** The size and the SHA-256 that a script states of the file; without script a browser states neither. */
function statedIn(form: URLSearchParams): { readonly bytes?: number; readonly sha256?: string } {
  const bytes = /^\d{1,12}$/.exec(form.get('bytes') ?? '')?.[0];
  const sha256 = /^[0-9a-f]{64}$/.exec(form.get('sha256') ?? '')?.[0];
  return {
    ...(bytes === undefined ? {} : { bytes: Number(bytes) }),
    ...(sha256 === undefined ? {} : { sha256 }),
  };
}

/** Hands the script the form for storage, and where and with what seal it has the file taken in. */
async function toScript({ id, sealFor }: PostVisit, { upload, form }: Announced): Promise<WebAnswer> {
  const complete = pathOf(id, `/materials/${upload}/complete`);
  return jsonAnswer(201, { form, complete, seal: await sealFor('complete', { upload }) });
}

/**
 * A file's name, numbered from its material's name. Without script a page never learns the file's own name, and
 * reviewers read this one in their list of downloads. The ending comes from the type.
 */
function fileNameFor({ call, declaration }: OwnCaseVisit['subject'], material: string): string {
  const name = call.materials.value.find(({ id }) => id === material)?.name ?? material;
  const plain = withoutRemarks(name)
    // The name of a file may hold none of these.
    .replace(/[\p{Cc}\p{Cf}/\\]/gu, '')
    .trim()
    .slice(0, 60);
  const before = (declaration.draft.materials ?? []).filter((file) => file.material === material).length;
  return `${plain}-${before + 1}`;
}

/** A material's name up to its first remark: `学历（学位）证书；技工院校毕业的……`, `劳动（聘用）合同（一、五（三））`. */
function withoutRemarks(name: string): string {
  const [short = ''] = name.split(/[；;]/);
  const plain = short.replace(/[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)]$/, '');
  return plain === '' ? short : plain;
}
