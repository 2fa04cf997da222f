import { citation } from '../../domain/call/call.ts';
import { checkbox, selectField, textField } from '../html/field.ts';
import { html, type Part } from '../html/html.ts';
import { chinese, clause, translator, wording } from '../parts/words.ts';
import { IDENTITY_KINDS_SAID, saidOptions } from './draft-choices.ts';
import { fieldAt, textAt } from './draft-fields.ts';
import { type DraftForm, STATED } from './draft-form.ts';

export function identityFields(form: DraftForm): Part {
  const { language } = form;
  const t = translator(language);
  return [
    selectField({
      ...fieldAt(form, '/identity/kind'),
      options: saidOptions(language, IDENTITY_KINDS_SAID),
    }),
    textAt(form, '/identity/number', {
      width: 'middle',
      hint: t(
        '居民身份证为18位，末位可以是 X',
        'A resident identity card has 18 characters; the last may be X',
      ),
    }),
    textAt(form, '/identity/name', {
      width: 'middle',
      autocomplete: 'name',
      hint: t('与证件一致', 'As on the document'),
    }),
    textAt(form, '/identity/phone', {
      width: 'middle',
      type: 'tel',
      autocomplete: 'tel',
      hint: form.hasSms
        ? t(
            '用人单位和审核部门办理时可能打这个电话，也只有他们看得到；您同意的，短信也发到这个号码',
            'Your employer and the reviewers may call it, and only they see it; short messages go here too if you agree',
          )
        : t(
            '用人单位和审核部门办理时可能打这个电话，也只有他们看得到；本系统不向手机发消息',
            'Your employer and the reviewers may call it, and only they see it; this system sends nothing to telephones',
          ),
    }),
    form.hasSms && smsField(form),
    textAt(form, '/identity/email', {
      type: 'email',
      autocomplete: 'email',
      hint: t('办理进度会发到这个邮箱', 'We write to this address about your progress'),
    }),
  ];
}

/** The consent to short messages. Nobody needs it to declare. */
function smsField(form: DraftForm): Part {
  const t = translator(form.language);
  const {
    value,
    label: _label,
    ...rest
  } = fieldAt(form, '/identity/smsAgreed', {
    hint: t(
      '选填。被退回、未予通过和截止前一个工作日，除邮件外再发一条短信；只写申报编号、通知简称和日期，不写姓名和链接。为此，号码会交给短信服务商。',
      'Optional. When the declaration is returned or refused, and one working day before a deadline, a short message comes beside the letter; it has the reference number, the call’s short name and a day, no name and no link. For this your number is given to the provider of short messages.',
    ),
  });
  return checkbox({
    ...rest,
    label: t('同意接收短信提醒', 'I agree to short messages'),
    value: STATED,
    checked: value === STATED,
  });
}

export function employerFields(form: DraftForm): Part {
  const { language, employerName, values } = form;
  const t = translator(language);
  const registered =
    employerName === undefined
      ? html``
      : html`<p>${t('登记的单位名称：', 'Registered as: ')}<strong>${chinese(language, employerName)}</strong></p>`;
  return [
    textField({
      ...fieldAt(form, '/employer', {
        hint: t(
          '填单位的18位统一社会信用代码，保存后显示登记的名称',
          "The employer's unified social credit code of 18 characters; its registered name is shown after saving",
        ),
      }),
      label: t('用人单位统一社会信用代码', 'Unified social credit code of your employer'),
      width: 'middle',
    }),
    values['/employer'] !== '' && registered,
  ];
}

export function employmentFields(form: DraftForm): Part {
  const { language, call } = form;
  const {
    value,
    name,
    label: _label,
    ...rest
  } = fieldAt(form, '/inService/stated', {
    hint: html`${wording(language, call.identity.scope)} ${clause(language, citation(call.identity.scope))}`,
  });
  return [
    checkbox({
      ...rest,
      name,
      label: translator(language)(
        '我声明：本人在该单位在职在岗',
        'I state that I am employed there and at my post',
      ),
      value: STATED,
      checked: value === STATED,
    }),
    textAt(form, '/inService/post', { width: 'middle' }),
  ];
}
