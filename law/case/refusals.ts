import type { Refusal, Text } from '#law/ground';
import type { Grounded, Pack } from '#law/pack';

/** The element of the pack that refuses: its articles, and how far they say so. The engine's own refusals rest on none. */
export type Refusing = Pick<Grounded, 'basis'> & Partial<Pick<Grounded, 'standing' | 'note'>>;

/** A refusal in the words of the pack, or in the engine's own where the engine owns its name (pack language, section 16). */
export const refuse = (pack: Pack, refusal: string, element: Refusing, about: Readonly<Record<string, unknown>> = {}): Refusal => {
  const words = about['mandate'] === undefined ? (pack.refusals[refusal] ?? engineWords[refusal]) : outsideMandate;
  return {
    refusal,
    basis: element.basis,
    ...(element.standing === undefined ? {} : { standing: element.standing }),
    ...(element.note === undefined ? {} : { note: element.note }),
    ...(words === undefined ? {} : { text: words.text, ...(words.wayOut === undefined ? {} : { wayOut: words.wayOut }) }),
    ...(Object.keys(about).length === 0 ? {} : { about }),
  };
};

const words = (en: string, zh: string, wayOut?: Text): { readonly text: Text; readonly wayOut?: Text } => ({
  text: { en, zh },
  ...(wayOut === undefined ? {} : { wayOut }),
});

/** Of a mandate for other procedures: said of `notAParty` instead of its plain words. */
export const outsideMandate = words('Your mandate of this organisation is for other procedures.', '该单位对您的授权不包括本项程序。', {
  en: 'Ask somebody who acts for the organisation in everything to do it, or to widen the mandate.',
  zh: '请由该单位的全权代表办理，或者请其扩大授权范围。',
});

export const engineWords: Readonly<Record<string, { readonly text: Text; readonly wayOut?: Text }>> = {
  unknownOrder: words('There is no such order here.', '没有此项操作。'),
  notOpenInThisState: words('This cannot be done where the case stands now.', '案件目前所处阶段不能办理此事项。'),
  notThisRole: words('This is for another role to do.', '您的岗位无权办理此事项。', {
    en: 'Hand the case to a colleague who holds that role.',
    zh: '请转交有权办理的同事。',
  }),
  notAParty: words('Only a party to this case may do this.', '仅本案当事人可以办理此事项。'),
  actedBefore: words('Whoever took part in the step before may not take this one.', '参与前一环节的人员不得办理本环节。', {
    en: 'Another person of the office does it.',
    zh: '请由本机关其他人员办理。',
  }),
  conflicted: words('An interest in a party is declared, so this person may not act here.', '与当事人存在已申报的利害关系，应当回避。', {
    en: 'Another person acts instead.',
    zh: '请由其他人员办理。',
  }),
  ownCase: words(
    'This is a case of one’s own: who is a party, acts for one, has an interest in one or took part as one may not act here for the office.',
    '本人是本案当事人、代表当事人、与当事人有利害关系或者曾以当事人身份参与本案，应当回避，不得代表机关办理。',
    { en: 'Hand the case to a colleague who has no part in it.', zh: '请转交与本案无关的同事办理。' },
  ),
  notCompetent: words('The body that acts here is not competent for this.', '本机关对此事项没有权限。', {
    en: 'Refer the case to the body that is.',
    zh: '请移送有权机关处理。',
  }),
  tooOften: words('This has been done as often as it may be.', '此事项已达到规定的次数。'),
  missing: words('Something that is needed was not given.', '缺少必填内容。', {
    en: 'Give what is missing and try again.',
    zh: '请补充后重新提交。',
  }),
  notInDomain: words('An answer is not among those that are possible.', '所填内容不在允许范围内。', {
    en: 'Correct the answer and try again.',
    zh: '请更正后重新提交。',
  }),
  conditionNotMet: words('A condition is not met.', '不符合规定条件。'),
  budgetExhausted: words('The ceiling would be passed.', '将超出规定上限。'),
  formNotApproved: words(
    'The survey form is not approved on this day, so nobody has to answer it.',
    '该统计调查表不在批准有效期内，可以拒绝填报。',
  ),
  notChallengeable: words('This decision cannot be challenged, or not any more.', '该决定不能申请复议，或者已经不能再申请复议。'),
  tooLate: words('The time to challenge is over.', '已超过申请期限。'),
  clockNotRunning: words('The period is not running.', '该期限未在计算中。'),
  afterExpiry: words('The period is over and can no longer be extended or stopped.', '期限已经届满，不能再延长或者中止。'),
  extendedTooOften: words('The period has been extended as often as it may be.', '该期限已达到规定的延长次数。'),
  notSeated: words('Only a member of the committee may do this.', '仅委员会委员可以办理此事项。'),
  termEnded: words("This member's term is over.", '该委员任期已届满。'),
  satBefore: words('Whoever voted on this before may not sit here.', '参加过原审查表决的人员不得参加复核。'),
  notAttending: words('Only members who attend can do this.', '仅到会委员可以办理此事项。', { en: 'Attend first.', zh: '请先签到。' }),
  recused: words('This member is recused from the matter.', '该委员已就本事项回避。'),
  alreadyVoted: words('This member has voted already.', '该委员已经表决。', {
    en: 'Leave and attend again to take the ballot back.',
    zh: '退席后重新签到可撤回表决。',
  }),
  twoRules: words('Two rules of a table fit at once, so the law gives no single answer.', '决策表中有两条规则同时适用，无法得出唯一结果。'),
  noRule: words('No rule of a table fits.', '决策表中没有适用的规则。'),
  clockSetBack: words(
    'The clock of this server stands before what is written already. Nothing was changed.',
    '服务器时钟早于已有记录，未作任何更改。',
    { en: 'Ask those who run the server to set its clock right, then try again.', zh: '请由系统管理人员校正时钟后重试。' },
  ),
  staleCase: words('Someone was faster: the case has changed since you looked.', '案件在您查看之后已被他人更新。', {
    en: 'Look at it again, then decide.',
    zh: '请重新查看后再办理。',
  }),
  keyReused: words('This key was used for another order.', '该请求编号已用于其他操作。'),
  erasureHeld: words('This may not be erased now: something still holds it.', '该信息目前不能删除：尚有须予保存的事由。', {
    en: 'Ask again when what holds it is over.',
    zh: '该事由消除后，可以再次提出。',
  }),
  notTheirData: words(
    'The person who asks has no part in that case, so its data are not theirs to erase.',
    '请求人不是该案件的当事人，无权要求删除其中的信息。',
  ),
  erased: words('This was erased and cannot be read any more.', '该信息已删除，无法查阅。'),
};
