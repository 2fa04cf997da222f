import type { Call } from '../../call/call.ts';
import { stageSaid, stagesOf } from '../../call/steps.ts';
import { type Said, said } from '../../values/said.ts';
import type { Finding } from '../finding/finding.ts';
import { find, hasStage } from './compared.ts';
import type { Publication } from './publication.ts';

const MAX_NAMED = 5;

/** Reports a step that the version lacks although declarations of earlier versions still have to pass it. */
export function ofRemoved({ call, older, needing }: Publication): Finding[] {
  const kept = new Set(stagesOf(call).map(({ id }) => id));
  return Object.entries(needing)
    .filter(([stage, ids]) => !kept.has(stage) && ids.length > 0)
    .map(([stage, ids]) =>
      find(['steps'], 'step-still-needed', stillNeeded(stageOfOlder(older, stage), ids)),
    );
}

/** The step's name in the newest version that has it. */
function stageOfOlder(older: readonly Call[], id: string): Said {
  const before = older.findLast((each) => hasStage(each, id));
  return before ? stageSaid(before, id) : said(id, id);
}

function stillNeeded(stage: Said, ids: readonly string[]): Said {
  const named = ids.slice(0, MAX_NAMED).join(ids.length > 1 ? '、' : '');
  const [rest, restEn] = ids.length > MAX_NAMED ? [' 等', ' and others'] : ['', ''];
  return said(
    `文件中没有环节${stage.zh}，而以前版本的 ${ids.length} 份未办结申报还要用到它（${named}${rest}）。请保留这一环节（改名请只改 name，不改 id），待这些申报办结后再撤销。`,
    `The file lacks the step ${stage.en}, which ${ids.length} unfinished declarations of versions before it still need (${named.replaceAll('、', ', ')}${restEn}). Keep it, and rename it by its name, not its id; it can be taken away once they have ended.`,
  );
}
