import { registrationForm } from '../../functions/operations/input/registration-form.ts';
import { describedSchema } from './schema-text.ts';

/** The meaning of each field of a registration, for editors. */
const MEANS: Readonly<Record<string, string>> = {
  code: '统一社会信用代码（18位）。Unified social credit code of 18 places.',
  kind: '单位：enterprise 企业、institution 事业单位；部门：评审通知报送路径（routes）中的 kind。Of an employer: enterprise or institution; of a body: a kind of the call’s routes.',
  district:
    '所在地，如 nanhu：单位的申报送到同一所在地的部门。The district: a declaration goes to the bodies of its employer’s district.',
  affiliation: '隶属关系，须是评审通知报送路径（routes）之一。One of the affiliations of the call’s routes.',
  id: '部门的代号，登记后不变。The body’s id, which stays.',
  contact: '经办人：收取待办的信。Who gets the letters.',
  superior: '主管：经办人长期未办时转给主管。To whom silence is handed over.',
  phone: '手机号码（11位）。A mobile number of 11 digits.',
  posts:
    '事业单位核定的岗位，按级别；级别即评审通知 postQuota 的 levels。Approved posts of an institution by level, a level of the call’s postQuota.',
  approved: '核定数。How many were approved.',
  employed: '已聘在这一级岗位的人数。How many are employed at the level.',
  held: '已取得这一级资格而未聘的人数。How many hold a title of the level without being employed at it.',
  left: '本年度离开这一级岗位的人数（退休、调出等），不计入已聘和未聘。How many left the level this year; they count in neither of the two.',
  approvedBy: '核定机关。Who approved the posts.',
  approvedOn: '核定日期。When they were approved.',
  expected:
    '现有登记的版本；首次登记不填。The version that is replaced; left out for one that is not registered yet.',
  checksumSetAside:
    '代码校验不符而证照确为此代码时，写明核对证照的理由。Why a code stands though its checksum fails: the certificate was seen.',
};

/**
 * The form of a file of registrations as a JSON Schema, made of the form by which the act reads it. `npm run
 * registrations -- check` finds the rest: checksums, numbers and repeated entries.
 */
export function registrationsSchemaText(): string {
  return describedSchema(registrationForm, {
    title: '单位和部门登记文件 A file of registrations',
    description:
      '用人单位和审核部门的登记，由操作员放入 Materials 桶的 registrations/，再以 register-employers 登记。Employers and reviewing bodies, which an operator lays under registrations/ in the bucket Materials and registers by the act register-employers.',
    means: MEANS,
  });
}
