import type { Problem, Text } from '#contract';
import { engineWords } from '#law/case';
import { text } from '#law/ground';
import { type WeakPassword, weaknessWords } from '#shell/identity';
import type { Declined, Refused } from './office-service.ts';

/** A mistake in a request, or a limit of ours: thrown at the door and answered as a problem, never as a fault. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.title);
    this.problem = problem;
    this.headers = headers;
  }
}

type Errors = NonNullable<Problem['errors']>;

const problem = (status: number, name: string, title: string, zh: string, more: Partial<Problem> = {}): Problem => ({
  type: `urn:ordinance:problem:${name}`,
  title,
  status,
  text: text(title, zh),
  ...more,
});

export const malformed = (errors: Errors): Trouble =>
  new Trouble(problem(400, 'malformed', 'The request is not what this address expects', '请求的格式不符合要求', { errors }));

export const unreadable = (en: string, zh: string, about?: Problem['about']): Trouble =>
  new Trouble(problem(400, 'unreadable', en, zh, about === undefined ? {} : { about }));

/** A page of a list that was asked for with a cursor that the list did not give. */
export const badCursor = (): Trouble =>
  new Trouble(
    problem(400, 'bad-cursor', 'This page of the list does not exist', '列表中没有此页', {
      wayOut: text('Begin at the first page, without `cursor`', '请去掉`cursor`，从第一页开始'),
      errors: [{ in: 'query', at: '/cursor', text: text('must be `next` of the page before', '须为上一页给出的`next`') }],
    }),
  );

export const signInFirst = (): Trouble =>
  new Trouble(problem(401, 'sign-in-first', 'Sign in first', '请先登录', { wayOut: text('Sign in, then ask again', '登录后重试') }), {
    'www-authenticate': 'Session',
  });

export const wrongCredentials = (): Trouble =>
  new Trouble(problem(401, 'wrong-credentials', 'E-mail address and password do not fit', '邮箱或密码不正确'), {
    'www-authenticate': 'Session',
  });

export const accountOff = (): Trouble =>
  new Trouble(
    problem(403, 'account-off', 'This account is switched off', '该账户已停用', {
      wayOut: text('Ask the office to switch it on again', '请联系本机关重新启用'),
    }),
  );

export const weakPassword = (why: WeakPassword, at = '/password'): Trouble =>
  new Trouble(
    problem(422, 'weak-password', 'This password is too easy to guess', '密码过于简单', {
      about: { why },
      wayOut: weaknessWords[why],
      errors: [{ in: 'body', at, text: weaknessWords[why] }],
    }),
  );

/** Something that only a person who proved a moment ago who they are may do. The same name as the refusal of an order. */
export const stepUpNeeded = (): Trouble =>
  new Trouble({
    type: 'urn:ordinance:refusal:stepUpNeeded',
    title: 'Prove that it is you',
    status: 403,
    refusal: 'stepUpNeeded',
    text: text('Prove that it is you, with your password or a passkey', '请用密码或者通行密钥验证身份'),
    wayOut: text('POST /api/session/proof, then ask again', '先通过 POST /api/session/proof 验证，再重试'),
  });

export const passkeyRefused = (): Trouble =>
  new Trouble(
    problem(401, 'passkey-refused', 'This passkey was not accepted', '通行密钥未被接受', {
      wayOut: text('Try once more, or sign in with your password', '请重试，或者使用密码登录'),
    }),
    { 'www-authenticate': 'Session' },
  );

export const lastWay = (): Trouble =>
  new Trouble(
    problem(409, 'last-way', 'This is the only way into your account', '这是登录账户的唯一方式', {
      wayOut: text('Set a password or add another passkey first', '请先设置密码或者添加另一个通行密钥'),
    }),
  );

export const needsOneKey = (): Trouble =>
  malformed([{ in: 'body', at: '/', text: text('a password or a passkey', '请提供密码或者通行密钥之一') }]);

export const noPower = (): Trouble => new Trouble(problem(403, 'no-power', 'Your post does not give you this power', '您的岗位无此权限'));

export const notOneself = (): Trouble =>
  new Trouble(
    problem(409, 'not-oneself', 'Nobody switches off their own account', '不得停用本人账户', {
      wayOut: text('Close your account under My account', '请在“我的账户”中注销'),
    }),
  );

export const otherSite = (): Trouble =>
  new Trouble(
    problem(403, 'other-site', 'The request came from another site', '请求来自其他网站', {
      wayOut: text('Send it from a page of this site', '请在本网站页面内操作'),
    }),
  );

export const noSuchThing = (what: string, words?: Text, wayOut?: Text): Problem =>
  problem(404, 'not-found', 'There is no such thing, or it is not shown to you', '不存在，或者您无权查看', {
    about: { notFound: what },
    ...(words && { text: words }),
    ...(wayOut && { wayOut }),
  });

/** The path is one of ours, and takes other methods; they also stand in `Allow`. */
export const notThisMethod = (allow: string): Problem =>
  problem(405, 'method', 'This address does not take that method', '此地址不接受该请求方法', {
    wayOut: text(`It takes ${allow}`, `可用的方法：${allow}`),
  });

/** A mail program that wants to end something says so in the form of RFC 8058. */
export const notOneClick = (): Problem =>
  problem(400, 'not-one-click', 'This address takes `List-Unsubscribe=One-Click` alone', '此地址只接受`List-Unsubscribe=One-Click`', {
    wayOut: text('Open it as a page and choose there', '请在浏览器中打开此地址，在页面上选择'),
  });

export const emailInUse = (): Trouble =>
  new Trouble(
    problem(409, 'email-in-use', 'This e-mail address has an account already', '该邮箱已注册', { wayOut: text('Sign in', '请直接登录') }),
  );

export const tooLarge = (limitBytes: number): Trouble =>
  new Trouble(
    problem(413, 'too-large', `More than ${megabytes(limitBytes)} MB`, `超过 ${megabytes(limitBytes)} MB`, { about: { limitBytes } }),
  );

const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);

export const notThisKind = (): Trouble =>
  new Trouble(
    problem(415, 'media-type', 'The body has to be JSON', '请求正文须为 JSON', {
      wayOut: text('Send it as application/json', '请以 application/json 发送'),
    }),
  );

export const needsKey = (): Trouble =>
  new Trouble(
    problem(428, 'no-key', 'An order needs an idempotency key', '缺少幂等键', {
      wayOut: text('Send a fresh Idempotency-Key, and the same one when you try again', '请附上新的 Idempotency-Key，重试时沿用同一个'),
    }),
  );

export const needsVersion = (): Trouble =>
  new Trouble(
    problem(428, 'no-version', 'It has to be said which version you saw', '缺少所见版本', {
      wayOut: text('Send If-Match with the ETag of what you saw', '请以 If-Match 附上所见内容的 ETag'),
    }),
  );

export const tooMany = (retryAfter: number): Trouble =>
  new Trouble(
    problem(429, 'too-many', 'Too many requests', '请求过于频繁', {
      retryAfter,
      wayOut: text(`Try again in ${retryAfter} seconds`, `请在 ${retryAfter} 秒后重试`),
    }),
    { 'retry-after': String(retryAfter) },
  );

/** What a request wanted, as far as it matters once it failed: whether it may have changed something, and whether it can be repeated. */
export interface Failed {
  readonly writes: boolean;
  readonly keyed: boolean;
}

/** What went wrong is ours, and only the log says it. Whether something was changed before, is not known where something could be. */
export const ourFault = (request: string, failed: Failed = { writes: true, keyed: false }): Problem =>
  failed.writes
    ? problem(500, 'fault', 'Something failed here; whether anything was changed is not known', '系统内部出错；是否已作更改尚不清楚', {
        instance: `urn:uuid:${request}`,
        wayOut: findOut(failed),
      })
    : problem(500, 'fault', 'Something failed here', '系统内部出错', {
        instance: `urn:uuid:${request}`,
        wayOut: text('Try again; if it stays, tell us the code', '请重试；如仍失败，请告知编号'),
      });

const findOut = ({ keyed }: Failed): Text =>
  keyed
    ? text(
        'Send it again with the same Idempotency-Key: it is done once, and answered as it was',
        '请用同一 Idempotency-Key 重新发送：只会执行一次，并得到当时的答复',
      )
    : text('Look whether it was done before you do it again', '请先查看是否已经完成，再重新操作');

const comeAgainSeconds = 5;

/** The database does not answer. `lost`: the line broke in the middle, so that what was asked may have been kept or not. */
export const databaseGone = (down: 'unreachable' | 'lost', failed: Failed): Trouble => {
  const unknown = failed.writes && down === 'lost';
  const title = unknown
    ? 'The database stopped answering; whether this was kept is not known'
    : 'The database does not answer at the moment';
  const zh = unknown ? '数据库中断；本次操作是否已保存尚不清楚' : '数据库暂时无法访问';
  return new Trouble(
    problem(503, unknown ? 'not-known' : 'unavailable', title, zh, {
      retryAfter: comeAgainSeconds,
      wayOut: unknown || (failed.writes && failed.keyed) ? findOut(failed) : text('Try again in a few seconds', '请稍后重试'),
    }),
    { 'retry-after': String(comeAgainSeconds) },
  );
};

const statusOf: Readonly<Record<string, number>> = {
  notThisRole: 403,
  notAParty: 403,
  stepUpNeeded: 403,
  notSeated: 403,
  notTheKeeper: 403,
  noUploadTicket: 403,
  notThisType: 415,
  tooManyUploads: 429,
  staleCase: 412,
  clockSetBack: 503,
  missing: 422,
  notInDomain: 422,
};

/** An entry of the office on a clock that was set back is refused as an order is. */
export const clockIsBack = (): Trouble =>
  new Trouble(declined({ refusal: 'clockSetBack', basis: [], ...engineWords['clockSetBack'] }), {
    'retry-after': String(comeAgainSeconds),
  });

/** What the office declined: a refusal with its article, or nothing to be seen. */
export const declined = (why: Declined): Problem => ('notFound' in why ? noSuchThing(why.notFound, why.text, why.wayOut) : refused(why));

const refused = ({ refusal, basis, text: words, wayOut, about, errors, seq }: Refused): Problem => ({
  type: `urn:ordinance:refusal:${refusal}`,
  title: words?.en ?? refusal,
  // Everything else stands in the way of the order here and now: the state, a guard, a limit, somebody else's act.
  status: statusOf[refusal] ?? (errors === undefined || errors.length === 0 ? 409 : 422),
  refusal,
  basis,
  ...(words && { text: words }),
  ...(wayOut && { wayOut }),
  ...(about && { about: about as NonNullable<Problem['about']> }),
  ...(errors && { errors: errors.map((error) => ({ in: 'fact' as const, at: error.fact, text: error.text })) }),
  ...(seq !== undefined && { seq }),
});
