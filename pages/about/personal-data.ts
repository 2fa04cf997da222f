import { type Call, citation, type Step } from '../../domain/call/call.ts';
import { noticeStepsOf } from '../../domain/call/steps.ts';
import { factsAsked } from '../../domain/eligibility/facts-asked.ts';
import type { Language } from '../../domain/values/said.ts';
import { FACT_TITLES } from '../facts/fact-sections.ts';
import { type Html, html } from '../html/html.ts';
import { clause, listed, translator, wording } from '../parts/words.ts';

/** The personal data that a call asks for: who it is, the facts that its conditions and papers use, and its materials. */
export function askedSaid(language: Language, call: Call): Html {
  const t = translator(language);
  const asked = new Set(factsAsked(call).map(({ fact }) => fact));
  const facts = [...asked].map((fact) => FACT_TITLES[fact][language]);
  return html`<ul>
<li>${t('姓名、证件号码、手机号码、邮箱、用人单位和现岗位', 'Name, identity number, mobile number, mailbox, employer and present post')}</li>
${facts.length > 0 && html`<li>${t('所填情况：', 'What you state: ')}${facts.join(t('、', ', '))}</li>`}
<li>${t('上传的材料：', 'Your files: ')}${listed(language, call.materials.value)} ${clause(language, citation(call.materials))}</li>
<li>${t('办理记录：每一步由谁、在什么时候、按什么依据作出', 'The record of every step: by whom, when and on which basis')}</li>
</ul>`;
}

/** Everybody who sees a declaration: the employer, the bodies of each route, the committee, and the public notice's readers. */
export function seenBy(language: Language, call: Call): Html {
  const t = translator(language);
  const { routes, identity } = call;
  const bodies = new Map(routes.value.flatMap((route) => route.bodies).map((body) => [body.name, body]));
  const posts = (who: Step['by']) => noticeStepsOf(call).some(({ by }) => by === who);
  return html`<ul>
<li>${t('您的用人单位', 'Your employer')}</li>
${bodies.size > 0 && html`<li>${listed(language, [...bodies.values()])} ${clause(language, citation(routes))}</li>`}
<li>${wording(language, identity.committee)} ${clause(language, citation(identity.committee))}</li>
${posts('employer') && html`<li>${t('公示期间，看到单位所张贴公示的人', 'Whoever reads the public notice that your employer posts')}</li>`}
${posts('body') && html`<li>${t('公示期间，看到审核部门所张贴公示的人', 'Whoever reads the public notice that a reviewing body posts')}</li>`}
</ul>`;
}
