import { sanctionsFile } from '../../functions/operations/sanctions/read-sanctions.ts';
import { describedSchema } from './schema-text.ts';

/** The meaning of each field of a sanction, for editors. */
const MEANS: Readonly<Record<string, string>> = {
  person: '受处理的人。只存加密的内容和证件的密钥哈希。The person; kept sealed, and found by a keyed hash.',
  kind: '证件种类。The kind of document.',
  number: '证件号码；决定的文号；申报编号。The document’s number; the decision’s; the declaration’s.',
  checksumSetAside:
    '号码校验不符而证件确为此号时，写明理由。Why a number stands though its check digit fails.',
  role: '身份：applicant 申报人、reviewer 审核人员、expert 评审专家、staff 工作人员。',
  ground:
    '事由，calls/vocabularies.json 的 grounds 之一。A ground, one of grounds in calls/vocabularies.json.',
  act: '行为。What was done.',
  declared: '所涉申报。The declaration that it was done in.',
  found: '如何、由谁、何时发现。How, by whom and when it was found.',
  heard: '告知、陈述、听证。Told, spoke, heard.',
  decision: '决定：文号、日期、机关。The decision: number, day, office.',
  basis: '依据的条款。The articles that it stands on.',
  effect:
    '后果：不得申报的级别（levels，不写为全部级别）、取消的申报或资格（cancels）。What may not be declared, and what is cancelled.',
  term: '期限。The term.',
  startRule:
    'from-revocation 自决定之日起满若干年；next-year 自次年1月1日起若干个自然年。Whole years from the decision, or calendar years from the next one.',
  years: '年数。Years.',
  lastDay:
    '决定书印明的最后一日，与规则核对；不写则按规则计算。The printed last day, compared with the rule’s.',
  served: '送达。How and when it was served.',
  remedy: '告知的救济途径、是否提出、结果。The remedy told, used, and its outcome.',
  objection: '异议标注。The mark of an objection.',
};

/** The form of a file of sanctions as a JSON Schema, made of the form by which the acts read it. */
export function sanctionsSchemaText(): string {
  return describedSchema(sanctionsFile, {
    title: '诚信档案文件 A file of sanctions',
    description:
      '职称评审诚信档案库的记录，由操作员放入 Materials 桶的 sanctions/，再以 enter-sanctions 记入；每用一次即删除。Entries of the register of sanctions, which an operator lays under sanctions/ in the bucket Materials and enters by the act enter-sanctions; each act deletes what it read.',
    means: MEANS,
  });
}
