import type { ApplicantNeeds } from '../../casework/needs.ts';
import { admitUpload } from '../../domain/acts/applicant/materials.ts';
import type { Case } from '../../domain/declaration/case.ts';
import {
  type ChosenFile,
  proposedMaterials,
  sameAsBefore,
} from '../../domain/declaration/files/chosen-files.ts';
import { MAX_MATERIALS } from '../../domain/declaration/files/material-file.ts';
import { type Language, said } from '../../domain/values/said.ts';
import type { Refusal } from '../../domain/values/verdict.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import type { ToldRoute } from '../../web/tell-attempts.ts';
import { ownPost, type PostVisit, pathOf } from './case-visit.ts';
import { jsonAnswer, refusalLines } from './script-answers.ts';

/**
 * The route that looks at files which somebody chose and did not send yet: it proposes the material of each and says
 * what is wrong with it, in the page's language. It changes nothing.
 */
export function chosenFilesRoute(needs: ApplicantNeeds): ToldRoute {
  return ownPost(
    needs,
    {
      path: '/declarations/{id}/materials/chosen',
      attempt: 'ungoverned',
      purpose: 'announce',
      pageOf: ({ id = '' }) => pathOf(id, '/materials'),
    },
    lookAt,
  );
}

function lookAt({ form, subject, viewer, session, request }: PostVisit): WebAnswer {
  const files = chosenIn(form.get('files') ?? '');
  const by = { at: request.receivedAt, actor: { kind: 'applicant', account: session.account } } as const;
  const proposed = proposedMaterials(subject, files);
  const looked = files.map(({ name, type, bytes, sha256 }, nth) => {
    const material = proposed[nth] ?? '';
    const upload = { material, type, bytes, fileName: name, ...(sha256 === undefined ? {} : { sha256 }) };
    const admitted = admitUpload(subject, upload, by);
    const refusal = admitted.ok ? undefined : admitted.refusal;
    return {
      material,
      wrong: wrongWith(viewer.language, subject, material, refusal),
      note: noteOn(viewer.language, files, nth),
    };
  });
  return jsonAnswer(200, { files: looked });
}

function noteOn(language: Language, files: readonly ChosenFile[], nth: number): string {
  const same = sameAsBefore(files, nth);
  return same === undefined ? '' : sameAs(files[same]?.name ?? '')[language];
}

/** Says everything that is wrong with a file. Without a material, that one must be chosen comes first. */
function wrongWith(
  language: Language,
  subject: Case,
  material: string,
  refusal: Refusal | undefined,
): string[] {
  if (!refusal) return [];
  if (material !== '') return refusalLines(language, subject, refusal);
  const defects = (refusal.defects ?? []).filter(({ at }) => at !== '/material');
  if (defects.length === 0 && refusal.because !== 'malformed')
    return refusalLines(language, subject, refusal);
  const others = defects.length === 0 ? [] : refusalLines(language, subject, { ...refusal, defects });
  return [CHOOSE[language], ...others];
}

const CHOOSE = said('请选择这个文件是哪一项材料。', 'Choose which material this file is.');

function sameAs(name: string) {
  return said(
    `与上面的“${name}”内容完全相同，请确认没有选错。`,
    `It holds the same as “${name}” above; make sure that it is meant.`,
  );
}

/** Reads what the script sends. Our own script alone sends it, so what is malformed is left out. */
function chosenIn(text: string): ChosenFile[] {
  const sent = parsed(text);
  if (!Array.isArray(sent)) return [];
  return sent.slice(0, MAX_MATERIALS).map((each: Readonly<Record<string, unknown>> | null) => ({
    name: String(each?.name ?? ''),
    type: String(each?.type ?? ''),
    bytes: Number(each?.bytes ?? 0),
    ...(typeof each?.sha256 === 'string' ? { sha256: each.sha256 } : {}),
    ...(typeof each?.material === 'string' && each.material !== '' ? { material: each.material } : {}),
  }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
