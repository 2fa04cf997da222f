/** Whether an invocation is a task of a run that tells people what is due: the ladder, or a wait that begins. */
export function tells(name: string, payload: unknown): boolean {
  if (name === 'DeclarationFunction') return (payload as { task?: string }).task === 'wait';
  return TELLING.includes(name);
}

const TELLING = [
  'EscalationFunction',
  'EmployerReviewFunction',
  'NoticeTimerFunction',
  'AuthorityReviewFunction',
];
