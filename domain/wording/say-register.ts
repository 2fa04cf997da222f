import { type Said, said } from '../values/said.ts';

/** Why nothing is said of the register of sanctions where nobody knows who asks. The contact of the call follows. */
export const REGISTER_UNASKED: Said = said(
  '审核时还会查询职称评审诚信档案库：期限内的记录可能使人不能申报。这里不知道您是谁，无法查询；记录只在用人单位核对证件后，向本人和办理的审核人显示。想先知道，请本人持证件询问：',
  'Reviewers also see the register of sanctions: an entry may bar a person until its last day. It is not looked up here, where nobody knows who you are. An entry is shown to its person and to the reviewer alone, once the employer has seen the document. To know before, ask in person, with your document: ',
);

/** That the register of sanctions is looked at by those who decide, said to somebody who is signed in. The contact of the call follows. */
export const REGISTER_LATER: Said = said(
  '审核时由审核人查询职称评审诚信档案库：期限内的记录可能使人不能申报。填写时不查询；记录只在用人单位核对证件后，向本人和办理的审核人显示。想先知道，请本人持证件询问：',
  'The register of sanctions is looked at by those who decide: an entry may bar a person until its last day. It is not looked up while you fill in. An entry is shown to its person and to the reviewer alone, once the employer has seen the document. To know before, ask in person, with your document: ',
);
