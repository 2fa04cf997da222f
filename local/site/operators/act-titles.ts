import { type Said, said } from '../../../domain/values/said.ts';

/** The operators' acts as people call them. The word that starts one stands beside its name. */
export const ACT_TITLES: Readonly<Record<string, Said>> = {
  'publish-calendar': said('公布放假安排', 'Publish the arrangement of days off'),
  'publish-call': said('发布评审通知', 'Publish a call'),
  'move-deadline': said('延后截止时间', 'Move a deadline'),
  'grant-late-entry': said('准许逾期申报', 'Grant a late entry'),
  'reissue-link': said('补发办理链接', 'Reissue a link'),
  'restart-declaration': said('重新驱动申报', 'Restart a declaration'),
  'free-claim': said('解除证件号码占用', 'Free the claim of an identity number'),
  'accept-identity-number': said('核准证件号码', 'Accept an identity number'),
  'admit-case': said('准许不符合条件的申报', 'Admit a case'),
  'confirm-payment': said('确认缴费', 'Confirm a payment'),
  'receive-papers': said('登记收到材料', 'Record that papers came'),
  'register-employers': said('登记单位和部门', 'Register employers and bodies'),
  'enter-sanctions': said('记入诚信档案', 'Enter sanctions'),
  'correct-sanction': said('更正失信记录', 'Correct a sanction'),
  'end-sanction': said('提前终止失信记录', 'End a sanction'),
  'share-sanctions': said('告知信用平台', 'Share sanctions with the credit platform'),
  'record-reply': said('登记信用平台的答复', 'Record the reply of the credit platform'),
  'rehash-identities': said('更换证件号码索引的密钥', 'Rehash identity numbers'),
};
