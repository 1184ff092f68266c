import { text as said, type Text } from '#law/ground';

/**
 * What a commitment never stands for, a closed list: a procedure that offers one answers each of these. After the Shenzhen social credit
 * regulations (article 59) and the national opinions of 2020 on notification and commitment; the grounds are the same wherever papers are
 * replaced by a promise.
 */
export const exclusions = {
  security: said('national security and secrets', '国家安全、国家秘密'),
  'public-safety': said('public safety', '公共安全'),
  finance: said('the prudent running of finance', '金融业审慎监管'),
  environment: said('the environment', '生态环境保护'),
  person: said('health, life or property directly', '直接关系人身健康、生命财产安全'),
  'high-risk': said('a high risk', '重大风险'),
  irreversible: said('harm that is costly to correct or cannot be undone', '纠错成本较高、损害难以挽回'),
  record: said(
    'a grave bad record, or an untrue or unkept commitment that is not made good',
    '有严重不良信用记录，或者存在虚假承诺、违反承诺且尚未修复',
  ),
} as const satisfies Readonly<Record<string, Text>>;

export type ExclusionKind = keyof typeof exclusions;

export const exclusionKinds = Object.keys(exclusions) as readonly ExclusionKind[];

/** These can arise everywhere, so a formula asks them; of the others a pack may say why they cannot. */
export const alwaysAsked: readonly ExclusionKind[] = ['person', 'high-risk', 'irreversible', 'record'];
