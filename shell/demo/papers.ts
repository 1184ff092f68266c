import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { FileKept, Order } from '#law/case';
import type { Value } from '#law/ground';
import { inline } from '#shell/db';
import type { Store } from '#shell/ledger';

const titles = {
  'test-report': ['Test report: function, safety, reliability and ethics', '功能、安全、可靠性及伦理风险测试报告'],
  supplement: ['What was missing', '补正材料'],
  plan: ['Plan: endpoints, stop rule, safeguards', '方案：终点指标、停止规则、保障措施'],
  'consent-form': ['Consent form', '知情同意书'],
  report: ['Report', '报告'],
  clearance: ['Clearance by another authority', '其他机关的准许文件'],
  identity: ['Proof of identity', '身份证明'],
  agreement: ['Agreement on the use of data', '数据利用协议'],
  output: ['Result to be released', '拟导出结果'],
  'draft-text': ['Draft of a rule', '规则草案'],
  'test-plan': ['Test plan: function, safety, reliability, ethics', '功能、安全、可靠性和伦理测试方案'],
  'test-data': ['Digests of the test data', '测试数据摘要清单'],
  'test-evidence': ['Records of the run', '测试记录'],
  'surveillance-report': ['Report on the product in use', '在用情况报告'],
  'hearing-record': ['Record of the hearing', '听证笔录'],
  'review-paper': ['Opinion of an institution’s ethics committee', '机构伦理委员会审查意见'],
  'filing-paper': ['Filing of a device trial', '医疗器械临床试验备案凭证'],
  'approval-paper': ['Approval of a device trial', '医疗器械临床试验批准文件'],
  'amended-plan': ['Amended plan', '变更后的方案'],
  'risk-papers': ['Papers on risk: test records, risk assessment', '佐证材料：测试记录、风险评估'],
  'correction-paper': ['What was put right', '改正证明材料'],
  'handed-over': ['File handed over', '交付的文件'],
  'reply-evidence': ['Evidence and basis of the decision', '作出决定的证据、依据'],
  'mediation-signed': ['Record of mediation, signed', '经签字的调解笔录'],
  'review-evidence': ['What shows it', '证明材料'],
  'guide-file': ['Full text of the guide', '指引全文'],
  evidence: ['Proof that it was done', '完成证明'],
} as const satisfies Readonly<Record<string, readonly [en: string, zh: string]>>;

export type Paper = keyof typeof titles;

const wordsOf = (paper: Paper, about: string): Buffer => {
  const [en, zh] = titles[paper];
  return Buffer.from(
    `${en}\n${zh}\n\n${about}\n\nThis file is invented, as is everything in the demo city.\n本文件及演示城市中的一切内容均为虚构。\n`,
    'utf8',
  );
};

/** An attachment as a fact names it: a short text that says that it is invented. */
export const paper = (kind: Paper, about: string): Value => {
  const bytes = wordsOf(kind, about);
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return { digest, name: `${kind}-demo.txt`, size: bytes.length, type: 'text/plain' } satisfies FileKept & Value;
};

const add = inline(
  'insert into attachment (stored, digest, sealed_name, type, bytes, kept_by, kept_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (stored) do nothing',
);
const addUse = inline('insert into attachment_use (digest, case_id, fact, stored) values ($1, $2, $3, $4) on conflict do nothing');

/** Keeps the papers that came with an order, where whoever may see the fact will find them. */
export const keepPapers = async ({ blobs, database }: Store, caseId: string, about: string, order: Order, at: number): Promise<void> => {
  for (const [fact, value] of Object.entries(order.gives)) {
    if (!(fact in titles) || !isFile(value)) continue;
    const stored = await blobs.putSealed(wordsOf(fact as Paper, about), { case: caseId, fact });
    await database.query(add, [
      stored,
      value.digest,
      await blobs.sealName(stored, value.name),
      value.type,
      value.size,
      order.actor ?? null,
      at,
    ]);
    await database.query(addUse, [value.digest, caseId, fact, stored]);
  }
};

const isFile = (value: Value): value is FileKept & { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'digest' in value;
